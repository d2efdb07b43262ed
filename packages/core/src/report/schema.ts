import { z } from "zod";
import { provenanceRanking } from "../rules/provenance.ts";
import { dimensionIds } from "../rules/schema.ts";
import type { ExplanationReport } from "./explanation.ts";
import type { ImpactReport } from "./impact-report.ts";
import type { ImportReport } from "./import-report.ts";
import type { ScoreReport } from "./score-report.ts";

/** Schemas of the result files, for whoever reads one from disk. Key order is the order in which they are written. */

const day = z.iso.date();
const text = z.strictObject({ zh: z.string(), en: z.string() });
const provenance = z.enum(provenanceRanking);
const dimension = z.enum(dimensionIds);
const share = z.number().min(0).max(1);
const count = z.int().min(0);
const stage = z.enum(["formal", "growth", "none"]);
const comparison = z.enum([">=", ">", "<=", "<"]);
const fingerprint = z
  .string()
  .meta({ description: "Fingerprint of the shop folder: sha256:…; of a generated one preset:NAME#SEED" });
const head = {
  formatVersion: z.literal(1),
  program: z.string().meta({ description: "Version of the program that wrote it" }),
};

const Shop = z.strictObject({
  id: z.string(),
  name: z.string(),
  industry: z.string().nullable(),
  shopType: z.string(),
});
const Display = z.strictObject({
  total: z.number().nullable(),
  buyerScore: z.number().nullable(),
  stars: z.number().nullable(),
});

const MetricLine = z.strictObject({
  id: z.string(),
  title: text,
  dimension,
  unit: z.enum(["stars", "share", "hours", "seconds", "points", "ratio"]),
  better: z.enum(["higher", "lower"]),
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  window: z.strictObject({ from: day, to: day }),
  weight: share,
  score: z.number().nullable(),
  status: z.enum(["scored", "floored", "abstained", "unscored"]),
  share,
  contribution: z.number(),
  provenance,
  fallbacks: z.array(z.string()),
  missing: z.string().nullable(),
  mapping: z
    .strictObject({
      kind: z.enum(["tiers", "line"]),
      below: z.number().exactOptional(),
      knots: z.array(z.tuple([z.number(), z.number()])).min(1),
    })
    .exactOptional()
    .meta({ description: "How values become points, worst first; absent where that is unpublished" }),
});

const RequirementLine = z.strictObject({
  node: z.string(),
  op: comparison,
  threshold: z.number(),
  average: z.union([
    z.strictObject({ kind: z.literal("day") }),
    z.strictObject({
      kind: z.literal("mean"),
      days: z.int().positive(),
      running: z.int().positive().optional(),
    }),
    z.strictObject({ kind: z.literal("every-day"), days: z.int().positive() }),
  ]),
  value: z.number().nullable(),
  met: z.boolean().nullable(),
  margin: z.number().nullable(),
});

const ConsequenceLine = z.strictObject({
  id: z.string(),
  programme: z.string(),
  programmeTitle: text,
  title: text,
  effect: z.enum(["requires", "triggers"]),
  node: z.string(),
  op: comparison,
  threshold: z.number(),
  met: z.boolean().nullable(),
  margin: z.number().nullable(),
  value: z.number().nullable(),
  requirements: z.array(RequirementLine),
  product: z.string().nullable(),
  categories: z.array(z.string()),
  conflictsWith: z.array(z.string()),
  source: z.string(),
  url: z.string().nullable(),
  provenance,
});

/** `scorecast score --json`. */
export const ScoreReportSchema = z.strictObject({
  ...{ formatVersion: head.formatVersion, kind: z.literal("score"), program: head.program },
  shop: Shop,
  rules: z.string(),
  rulesTitle: text,
  inForce: z.boolean(),
  input: fingerprint,
  asOf: day,
  stage,
  total: z.number().nullable(),
  display: Display,
  provenance,
  coveredWeight: share,
  dimensions: z.array(
    z.strictObject({ id: dimension, title: text, weight: share, score: z.number().nullable(), provenance }),
  ),
  metrics: z.array(MetricLine),
  adjustments: z.array(
    z.strictObject({
      id: z.string(),
      title: text,
      points: z.number(),
      target: z.enum(["total", ...dimensionIds]),
      contribution: z.number(),
      provenance,
    }),
  ),
  clamped: z.number().nullable(),
  consequences: z.array(ConsequenceLine),
  assumptions: z.array(z.strictObject({ id: z.string(), text, provenance, source: z.string() })),
  unknown: z.array(text),
  sources: z.array(z.strictObject({ id: z.string(), title: z.string(), url: z.string().nullable() })),
}) satisfies z.ZodType<ScoreReport>;

/** `scorecast score --from --to --json`: the curve, one line a day, under the version that governs each day. */
export const DailyScoreReportSchema = z.strictObject({
  ...{ formatVersion: head.formatVersion, kind: z.literal("daily-scores"), program: head.program },
  shop: Shop,
  input: fingerprint,
  days: z.array(
    z.strictObject({
      date: day,
      rules: z.string(),
      inForce: z.boolean(),
      stage,
      total: z.number().nullable(),
      display: Display,
      dimensions: z.record(z.string(), z.number().nullable()),
    }),
  ),
});
export type DailyScoreReport = z.infer<typeof DailyScoreReportSchema>;

/** `scorecast explain --json`. */
export const ExplanationReportSchema = z.strictObject({
  ...{ formatVersion: head.formatVersion, kind: z.literal("explain"), program: head.program },
  rules: z.string(),
  input: fingerprint,
  asOf: day,
  total: z.number().nullable(),
  events: z.array(
    z.strictObject({
      table: z.string(),
      id: z.string(),
      orderId: z.string().nullable(),
      product: z.string().nullable(),
      metric: z.string(),
      cohortDay: day,
      leavesOn: day,
      totalWithout: z.number().nullable(),
      cost: z.number().nullable(),
    }),
  ),
  eventCounts: z.record(z.string(), count),
  distances: z.array(
    z.strictObject({
      target: z.enum(["tier", "threshold"]),
      metric: z.string(),
      targetPoints: z.number(),
      targetValue: z.number().nullable(),
      orders: count.nullable(),
      ordersWithRollOff: count.nullable(),
      days: z.int().positive(),
      unit: text,
    }),
  ),
  change: z
    .strictObject({
      from: day,
      totalBefore: z.number().nullable(),
      totalAfter: z.number().nullable(),
      lines: z.array(
        z.strictObject({
          metric: z.string().nullable(),
          cause: z.enum([
            "entered",
            "rolled-off",
            "known-late",
            "peers-moved",
            "adjustment",
            "weights",
            "stage",
            "clamp",
            "rules",
          ]),
          title: text,
          events: count,
          entries: z.number(),
          points: z.number(),
          ids: z.array(z.string()),
        }),
      ),
    })
    .nullable(),
  curve: z.array(z.strictObject({ date: day, total: z.number().nullable() })),
  nodes: z
    .record(z.string(), z.array(z.number().nullable()))
    .exactOptional()
    .meta({ description: "Scores of dimensions and values of metrics, by id, on the days of curve" }),
}) satisfies z.ZodType<ExplanationReport>;

/** `scorecast rules impact --json`. */
export const ImpactReportSchema = z.strictObject({
  ...{ formatVersion: head.formatVersion, kind: z.literal("impact"), program: head.program },
  input: fingerprint,
  before: z.string(),
  after: z.string(),
  sameScale: z.boolean(),
  days: z.array(
    z.strictObject({
      date: day,
      before: z.number().nullable(),
      after: z.number().nullable(),
      lines: z.array(
        z.strictObject({
          id: z.string(),
          kind: z.enum([
            "metric-added",
            "metric-removed",
            "metric-points",
            "metric-share",
            "adjustment",
            "stage",
            "clamp",
          ]),
          title: text,
          points: z.number(),
        }),
      ),
    }),
  ),
}) satisfies z.ZodType<ImpactReport>;

/** `scorecast import --json`. */
export const ImportReportSchema = z.strictObject({
  ...{ formatVersion: head.formatVersion, kind: z.literal("import"), program: head.program },
  folder: z.string().nullable(),
  written: z.boolean(),
  shop: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  files: z.array(
    z.strictObject({
      file: z.string(),
      member: z.string().nullable(),
      sheet: z.string().nullable(),
      recognisedAs: z.string(),
      title: text,
      rowsRead: count,
      rowsUsed: count,
      leftOut: z.array(z.strictObject({ reason: z.string(), title: text, rows: count })),
    }),
  ),
  tables: z.array(z.strictObject({ table: z.string(), title: text, rows: count })),
  fallbacks: z.array(
    z.strictObject({ table: z.string(), column: z.string(), from: z.string(), rows: count, of: count }),
  ),
  coverage: z.array(
    z.strictObject({
      table: z.string(),
      title: text,
      column: z.string(),
      first: day.nullable(),
      last: day.nullable(),
      perDay: z.array(count),
      missing: z.array(z.strictObject({ from: day, until: day })),
    }),
  ),
  rules: z.array(
    z.strictObject({
      id: z.string(),
      title: text,
      inForce: z.boolean(),
      metrics: z.array(
        z.strictObject({
          metric: z.string(),
          title: text,
          can: z.enum(["exact", "stand-in", "no"]),
          lacks: z.array(z.string()),
          mendedBy: z.strictObject({ id: z.string(), title: text }).nullable(),
        }),
      ),
    }),
  ),
  quality: z.array(
    z.strictObject({
      check: z.string(),
      severity: z.enum(["warning", "note"]),
      count,
      of: count,
      places: z.array(z.string()),
      what: text,
      fix: text,
    }),
  ),
  problems: z.array(z.strictObject({ severity: z.enum(["error", "warning"]), text, count })),
}) satisfies z.ZodType<ImportReport>;
