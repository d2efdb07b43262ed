import { ScoreReportSchema } from "@scorecast/core/report-schema";
import type { ProjectionReport } from "@scorecast/simulator/report";
import { z } from "zod";

const number = z.number().nullable();
const share = z.number().min(0).max(1);
const text = z.strictObject({ zh: z.string(), en: z.string() });
const interval = z.tuple([z.number(), z.number()]).nullable();

const bounds = z.tuple([z.number(), z.number()]);
const quantiles = z.record(z.string(), z.number());
const Estimate = z.strictObject({ value: share, interval: bounds, standardError: z.number() });
const points = { mean: z.number(), interval: bounds, standardError: z.number() };
const verdict = z.enum(["better", "worse", "no-meaningful-difference", "undecided"]);

const NodeSummary = z.strictObject({
  mean: number,
  sd: number,
  standardError: number,
  quantiles: z.record(z.string(), z.number()).nullable(),
  missing: share,
});

const ProjectedDay = z.object({
  date: z.iso.date(),
  total: NodeSummary,
  dimensions: z.record(z.string(), NodeSummary),
  metrics: z.record(z.string(), NodeSummary),
  known: share,
  dots: z.array(z.number()).exactOptional(),
  difference: z.strictObject({ mean: number, interval }).exactOptional(),
  buyer: z.strictObject({ score: NodeSummary, stars: z.record(z.string(), share) }).exactOptional(),
});

const Passage = z.strictObject({
  byDay: z.array(share),
  firstDay: z.record(z.string(), z.iso.date().nullable()),
  daysMet: z.strictObject({ mean: z.number(), standardError: z.number(), quantiles }),
});

const line = ScoreReportSchema.shape.consequences.element.shape;
const ConsequencePath = z.object({
  id: line.id,
  programme: line.programme,
  programmeTitle: text,
  title: text,
  effect: line.effect,
  categories: line.categories,
  provenance: line.provenance,
  met: z.array(share),
  ever: Estimate,
  always: Estimate,
});

const Answer = z.strictObject({
  question: z.string(),
  kind: z.enum(["probability", "day"]),
  value: z.union([z.number(), z.string()]).nullable(),
  interval: z.union([interval, z.tuple([z.iso.date().nullable(), z.iso.date().nullable()])]),
  standardError: number,
  reached: share.nullable().exactOptional(),
  missing: share,
  passage: Passage.exactOptional(),
});

const LeverLine = z.object({
  use: z.string(),
  title: text,
  from: z.iso.date(),
  dose: z.number(),
  effect: text,
  provenance: z.string(),
});

const ScenarioResult = z.object({
  id: z.string(),
  title: text,
  rules: z.string(),
  levers: z.array(LeverLine),
  incidents: z.array(LeverLine.extend({ until: z.iso.date() })).exactOptional(),
  days: z.array(ProjectedDay).min(1),
  answers: z.array(Answer),
  difference: z
    .object({
      from: z.string(),
      mean: number,
      interval,
      standardError: number,
      verdict,
      higher: share,
      lower: share,
      toDecide: z.int().nullable().exactOptional(),
      jointly: z
        .object({ method: z.literal("bonferroni"), comparisons: z.int(), interval, verdict })
        .exactOptional(),
      spread: z.object({ sd: z.number(), quantiles }).nullable().exactOptional(),
      outcomes: z.array(z.tuple([z.number(), z.number()])).exactOptional(),
    })
    .exactOptional(),
  cost: number,
  costPerPoint: z.object({ value: number, interval }).exactOptional(),
  interactions: z
    .object({
      total: z.number(),
      shares: z.array(z.object(points)),
      terms: z.array(z.object({ ...points, levers: z.array(z.int()) })),
    })
    .nullable()
    .exactOptional(),
  consequences: z.array(ConsequencePath).exactOptional(),
  variance: z
    .object({ parameters: share, interval: bounds, luck: share, pairs: z.int() })
    .nullable()
    .exactOptional(),
});

/** `scorecast forecast --json` and `scorecast compare --json`. `engineState` is for machines and is not described. */
export const ProjectionReportSchema = z.object({
  formatVersion: z.literal(1),
  kind: z.enum(["forecast", "compare"]),
  program: z.string(),
  shop: ScoreReportSchema.shape.shop,
  rules: z.string(),
  input: z.string(),
  seed: z.string(),
  replications: z.int().positive(),
  partial: z.literal(true).exactOptional(),
  stopping: z
    .object({
      reason: z.enum(["precision", "max-time", "replications", "interrupted"]),
      points: number,
      probability: number,
      widestPoints: number,
      widestProbability: number,
      maxSeconds: number,
    })
    .exactOptional(),
  start: z.iso.date(),
  horizon: z.int().positive(),
  feedback: z
    .strictObject({
      elasticity: z.number().min(0).meta({
        description: "percent of orders per point of the displayed total above or below the one at the start",
      }),
      delayDays: z.int().min(1),
      least: z.number().min(0).max(1),
      most: z.number().min(1),
      cutoff: z.strictObject({ below: z.number(), to: share }).exactOptional(),
      provenance: z.literal("assumed"),
    })
    .exactOptional(),
  past: z.array(z.strictObject({ date: z.iso.date(), total: number })),
  scenarios: z.array(ScenarioResult).min(1),
  engineState: z.unknown(),
  assumptions: ScoreReportSchema.shape.assumptions,
  priors: z.array(z.strictObject({ process: z.string(), text })),
}) satisfies z.ZodType<ProjectionReport>;
