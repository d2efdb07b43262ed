import { z } from "zod";
import { amount, Cost, date, duration, product } from "./lever-file.ts";

/** A measure that a plan may use, as the `goal` of a scenario file offers it. */
const GoalLever = z.strictObject({
  /** Id of a lever. */
  use: z.string(),
  /** A dose, doses to choose from, or a range such as "0.5 to 1". Default: 1. */
  dose: z.union([z.number().gt(0).max(10), z.array(z.number().gt(0).max(10)).min(1), z.string()]).optional(),
  /** A day, or "2026-10-08 to 2026-10-20". Default: any day from the start on. */
  from: z.string().optional(),
  until: date.optional(),
  ramp: duration.optional(),
  adherence: z.number().min(0).max(1).optional(),
  effect: z.union([z.number(), z.string()]).optional(),
  product: product.optional(),
  cost: Cost.optional(),
});

/** The `goal` of a scenario file, for `scorecast goal`. */
export const Goal = z.strictObject({
  /** "P(total >= 80 on 2026-11-11) >= 0.8". */
  target: z.string().optional(),
  /** Yuan. */
  budget: amount.optional(),
  levers: z.array(GoalLever).optional(),
  /** Levers that exclude each other, by their ids. */
  exclusive: z.array(z.array(z.string()).min(2)).optional(),
});
export type Goal = z.infer<typeof Goal>;

export const goalKeys = {
  goal: Object.keys(Goal.shape),
  goalLever: Object.keys(GoalLever.shape),
} as const;
