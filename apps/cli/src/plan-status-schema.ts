import { ScoreReportSchema } from "@scorecast/core/report-schema";
import type { PlanStatusReport } from "@scorecast/simulator/report";
import { z } from "zod";

const text = z.strictObject({ zh: z.string(), en: z.string() });
const share = z.number().min(0).max(1);
const day = z.iso.date();
const money = z.number().min(0).nullable();
const value = z.number().nullable();
const state = z.enum(["not-started", "under-way", "done"]);

const Expected = z
  .strictObject({
    mean: z.number(),
    standardError: z.number().min(0),
    interval: z.tuple([z.number(), z.number()]),
    place: share.nullable(),
  })
  .nullable()
  .meta({
    description: "futures seen from the plan's start: mean, 10 % and 90 % points, share below what came",
  });

const band = z.tuple([z.number(), z.number(), z.number()]).nullable();

/** `scorecast plan status --json`. */
export const PlanStatusReportSchema = z.strictObject({
  formatVersion: z.literal(1),
  kind: z.literal("plan-status"),
  program: z.string(),
  shop: ScoreReportSchema.shape.shop,
  rules: z.string(),
  input: z.string(),
  seed: z.string(),
  replications: z.int().positive(),
  asOf: day,
  start: day,
  measures: z.array(
    z.strictObject({
      id: z.string(),
      title: text,
      owner: z.string().nullable(),
      use: z.string().nullable(),
      from: day,
      due: day.nullable(),
      until: day.nullable(),
      started: day.nullable(),
      finished: day.nullable(),
      state,
      progress: share.nullable(),
      late: z
        .strictObject({
          kind: z.enum(["start-overdue", "started-late", "finish-overdue", "finished-late"]),
          days: z.int().positive(),
        })
        .nullable(),
      cost: z.strictObject({ planned: money, accrued: money, spent: money }),
      fed: text.nullable(),
    }),
  ),
  notForecast: text.nullable(),
  nodes: z.array(
    z.strictObject({
      node: z.string(),
      title: text,
      unit: z.enum(["stars", "share", "hours", "seconds", "points", "ratio"]),
      better: z.enum(["higher", "lower"]),
      atStart: value,
      actual: value,
      expected: z.strictObject({ without: Expected, planned: Expected, started: Expected }),
    }),
  ),
  curve: z.array(
    z.strictObject({
      date: day,
      actual: value,
      expected: z.strictObject({ without: band, planned: band, started: band }),
    }),
  ),
  records: z.array(
    z.strictObject({
      kind: z.enum(["complaints", "refunds", "satisfaction", "inspections", "figures"]),
      title: z.string(),
      unit: z.enum(["hours", "days", "share", "grade", "other"]),
      unitText: z.string().nullable(),
      before: value,
      now: z.number(),
      standard: value,
      met: z.boolean().nullable(),
      cases: z.int().min(0).nullable(),
      shares: z.array(share).nullable(),
      issue: z.string().nullable(),
      measure: z.string().nullable(),
      state: state.nullable(),
      feeds: z.string().nullable(),
    }),
  ),
}) satisfies z.ZodType<PlanStatusReport>;
