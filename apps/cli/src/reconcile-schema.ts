import { ScoreReportSchema } from "@scorecast/core/report-schema";
import { Overrides } from "@scorecast/core/rules-schema";
import type { ReconcileReport } from "@scorecast/simulator/report";
import { z } from "zod";

const { shop } = ScoreReportSchema.shape;
const text = z.strictObject({ zh: z.string(), en: z.string() });
const count = z.int().min(0);
const share = z.number().min(0).max(1);
const day = z.iso.date();
const unit = z.enum(["stars", "share", "hours", "seconds", "points", "ratio"]);
const pair = z.tuple([z.number(), z.number()]);
const status = z.enum(["learnt", "at-one-value", "partly", "not-learnt"]);

const Figure = z.strictObject({
  node: z.string(),
  title: text,
  part: z.enum(["value", "score"]),
  unit,
  decimals: count.meta({ description: "with which the page writes it" }),
  compared: count,
  agree: count,
  missing: count,
  meanDifference: z.number().nullable().meta({ description: "ours less the page's" }),
  meanAbsolute: z.number().min(0).nullable(),
  days: z.array(z.strictObject({ date: day, page: z.number(), ours: z.number().nullable() })),
});

const Variant = z.strictObject({
  id: z.string(),
  title: text,
  remedy: text.nullable(),
  compared: count,
  agree: count,
  differs: count,
  logLikelihood: z.number().max(0),
  better: count,
  worse: count,
  pValue: share,
  tied: z.boolean(),
});

const change = (of: z.ZodNumber) => z.strictObject({ before: of, after: of });

const Learnt = z.strictObject({
  days: count,
  draws: z.int().positive(),
  standards: z.array(
    z.strictObject({
      ...{ metric: z.string(), title: text, unit, kind: z.enum(["tiers", "line"]) },
      shipped: z.array(pair),
      learnt: z.array(pair),
      band: z.array(pair).meta({ description: "5 % and 95 % points of the draws, for each of learnt" }),
      shown: z.array(pair),
      seen: pair.nullable(),
      known: share.meta({ description: "share of the prior variance that is gone" }),
      status,
    }),
  ),
  weights: z.array(
    z.strictObject({
      table: z.string(),
      title: text,
      members: z.array(
        z.strictObject({
          ...{ id: z.string(), title: text, shipped: z.number(), learnt: z.number() },
          interval: pair,
        }),
      ),
      known: share,
      status,
    }),
  ),
  heldOut: z
    .strictObject({
      from: day,
      to: day,
      nodes: z.array(
        z.strictObject({
          ...{ node: z.string(), title: text, days: count },
          within: change(count),
          meanAbsolute: change(z.number().min(0)),
        }),
      ),
    })
    .nullable(),
});

/** `scorecast reconcile --json`. */
export const ReconcileReportSchema = z.object({
  formatVersion: z.literal(1),
  kind: z.literal("reconcile"),
  program: z.string(),
  shop,
  input: z.string(),
  rules: z.string(),
  seed: z.string(),
  shops: z.array(
    z.strictObject({
      shop,
      input: z.string(),
      from: day.nullable(),
      to: day.nullable(),
      days: count,
      otherRules: count,
      unknown: z.array(z.strictObject({ node: z.string(), rows: count })),
      figures: z.array(Figure),
    }),
  ),
  variants: z
    .strictObject({
      by: z.enum(["values", "points"]),
      ranking: z.array(Variant),
      adopted: z.array(z.string()),
    })
    .nullable(),
  learnt: Learnt.nullable(),
  notLearnt: z
    .enum(["no-scores", "too-few-days", "nothing-moves", "no-values", "nothing-differs"])
    .nullable(),
  overrides: Overrides.nullable().meta({ description: "the override file that -o my-rules.yaml writes" }),
}) satisfies z.ZodType<ReconcileReport>;
