import { ScoreReportSchema } from "@scorecast/core/report-schema";
import type { GoalReport } from "@scorecast/simulator/report";
import { z } from "zod";
import { ProjectionReportSchema } from "./projection-schema.ts";

const projection = ProjectionReportSchema.shape;
const share = z.number().min(0).max(1);
const text = z.strictObject({ zh: z.string(), en: z.string() });
const bounds = z.tuple([z.number(), z.number()]);
const money = z.number();
const day = z.iso.date();
const count = z.int().min(0);

const Chance = z
  .strictObject({ value: share, interval: z.tuple([share, share]), standardError: z.number().min(0) })
  .meta({ description: "share of simulated futures, with its Wilson 95 % interval" });

const Measure = z.strictObject({
  id: z.string(),
  use: z.string(),
  title: text,
  advice: text,
  product: z.string().nullable(),
  from: day,
  until: day.nullable(),
  dose: z.number().positive(),
  cost: z
    .strictObject({ once: money, perDay: money, perOrder: money, total: money })
    .nullable()
    .meta({ description: "expected money up to the last day of the horizon" }),
});

const Plan = z.strictObject({
  id: z.string(),
  measures: z.array(Measure),
  chance: Chance,
  searched: Chance,
  cost: z.strictObject({ value: money, standardError: z.number().min(0) }).nullable(),
  verdict: z.enum(["holds", "undecided", "fails"]),
  beside: z
    .strictObject({ chance: z.number(), interval: bounds, dearer: z.number(), near: z.boolean() })
    .nullable(),
});

const points = z.number().nullable();

const Inverse = z.strictObject({
  asOf: day,
  total: points,
  provenance: ScoreReportSchema.shape.provenance,
  goodOrders: z.strictObject({
    threshold: z.number(),
    today: count.nullable(),
    withRollOff: count.nullable(),
    days: z.int().positive(),
  }),
  badReview: z.strictObject({
    points,
    displayed: points,
    from: day.nullable(),
    until: day.nullable(),
    goodOrders: count.nullable(),
  }),
  batch: z
    .strictObject({
      product: z.string().nullable(),
      from: day.nullable(),
      to: day.nullable(),
      events: count,
      points,
      halfOn: day.nullable(),
      goneOn: day,
      path: z.array(z.strictObject({ date: day, left: count, points })),
    })
    .nullable(),
});

/** `scorecast goal --json`. */
export const GoalReportSchema = z.object({
  formatVersion: z.literal(1),
  kind: z.literal("goal"),
  program: projection.program,
  shop: projection.shop,
  rules: projection.rules,
  input: projection.input,
  seed: projection.seed,
  start: projection.start,
  horizon: projection.horizon,
  target: z.strictObject({
    text: z.string(),
    question: z.string(),
    wanted: z.boolean(),
    probability: share,
  }),
  budget: money.nullable(),
  priced: z.boolean(),
  verdict: z.enum(["met", "reached", "over-budget", "unreachable", "undecided"]),
  replications: z.strictObject({ search: count, fresh: count, simulated: count }),
  freshSeed: z.string(),
  aim: share,
  baseline: Chance,
  strongest: Plan,
  plan: Plan,
  beyondBudget: Plan.nullable(),
  others: z.array(Plan),
  binding: z.array(
    z.strictObject({
      kind: z.enum(["budget", "highest-dose", "lowest-dose", "earliest", "latest", "exclusive"]),
      lever: z.string().nullable(),
      other: z.string().nullable(),
    }),
  ),
  unspent: money.nullable(),
  nextStep: z
    .strictObject({
      lever: z.string(),
      from: day,
      dose: z.number().positive(),
      money,
      chance: z.number(),
      interval: bounds,
      standardError: z.number().min(0),
    })
    .nullable(),
  latestStart: z.strictObject({ plan: day.nullable(), strongest: day.nullable() }),
  front: z.array(
    z.strictObject({
      cost: z.number(),
      chance: Chance,
      measures: z.array(z.strictObject({ id: z.string(), from: day, dose: z.number().positive() })),
    }),
  ),
  offered: z.array(
    z.strictObject({
      id: z.string(),
      use: z.string(),
      title: text,
      gain: z.number(),
      standardError: z.number().min(0),
      chance: Chance,
      verdict: z.enum(["helps", "changes-nothing", "does-not-help", "left-out"]),
    }),
  ),
  assumptions: projection.assumptions,
  priors: projection.priors,
  inverse: Inverse.meta({ description: "exact under the rules, from the record alone" }),
}) satisfies z.ZodType<GoalReport>;
