import { z } from "zod";
import { amount, Cost, date, duration } from "../scenario/lever-file.ts";
import { Lever } from "../scenario/scenario-file.ts";

/**
 * The plan file as it is written: schema and type in one, and the JSON Schema for editors. What the words mean is decided by
 * `parsePlanFile`. The records are those of source document 004.
 */
const text = z.string().min(1);
const Title = z.union([text, z.strictObject({ zh: text, en: text })]);
export const progressWords = ["not-started", "under-way", "done"] as const;
const percent = z.string().regex(/^\d{1,3}(\.\d+)?%$/);
const share = z.union([z.number().min(0).max(1), percent]);
const number = z.number();

const lever = Lever.shape;

const Measure = z.strictObject({
  /** Unique in the plan. */
  id: text,
  title: Title.optional(),
  /** Id of a lever; absent: a measure without a parameter in the model. */
  use: text.optional(),
  owner: text.optional(),
  /** Planned first day. */
  from: date,
  /** By when it is to be done. */
  due: date.optional(),
  /** Last day on which it acts; absent: for good. */
  until: date.optional(),
  /** Day on which it really began; absent: not yet. */
  started: date.optional(),
  /** Day on which it was done. */
  finished: date.optional(),
  /** A word, or percent. */
  progress: z.union([z.enum(progressWords), percent]).optional(),
  /** Metric that it is to move, where `use` does not say so. */
  metric: text.optional(),
  ...{ ramp: lever.ramp, dose: lever.dose, adherence: lever.adherence, effect: lever.effect },
  product: lever.product,
  cost: Cost.optional(),
  /** Yuan spent up to now. */
  spent: amount.optional(),
});

/** Something that happened meanwhile and may be behind what comes. */
const Incident = z.strictObject({ title: Title, from: date, days: duration });

const Complaint = z.strictObject({
  kind: text,
  cases: z.int().min(0).optional(),
  /** Mean hours from the complaint to its settlement, and the standard. */
  hours: amount,
  standard: amount,
});

const Refund = z.strictObject({
  type: text,
  /** Mean days, the standard, and what it was before the plan. */
  days: amount,
  standard: amount,
  before: z.number().gt(0).optional(),
  /** Id of the measure whose effect this figure says. */
  feeds: text.optional(),
});

const Satisfaction = z.strictObject({
  aspect: text,
  /** Percent of very dissatisfied, dissatisfied, neutral, satisfied and very satisfied answers. */
  shares: z.array(z.number().min(0).max(100)).length(5),
  before: z.array(z.number().min(0).max(100)).length(5).optional(),
  feeds: text.optional(),
});

const Inspection = z.strictObject({
  product: text,
  /** Share of the goods that pass, and what it was before the plan. */
  pass: share,
  before: share.optional(),
  standard: share.optional(),
  issue: text.optional(),
  measure: text.optional(),
  state: z.enum(progressWords).optional(),
  feeds: text.optional(),
});

/** Any other figure before and after. */
const Figure = z.strictObject({
  title: text,
  unit: text.optional(),
  before: number,
  now: number,
  target: number.optional(),
  better: z.enum(["higher", "lower"]).optional(),
});

const Records = z.strictObject({
  complaints: z.array(Complaint).optional(),
  refunds: z.array(Refund).optional(),
  satisfaction: z.array(Satisfaction).optional(),
  inspections: z.array(Inspection).optional(),
  figures: z.array(Figure).optional(),
});

export const PlanFile = z.strictObject({
  /** A shop folder, relative to this file. */
  shop: text,
  /** Id of a rule version; default: the one in force. */
  rules: z.string().optional(),
  /** First day of the plan; default: the earliest `from` or `started`. */
  start: date.optional(),
  /** Days from the start that the plan looks ahead. */
  horizon: duration.optional(),
  replications: z.int().min(20).max(1_000_000).optional(),
  seed: z.union([text, z.int()]).optional(),
  measures: z.array(Measure).min(1),
  incidents: z.array(Incident).optional(),
  records: Records.optional(),
});
export type PlanFile = z.infer<typeof PlanFile>;

/** Valid keys by where they stand. */
export const planKeys: Readonly<Record<string, readonly string[]>> = {
  file: Object.keys(PlanFile.shape),
  measures: Object.keys(Measure.shape),
  cost: Object.keys(Cost.shape),
  incidents: Object.keys(Incident.shape),
  title: ["zh", "en"],
  records: Object.keys(Records.shape),
  complaints: Object.keys(Complaint.shape),
  refunds: Object.keys(Refund.shape),
  satisfaction: Object.keys(Satisfaction.shape),
  inspections: Object.keys(Inspection.shape),
  figures: Object.keys(Figure.shape),
};

/** JSON Schema (draft 7) of the plan file, for editors. */
export function planJsonSchema(): unknown {
  return z.toJSONSchema(PlanFile, { target: "draft-7", io: "input" });
}
