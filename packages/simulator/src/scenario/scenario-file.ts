import { z } from "zod";
import { Goal, goalKeys } from "./goal-file.ts";
import { Cost, date, duration, product } from "./lever-file.ts";

/**
 * The scenario file as it is written: schema and type in one, and the JSON Schema for editors. What the words mean
 * (dates, durations, levers) is decided by `parseScenarioFile`.
 */
export const Lever = z.strictObject({
  /** Id of a lever. */
  use: z.string(),
  from: date.optional(),
  until: date.optional(),
  ramp: duration.optional(),
  dose: z.number().min(0).max(10).optional(),
  adherence: z.number().min(0).max(1).optional(),
  effect: z.union([z.number(), z.string()]).optional(),
  product: product.optional(),
  cost: Cost.optional(),
});

/** A rule version, or the study's own with the user's numbers: the same keys as an overrides file. */
const overrides = z.record(z.string(), z.unknown());
const Rules = z.union([
  z.string(),
  z.strictObject({ use: z.string().optional(), from: date.optional(), overrides: overrides.optional() }),
]);

const Incident = z.strictObject({
  /** Id of an incident. */
  use: z.string(),
  from: date.optional(),
  days: duration,
  dose: z.number().min(0).max(10).optional(),
  effect: z.union([z.number(), z.string()]).optional(),
  product: product.optional(),
  /** Of a rule change: the rules of those days. */
  rules: Rules.optional(),
});

const Scenario = z.strictObject({
  title: z.strictObject({ zh: z.string(), en: z.string() }).optional(),
  levers: z.array(Lever).optional(),
  incidents: z.array(Incident).optional(),
  rules: Rules.optional(),
});

/** What the shop can take; holds for every scenario. */
const Capacity = z.strictObject({
  pickupsPerDay: z.int().min(1).optional(),
  agents: z.number().gt(0).max(1000).optional(),
});

/** The score acts back on demand: an assumption of the user's, off where it is absent. */
const Feedback = z.strictObject({
  /** Percent of orders per point of the total above or below the one at the start. */
  elasticity: z.number().min(0).max(20),
  /** Until a total acts. */
  delay: duration.optional(),
  /** Bounds of the orders, as a multiple. */
  least: z.number().min(0).max(1).optional(),
  most: z.number().min(1).max(10).optional(),
  /** Below so many points orders fall to this share. */
  cutoff: z.strictObject({ below: z.number(), to: z.number().min(0).max(1) }).optional(),
});

export const ScenarioFile = z.strictObject({
  /** A shop folder, relative to this file. */
  shop: z.string().optional(),
  /** Id of a rule version; default: the one in force on the start. */
  rules: z.string().optional(),
  /** First forecast day. */
  start: date.optional(),
  horizon: duration.optional(),
  replications: z.int().min(2).max(1_000_000).optional(),
  seed: z.union([z.string().min(1), z.int()]).optional(),
  capacity: Capacity.optional(),
  feedback: Feedback.optional(),
  scenarios: z.record(z.string(), Scenario.nullable()).optional(),
  questions: z.array(z.string()).optional(),
  /** Run every subset of the levers of each scenario, to tell what each adds. */
  interactions: z.boolean().optional(),
  /** What `scorecast goal` is to reach, and with what; the baseline's incidents and rules hold for every plan. */
  goal: Goal.optional(),
});
export type ScenarioFile = z.infer<typeof ScenarioFile>;

/** Valid keys by where they stand. */
export const keysOf = {
  file: Object.keys(ScenarioFile.shape),
  scenario: Object.keys(Scenario.shape),
  lever: Object.keys(Lever.shape),
  cost: Object.keys(Cost.shape),
  incident: Object.keys(Incident.shape),
  capacity: Object.keys(Capacity.shape),
  feedback: Object.keys(Feedback.shape),
  cutoff: Object.keys(Feedback.shape.cutoff.unwrap().shape),
  ...goalKeys,
} as const;

/** JSON Schema (draft 7) of the scenario file, for editors. */
export function scenarioJsonSchema(): unknown {
  return z.toJSONSchema(ScenarioFile, { target: "draft-7", io: "input" });
}
