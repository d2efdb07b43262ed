import { ScoreReportSchema } from "@scorecast/core/report-schema";
import type { ProjectionReport } from "@scorecast/simulator/report";
import { z } from "zod";

const number = z.number().nullable();
const share = z.number().min(0).max(1);
const text = z.strictObject({ zh: z.string(), en: z.string() });
const interval = z.tuple([z.number(), z.number()]).nullable();

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
});

const Answer = z.strictObject({
  question: z.string(),
  kind: z.enum(["probability", "day"]),
  value: z.union([z.number(), z.string()]).nullable(),
  interval: z.union([interval, z.tuple([z.iso.date().nullable(), z.iso.date().nullable()])]),
  standardError: number,
  reached: share.nullable().exactOptional(),
  missing: share,
});

const ScenarioResult = z.object({
  id: z.string(),
  title: text,
  rules: z.string(),
  levers: z.array(
    z.object({
      use: z.string(),
      title: text,
      from: z.iso.date(),
      dose: z.number(),
      effect: text,
      provenance: z.string(),
    }),
  ),
  days: z.array(ProjectedDay).min(1),
  answers: z.array(Answer),
  difference: z
    .object({
      from: z.string(),
      mean: number,
      interval,
      standardError: number,
      verdict: z.enum(["better", "worse", "no-meaningful-difference", "undecided"]),
      higher: share,
      lower: share,
    })
    .exactOptional(),
  cost: number,
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
  start: z.iso.date(),
  horizon: z.int().positive(),
  past: z.array(z.strictObject({ date: z.iso.date(), total: number })),
  scenarios: z.array(ScenarioResult).min(1),
  engineState: z.unknown(),
  assumptions: ScoreReportSchema.shape.assumptions,
  priors: z.array(z.strictObject({ process: z.string(), text })),
}) satisfies z.ZodType<ProjectionReport>;
