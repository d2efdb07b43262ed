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
    z.strictObject({
      kind: z.literal("mean"),
      days: z.int().min(2).max(90),
      /** The mean must be so on each of the last `running` days; absent: on the day itself. */
      running: z.int().min(2).max(90).optional(),
    }),
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
  /** Goods of these categories only, in the platform's words; a shop folder does not know them. */
  categories: z.array(z.string()).min(1).optional(),
  /** Only for shops in this stage; absent: for all. */
  stage: z.enum(["formal", "growth"]).optional(),
  /** In force on days [from, until]; the scale tells 5-point claims from 100-point ones. */
  from: date,
  until: date.optional(),
  /** Where `from` comes from, if not from the source: the source gives no date. */
  fromProvenance: z.enum(provenanceRanking).optional(),
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
    const fail = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    const ids = consequence.thresholds.map((threshold) => threshold.id);
    for (const [i, threshold] of consequence.thresholds.entries()) {
      const path = ["thresholds", i];
      if (!Object.hasOwn(consequence.sources, threshold.source))
        fail([...path, "source"], `"${threshold.source}" is not listed under sources; add it there`);
      if (ids.indexOf(threshold.id) !== i)
        fail([...path, "id"], `"${threshold.id}" is the id of an earlier threshold; choose another`);
      if (threshold.until !== undefined && threshold.until < threshold.from)
        fail([...path, "until"], `ends on ${threshold.until}, before it starts on ${threshold.from}`);
      for (const [k, other] of threshold.conflictsWith.entries()) {
        const back = consequence.thresholds.find((one) => one.id === other)?.conflictsWith;
        if (back === undefined)
          fail([...path, "conflictsWith", k], `"${other}" is no threshold of this programme`);
        else if (!back.includes(threshold.id))
          fail([...path, "conflictsWith", k], `"${other}" must name "${threshold.id}" as well`);
      }
    }
  });
export type Consequence = z.infer<typeof Consequence>;
