import { z } from "zod";
import { provenanceRanking } from "./provenance.ts";

const date = z.iso.date();
const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const Source = z.strictObject({
  title: z.string().min(1),
  url: z.url().optional(),
  publishedOn: date.optional(),
  retrievedOn: date.optional(),
});

/**
 * One requirement on a node: "total", a dimension id, a metric id, or a count ("picture-reviews").
 * `average` says over which days: the day itself, the mean of the last `days` scores, or every one of the last `days`.
 */
const Requirement = z.strictObject({
  node: z.string(),
  op: z.enum([">=", ">", "<=", "<"]),
  threshold: z.number(),
  average: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("day") }),
    z.strictObject({ kind: z.literal("mean"), days: z.int().min(2).max(90) }),
    z.strictObject({ kind: z.literal("every-day"), days: z.int().min(2).max(90) }),
  ]),
});
export type Requirement = z.infer<typeof Requirement>;

/**
 * One threshold of a programme. `effect` "requires": all requirements must hold to have or keep it;
 * "triggers": when all hold, the consequence strikes. Conflicting claims stand side by side and name each other.
 */
const Threshold = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: text,
  effect: z.enum(["requires", "triggers"]),
  all: z.array(Requirement).min(1),
  /** "shop", or "product": judged for each product by itself. */
  judged: z.enum(["shop", "product"]).default("shop"),
  industries: z.array(z.string()).optional(),
  /** In force on days [from, until]; the scale tells 5-point claims from 100-point ones. */
  from: date,
  until: date.optional(),
  scale: z.enum(["five", "hundred"]),
  conflictsWith: z.array(z.string()).default([]),
  source: z.string(),
  provenance: z.enum(provenanceRanking),
  note: text.optional(),
});
export type Threshold = z.infer<typeof Threshold>;

/** A programme of the platform that reads the score: one file each in `consequences/`. */
export const Consequence = z
  .strictObject({
    $schema: z.string().optional(),
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: text,
    sources: z.record(z.string(), Source),
    thresholds: z.array(Threshold).min(1),
  })
  .superRefine((consequence, context) => {
    for (const [i, threshold] of consequence.thresholds.entries())
      if (!Object.hasOwn(consequence.sources, threshold.source))
        context.addIssue({
          code: "custom",
          path: ["thresholds", i, "source"],
          message: `"${threshold.source}" is not listed under sources; add it there`,
        });
  });
export type Consequence = z.infer<typeof Consequence>;
