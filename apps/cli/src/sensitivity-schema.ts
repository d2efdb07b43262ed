import type { SensitivityReport } from "@scorecast/simulator/report";
import { z } from "zod";
import { ProjectionReportSchema } from "./projection-schema.ts";

const projection = ProjectionReportSchema.shape;
const share = z.number().min(0).max(1);
const bounds = z.tuple([z.number(), z.number()]);
const text = z.strictObject({ zh: z.string(), en: z.string() });
const VarianceShare = z.strictObject({ value: share, interval: z.tuple([share, share]), clear: z.boolean() });

/** `scorecast sensitivity --json`. */
export const SensitivityReportSchema = z.object({
  formatVersion: z.literal(1),
  kind: z.literal("sensitivity"),
  program: projection.program,
  shop: projection.shop,
  rules: projection.rules,
  input: projection.input,
  seed: projection.seed,
  replications: z.int().positive(),
  tornadoReplications: z.int().positive(),
  start: projection.start,
  horizon: projection.horizon,
  inputs: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(["level", "effect", "luck", "day-variance", "elasticity", "standard"]),
      title: text,
      range: text,
      thin: z.boolean(),
    }),
  ),
  outputs: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(["total", "difference", "probability"]),
      scenario: z.string(),
      question: z.string().nullable(),
      mean: z.number(),
      standardError: z.number(),
      sd: z.number(),
      tornado: z.array(
        z.strictObject({
          input: z.string(),
          low: z.number(),
          high: z.number(),
          swing: z.number(),
          interval: bounds,
          standardError: z.number(),
        }),
      ),
      variance: z
        .array(z.strictObject({ input: z.string(), first: VarianceShare, total: VarianceShare }))
        .nullable(),
    }),
  ),
  assumptions: projection.assumptions,
  priors: projection.priors,
}) satisfies z.ZodType<SensitivityReport>;
