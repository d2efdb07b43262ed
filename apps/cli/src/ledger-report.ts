import { ScoreReportSchema } from "@scorecast/core/report-schema";
import { z } from "zod";

const text = z.strictObject({ zh: z.string(), en: z.string() });
const count = z.int().min(0);

const Judged = z.strictObject({
  date: z.iso.date(),
  horizon: z.int().positive(),
  node: z.string(),
  median: z.number(),
  interval80: z.tuple([z.number(), z.number()]),
  actual: z.number(),
  held: z.strictObject({ "0.5": z.boolean(), "0.8": z.boolean(), "0.95": z.boolean() }),
  wis: z
    .number()
    .meta({ description: "weighted interval score, in the node's unit; the smaller the better" }),
  stays: z.number().nullable().meta({ description: "the score of 'stays as it was': how far that was off" }),
});

/** `scorecast ledger --json`. */
export const LedgerReportSchema = z.strictObject({
  formatVersion: z.literal(1),
  kind: z.literal("ledger"),
  program: z.string(),
  shop: ScoreReportSchema.shape.shop,
  input: z.string(),
  asOf: z.iso.date(),
  forecasts: z.array(
    z.strictObject({
      start: z.iso.date(),
      horizon: z.int().positive(),
      scenario: z.string(),
      title: text,
      rules: z.string(),
      seed: z.string(),
      program: z.string(),
      state: z.enum(["judged", "not-due", "other-rules"]),
      recordChanged: z.boolean().meta({
        description: "the record now gives another score on the day of the forecast than it did then",
      }),
      judged: z.array(Judged),
    }),
  ),
  summary: z.array(
    z.strictObject({
      horizon: z.int().positive().nullable().meta({ description: "null: all together" }),
      forecasts: count,
      held: z.strictObject({ "0.5": count, "0.8": count, "0.95": count }),
      wis: z.number(),
      stays: z.number().nullable(),
    }),
  ),
});

export type LedgerReport = z.infer<typeof LedgerReportSchema>;
