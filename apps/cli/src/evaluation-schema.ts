import { ScoreReportSchema } from "@scorecast/core/report-schema";
import type { EvaluationReport } from "@scorecast/simulator/report";
import { z } from "zod";

const text = z.strictObject({ zh: z.string(), en: z.string() });
const share = z.number().min(0).max(1);
const count = z.int().min(0);
const range = z.tuple([z.number(), z.number()]);
const tail = z
  .strictObject({ share, interval: z.tuple([share, share]) })
  .meta({ description: "share of futures, with the 95 % Monte Carlo interval" });
const better = z.enum(["higher", "lower"]);
const unit = z.enum(["stars", "share", "hours", "seconds", "points", "ratio"]);

const Contrast = z.strictObject({
  actual: z.number(),
  without: z.strictObject({ mean: z.number(), standardError: z.number().min(0), interval: range }),
  effect: z
    .strictObject({ value: z.number(), interval: range })
    .meta({ description: "actual - without, with the 5 % and 95 % points" }),
  asGood: tail,
  asBad: tail,
});

const Quantiles = z.strictObject({
  "0.05": z.number(),
  "0.25": z.number(),
  "0.5": z.number(),
  "0.75": z.number(),
  "0.95": z.number(),
});

const Evaluation = z.strictObject({
  id: z.string(),
  title: text,
  use: z.string().nullable(),
  owner: z.string().nullable(),
  from: z.iso.date(),
  node: z.string(),
  nodeTitle: text,
  unit,
  better,
  days: z.int().positive(),
  verdict: z.enum(["worked", "no-sign", "worse", "too-early"]),
  together: z.array(z.string()),
  touched: share,
  contrast: Contrast,
  total: Contrast,
  expected: z
    .strictObject({
      effect: z.number(),
      power: share,
      asPoor: share,
      asGood: share,
      later: z.array(z.strictObject({ date: z.iso.date(), power: share })),
      tellable: z.iso.date().nullable(),
    })
    .nullable(),
  detectable: z.number().min(0),
  posterior: z
    .strictObject({
      stated: range,
      mean: z.number(),
      interval: range,
      standardError: z.number().min(0),
      likelihoodRatio: z.number().positive(),
      parameter: text,
      effect: z.string(),
    })
    .nullable(),
  confounders: z.array(
    z.strictObject({
      kind: z.enum(["measure", "incident", "festival", "demand", "violation", "rules"]),
      from: z.iso.date(),
      until: z.iso.date().nullable(),
      text,
    }),
  ),
  placebos: z.array(
    z.strictObject({
      date: z.iso.date(),
      z: z.number(),
      asGood: share,
      verdict: z.enum(["worked", "worse", "nothing"]),
    }),
  ),
  widened: z.number().min(1),
  curve: z.array(
    z.strictObject({
      date: z.iso.date(),
      actual: z.number().nullable(),
      without: Quantiles.nullable(),
      expected: z.number().nullable(),
    }),
  ),
});

/** `scorecast evaluate --json`. */
export const EvaluationReportSchema = z.strictObject({
  formatVersion: z.literal(1),
  kind: z.literal("evaluation"),
  program: z.string(),
  shop: ScoreReportSchema.shape.shop,
  rules: z.string(),
  input: z.string(),
  seed: z.string(),
  replications: z.strictObject({ without: z.int().positive(), with: count }),
  falseAlarms: share,
  asOf: z.iso.date(),
  evaluations: z.array(Evaluation),
  notEvaluated: z.array(z.strictObject({ id: z.string(), title: text, why: text })),
}) satisfies z.ZodType<EvaluationReport>;
