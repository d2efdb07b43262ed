import { ScoreReportSchema } from "@scorecast/core/report-schema";
import type { DiagnosisReport } from "@scorecast/simulator/report";
import { z } from "zod";

const text = z.strictObject({ zh: z.string(), en: z.string() });
const count = z.int().min(0);
const share = z.number().min(0).max(1);
const interval = z.tuple([z.number(), z.number()]);
const id = z.string();

const Observed = z.strictObject({
  value: z.number(),
  unit: z.enum(["share", "hours", "seconds", "stars", "times", "points"]),
  of: z.number().min(0),
});

const CauseLine = z.strictObject({
  id,
  title: text,
  kind: z.enum(["trouble", "circumstance"]),
  source: text,
  verdict: z.enum(["found", "not-found", "cannot-tell"]),
  says: text,
  points: z.number().nullable().meta({
    description: "points of the total that it costs, taken alone: costs do not add up; null: not sized",
  }),
  interval: interval.nullable().meta({ description: "95 %" }),
  metrics: z.array(z.strictObject({ metric: id, title: text, points: z.number() })),
  felt: z.boolean().meta({ description: "whether the rule version scores it at all" }),
  units: z.array(
    z.strictObject({
      by: z.enum(["product", "courier", "province", "warehouse", "hour", "weekday", "agent"]),
      name: z.string(),
    }),
  ),
  span: z.strictObject({ from: z.iso.date(), to: z.iso.date() }).nullable(),
  observed: Observed.nullable(),
  reference: Observed.extend({ kind: z.enum(["own", "others", "standard"]) }).nullable(),
  chance: share.nullable().meta({ description: "of a false alarm as striking as this, all checks counted" }),
  evidence: z.array(z.strictObject({ title: text, items: z.array(z.string()) })),
  pending: count.nullable(),
  levers: z.array(z.strictObject({ id, title: text })),
  standards: z.array(id),
});

/** `scorecast diagnose --json`. */
export const DiagnosisReportSchema = z.object({
  formatVersion: z.literal(1),
  kind: z.literal("diagnose"),
  program: z.string(),
  shop: ScoreReportSchema.shape.shop,
  rules: z.string(),
  input: z.string(),
  asOf: z.iso.date(),
  total: z.number().nullable(),
  alarm: z.boolean(),
  lowest: z.array(z.strictObject({ metric: id, title: text })),
  causes: z.array(CauseLine),
  standards: z.array(
    z.strictObject({
      id,
      title: text,
      value: z.number(),
      unit: z.enum(["share", "hours", "seconds", "points", "orders", "days", "times"]),
      provenance: z.enum(["official", "public", "user", "seed", "assumed"]),
      source: text,
      from: z.iso.date(),
    }),
  ),
  complaints: z.strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    all: count,
    types: z.array(
      z.strictObject({
        id,
        title: text,
        count,
        share,
        before: count.nullable(),
        reason: z.string().nullable(),
      }),
    ),
    missing: z.array(z.string()),
  }),
  delivery: z
    .strictObject({
      from: z.iso.date(),
      to: z.iso.date(),
      parcels: count,
      undelivered: count,
      quantiles: z.array(z.strictObject({ share, hours: z.number().min(0).nullable() })),
    })
    .nullable(),
  contributions: z.array(
    z.strictObject({
      by: z.enum(["product", "province", "courier", "hour"]),
      units: z.array(z.strictObject({ name: z.string(), orders: count, points: z.number(), interval })),
      more: count,
    }),
  ),
  news: z
    .strictObject({
      since: z.string(),
      events: z.array(
        z.strictObject({
          kind: z.enum([
            "bad-review",
            "quality-return",
            "damage-return",
            "complaint",
            "escalated-chat",
            "arbitration",
            "open-after-sale",
            "overdue-parcel",
            "unshipped-order",
            "violation",
          ]),
          title: text,
          id,
          orderId: z.string().nullable(),
          product: z.string().nullable(),
          at: z.string(),
          cost: z.number().nullable(),
          leavesOn: z.iso.date().nullable(),
          todo: text,
          within: z.number().nullable(),
          answerBy: z.string().nullable(),
          standard: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
}) satisfies z.ZodType<DiagnosisReport>;
