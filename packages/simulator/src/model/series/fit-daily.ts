import { metrics } from "@scorecast/core";
import { sampleAtoms } from "../../random/atoms.ts";
import { type DayCount, dayVariance, evidenceOf } from "../day-variance.ts";
import { type LevelUnit, levelFit, type ProcessFit, shareFit } from "../process-fit.ts";
import { seriesId } from "../processes.ts";
import { chooseRecency, recencyWeights } from "../recency.ts";
import { levelOf, scaled } from "../scatter.ts";
import { fitRate, fitShare, meanOf } from "../shares.ts";
import { eachKnownEntry, type FittedSeries, ofMetric, type SeriesGround, sumOf } from "./ground.ts";
import type { SeriesPlan } from "./registry.ts";
import type { DailySeries } from "./series-model.ts";

const POINTS = 64;
type Plan = Extract<SeriesPlan, { kind: "daily" }>;

/** How many cases a day has and what they are like, from the metric's own entries. */
export function fitDaily(ground: SeriesGround, plan: Plan): FittedSeries {
  const { record, metric } = ground;
  const { days } = record;
  const column = () => new Float64Array(days);
  const [cases, amounts] = [column(), column()];
  const each: number[] = [];
  eachKnownEntry(ground, ({ day, numerator, denominator }) => {
    if (day < 0) return;
    cases[day]! += denominator;
    amounts[day]! += numerator;
    if (denominator > 0) each.push(numerator / denominator);
  });
  const volumes = plan.per === "order" ? record.recentPaid : column().fill(1);
  const { rate } = fitRate(cases, volumes, plan.priorRate);
  const base = { ...ofMetric(ground), kind: "daily", per: plan.per, rate } as const;
  if (plan.amount.kind === "share") {
    const { counts, prior } = plan.amount;
    const hits = counts === "bad" ? amounts : cases.map((n, day) => n - amounts[day]!);
    const bad = fitShare(hits, cases, prior);
    return {
      model: {
        ...base,
        amount: { kind: "share", bad: bad.share, counts },
        follows: followed(ground, plan, meanOf(bad.share)),
      },
      way: {},
      fit: shareFit(seriesId(metric), bad),
    };
  }
  const { points, mean, fit } = fitAmounts(ground, cases, amounts, each, plan.amount.prior);
  const { evidence, dayVariance } = fit;
  return {
    model: {
      ...base,
      amount: {
        ...(plan.amount.kind === "values"
          ? { kind: "values", ...sharesOf(each, plan.amount.prior) }
          : { kind: "sum", each: { points } }),
        evidence,
        dayVariance,
      },
      follows: followed(ground, plan, mean),
    },
    way: {},
    fit,
  };
}

/** The values that cases have, ascending, and how often they have them. */
function sharesOf(
  each: readonly number[],
  prior: number,
): { readonly values: readonly number[]; readonly shares: readonly number[] } {
  const counts = new Map<number, number>();
  for (const value of each.length > 0 ? each : [prior]) counts.set(value, (counts.get(value) ?? 0) + 1);
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const all = sorted.reduce((sum, [, count]) => sum + count, 0);
  return { values: sorted.map(([value]) => value), shares: sorted.map(([, count]) => count / all) };
}

/** Points of the single amounts; the factor on a day's and what is not known of their level. */
function fitAmounts(
  { metric }: SeriesGround,
  cases: Float64Array,
  amounts: Float64Array,
  each: readonly number[],
  prior: number,
): { readonly points: readonly number[]; readonly mean: number; readonly fit: ProcessFit } {
  const { unit, scale } = metrics[metric as keyof typeof metrics];
  const count = sumOf(cases);
  const mean = count === 0 ? prior : sumOf(amounts) / count;
  const told = (level: number, fitted: Parameters<typeof levelFit>[4]) =>
    levelFit(seriesId(metric), unit as LevelUnit, level / scale, false, fitted);
  if (count === 0 || mean === 0) {
    const recency = { halfLife: null, gain: 0, error: 0 };
    const fit = told(mean, { dayVariance: 0.05, evidence: 1, events: count, recency, days: [] });
    return { points: [mean], mean, fit };
  }
  const sample = Float64Array.from(each).sort();
  // one amount that lies as far off as the mean is large keeps a handful of equal ones from looking certain
  const squares = sample.reduce((sum, amount) => sum + (amount - mean) * (amount - mean), mean * mean);
  const chance = squares / sample.length / (mean * mean);
  const perDay = Array.from(cases, (n, day): DayCount => {
    return { seen: amounts[day]! / mean, expected: n, chance: n * chance, sensitivity: n };
  });
  const recency = chooseRecency(perDay);
  const weights = recencyWeights(recency.halfLife, perDay.length);
  const level = weights ? levelOf(perDay, weights) : 1;
  const days = level === 1 ? perDay : perDay.map((day) => scaled(day, level));
  const scatter = dayVariance(days, weights);
  return {
    points: [...sampleAtoms(sample, POINTS)].map((point) => point * level),
    mean: mean * level,
    fit: told(mean * level, {
      dayVariance: scatter,
      evidence: 1 + evidenceOf(days, scatter, weights),
      events: count,
      recency,
      days,
    }),
  };
}

/** Stars by which dissatisfied chats (1 to 3) lie below the others (assumed). */
const STARS_BETWEEN = 2.5;

/** What the series follows, as it is in the fitted shop. */
function followed({ model }: SeriesGround, { follows }: Plan, level: number): DailySeries["follows"] {
  const { afterSales, chats } = model;
  const { points } = afterSales.reviewSeconds;
  const reviewSeconds = sumOf(points) / points.length;
  switch (follows) {
    case null:
      return null;
    case "reply":
      return { part: "reply", secondsPerRound: chats.secondsPerRound };
    case "review":
      return { part: "review", reviewSeconds };
    case "refund":
      return { part: "refund", reviewSeconds, refundSeconds: level };
    case "escalation":
    case "late":
      return { part: follows };
    case "dissatisfaction":
      return {
        part: "dissatisfaction",
        share: meanOf(chats.dissatisfied),
        starsBetween: STARS_BETWEEN,
        meanStars: level,
      };
    default:
      return follows satisfies never;
  }
}
