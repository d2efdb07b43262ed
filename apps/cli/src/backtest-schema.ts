import { ScoreReportSchema } from "@scorecast/core/report-schema";
import type { BacktestReport } from "@scorecast/simulator/report";
import { z } from "zod";

const share = z.number().min(0).max(1);
const text = z.strictObject({ zh: z.string(), en: z.string() });
const count = z.int().min(0);
const horizon = z
  .int()
  .positive()
  .nullable()
  .meta({ description: "days ahead; null: 7, 14 and 30 together" });

const Measured = z
  .strictObject({
    value: z.number().nullable(),
    interval: z.tuple([z.number(), z.number()]).nullable(),
    standardError: z.number().min(0).nullable(),
  })
  .meta({ description: "with the 95 % interval of a block bootstrap over origins" });

const Line = z.strictObject({
  horizon,
  origins: count,
  forecasts: count,
  crps: Measured,
  wis: Measured,
  baselines: z.array(
    z.strictObject({
      id: z.string(),
      forecasts: count,
      crps: Measured,
      wis: Measured,
      skill: Measured.meta({ description: "1 - CRPS of the model / CRPS of the baseline" }),
    }),
  ),
  coverage: z.array(z.strictObject({ level: share, held: count, of: count, share: Measured })),
  pit: z.array(share).nullable(),
});

/** `scorecast backtest --json`. */
export const BacktestReportSchema = z.object({
  formatVersion: z.literal(1),
  kind: z.literal("backtest"),
  program: z.string(),
  shop: ScoreReportSchema.shape.shop,
  rules: z.array(z.string()),
  input: z.string(),
  seed: z.string(),
  replications: z.int().positive(),
  partial: z.literal(true).exactOptional(),
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  every: z.int().positive(),
  horizons: z.array(z.int().positive()),
  origins: z.strictObject({ judged: count, tooLittleData: count }),
  missing: count,
  rulesChanged: count,
  baselines: z.array(z.strictObject({ id: z.string(), title: text })),
  nodes: z.array(
    z.strictObject({
      node: z.string(),
      title: text,
      unit: z.enum(["stars", "share", "hours", "seconds", "points", "ratio"]),
      lines: z.array(Line),
    }),
  ),
  thresholds: z.array(
    z.strictObject({
      threshold: z.number(),
      horizon,
      forecasts: count,
      happened: count,
      brier: Measured,
      baselines: z.array(z.strictObject({ id: z.string(), brier: Measured, skill: Measured })),
    }),
  ),
  reliability: z
    .array(z.strictObject({ from: share, to: share, forecasts: count, chance: share, happened: Measured }))
    .nullable(),
}) satisfies z.ZodType<BacktestReport>;
