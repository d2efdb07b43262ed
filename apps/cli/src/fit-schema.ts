import { ScoreReportSchema } from "@scorecast/core/report-schema";
import type { FitReport } from "@scorecast/simulator";
import { z } from "zod";

const positive = z.number().min(0);
const share = z.number().min(0).max(1);
const text = z.strictObject({ zh: z.string(), en: z.string() });
const interval = z.tuple([z.number(), z.number()]);
const process = z.custom<FitReport["processes"][number]["process"]>((id) => typeof id === "string");

const Check = z.strictObject({
  check: z.enum(["scatter", "shape", "weekday", "carry-over", "worst-week"]),
  observed: z.number(),
  expected: z.number(),
  p: share,
  adjusted: share.meta({ description: "Holm's p-value over all checks of the report" }),
  verdict: z.enum(["fine", "look", "odd"]),
});

const FitLine = z.strictObject({
  process,
  title: text,
  unit: z.enum(["per-day", "per-order", "share", "days", "hours", "seconds", "stars", "ratio"]),
  level: positive,
  interval: interval.meta({ description: "90 % interval of the posterior" }),
  delay: z.strictObject({ half: z.int().min(0), most: z.int().min(0) }).nullable(),
  dayVariance: positive,
  weekday: z.array(positive).length(7).nullable(),
  events: positive,
  evidence: positive,
  recency: z.strictObject({
    halfLife: z.union([z.literal(56), z.literal(28), z.literal(14)]).nullable(),
    gain: z.number(),
    standardError: positive,
  }),
  checks: z.array(Check).nullable(),
});

const pooledProcess = z.enum(["quality-return", "stars", "damage-return", "delivery", "signing"]);

const PooledLine = z.strictObject({
  process: pooledProcess,
  events: positive,
  expected: positive.meta({
    description: "events of a unit that is like the shop, over the same orders and days",
  }),
  ratio: positive.meta({ description: "times as often as the shop (signing: as fast), posterior mean" }),
  interval80: interval,
  interval90: interval,
  share: share.meta({ description: "of all the shop's events, those of this unit" }),
  shareInterval90: interval,
  days: z.strictObject({ mean: positive, interval90: interval }).nullable(),
  verdict: z.enum(["higher", "lower", "like-the-shop"]).meta({
    description: "like-the-shop: the 90 % interval of the ratio holds 1, the record cannot tell them apart",
  }),
});

const Units = z
  .strictObject({
    named: z.int().min(2),
    units: z.array(
      z.strictObject({
        kind: z.enum(["named", "unknown", "rest"]),
        id: z.string().nullable(),
        members: z.int().min(0),
        orders: positive,
        orderShare: share,
        recentShare: share.nullable(),
        lines: z.array(PooledLine),
      }),
    ),
    processes: z.array(
      z.strictObject({ process: pooledProcess, title: text, spread: positive, mix: positive.nullable() }),
    ),
  })
  .nullable();

const Chain = z.strictObject({
  chain: z.enum(["stars", "sessions", "seeking", "escalation", "replies"]),
  title: text,
  unit: z.enum(["ratio", "elasticity"]),
  value: positive.meta({
    description:
      "ratio: how many times as likely for a late order; elasticity: percent of dissatisfied chats per percent of reply time",
  }),
  interval: interval.meta({ description: "90 % interval of the posterior" }),
  gain: positive.meta({ description: "nats by which the record prefers the likeliest value to no chain" }),
  late: share.nullable(),
  acts: z
    .boolean()
    .meta({ description: "false: the record does not tell it from nothing, and forecasts do without" }),
});

/** `scorecast fit --json`. `model` is for machines and is not described. */
export const FitReportSchema = z.strictObject({
  formatVersion: z.literal(1),
  kind: z.literal("fit"),
  program: z.string(),
  shop: ScoreReportSchema.shape.shop,
  rules: z.string(),
  input: z.string(),
  start: z.iso.date(),
  firstDay: z.iso.date(),
  days: z.int().positive(),
  processes: z.array(FitLine),
  chains: z.array(Chain),
  festivals: z.array(
    z.strictObject({
      id: z.string(),
      title: text,
      days: z.int().positive(),
      orders: positive,
      factor: positive,
      interval,
    }),
  ),
  priors: z.array(z.strictObject({ process, text })),
  products: Units,
  provinces: Units,
  couriers: Units,
  together: z.array(
    z.strictObject({
      processes: z.tuple([process, process]),
      titles: z.tuple([text, text]),
      correlation: z.number().min(-1).max(1),
      p: share,
      adjusted: share,
    }),
  ),
  asked: z.strictObject({ checks: z.int().min(0), pairs: z.int().min(0) }),
  model: z.custom<FitReport["model"]>((model) => typeof model === "object" && model !== null),
}) satisfies z.ZodType<FitReport>;
