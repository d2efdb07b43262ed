import { formatDay, metrics, type RuleVersion } from "@scorecast/core";
import type { ScoreReport, Text } from "@scorecast/core/report";
import type {
  BacktestLine,
  BacktestReport,
  BrierLine,
  Measured,
  ReliabilityBin,
} from "../report/backtest-report.ts";
import { type BaselineId, baselineIds, baselines } from "./baselines/registry.ts";
import { blockBootstrap } from "./block-bootstrap.ts";
import { levels } from "./interval-score.ts";
import type { ForecastScores, JudgedForecast, JudgedOrigin, ThresholdForecast } from "./judged.ts";
import { pitHistogram, pitWithin } from "./pit.ts";

/** Fewer origins than this make no histogram and no diagram. */
export const ORIGINS_AT_LEAST = 12;
const EVENTS_AT_LEAST = 10;
const PIT_BINS = 10;
const RELIABILITY_BINS = 5;
/** Days ahead that are judged together: long enough for something to happen, within what shops plan. */
const POOLED = { from: 7, to: 30 } as const;

/** What a report knows of the run besides its judgements. */
export interface BacktestFacts {
  readonly program: string;
  readonly shop: ScoreReport["shop"];
  /** Versions that the origins were judged under. */
  readonly rules: readonly RuleVersion[];
  readonly input: string;
  readonly seed: string;
  readonly replications: number;
  /** Days between two origins. */
  readonly every: number;
  readonly horizons: readonly number[];
  readonly tooLittleData: number;
  readonly rulesChanged: number;
  readonly partial?: boolean;
}

export function reportBacktest(origins: readonly JudgedOrigin[], facts: BacktestFacts): BacktestReport {
  const { program, shop, rules, input, seed, replications, every, horizons } = facts;
  const days = origins.map(({ origin }) => origin).sort((a, b) => a - b);
  const judged = origins.flatMap((one) => one.judged);
  const nodes = [...new Set(judged.map(({ node }) => node))];
  const at = (day: number | undefined) => (day === undefined ? null : formatDay(day));
  return {
    formatVersion: 1,
    kind: "backtest",
    ...{ program, shop, rules: rules.map(({ id }) => id), input, seed, replications },
    ...(facts.partial && { partial: true }),
    from: at(days[0]),
    to: at(days.at(-1)),
    every,
    horizons,
    origins: { judged: origins.length, tooLittleData: facts.tooLittleData },
    missing: origins.reduce((sum, one) => sum + one.missing, 0),
    rulesChanged: facts.rulesChanged,
    baselines: baselineIds.map((id) => ({ id, title: baselines[id] })),
    nodes: nodes.map((node) => ({
      node,
      ...describedNode(node, rules),
      lines: backtestLines(
        judged.filter((one) => one.node === node),
        facts,
      ),
    })),
    thresholds: thresholdLines(judged, facts),
    reliability: reliabilityOf(judged.filter(isPooled), blockOf(null, every), seed),
  };
}

/** Title and unit, by the newest rules that have it. */
function describedNode(
  node: string,
  rules: readonly RuleVersion[],
): { readonly title: Text; readonly unit: BacktestReport["nodes"][number]["unit"] } {
  if (node === "total") return { title: { zh: "总分", en: "total" }, unit: "points" };
  for (const version of [...rules].reverse()) {
    const dimension = version.dimensions.find(({ id }) => id === node);
    if (dimension) return { title: dimension.title, unit: "points" };
    const metric = version.metrics[node];
    if (metric) return { title: metric.title, unit: metrics[node as keyof typeof metrics].unit };
  }
  throw new RangeError(
    `${node} is neither a dimension nor a metric of ${rules.map(({ id }) => id).join(", ")}.`,
  );
}

interface Bootstrapping {
  readonly seed: string;
  readonly every: number;
}

function isPooled({ horizon }: JudgedForecast): boolean {
  return horizon >= POOLED.from && horizon <= POOLED.to;
}

/** Origins whose forecasts of so many days ahead overlap, and one more. */
function blockOf(horizon: number | null, every: number): number {
  return Math.ceil((horizon ?? POOLED.to) / every) + 1;
}

/** One line for each horizon that is there, then the pooled one. */
export function backtestLines(judged: readonly JudgedForecast[], facts: Bootstrapping): BacktestLine[] {
  const horizons = [...new Set(judged.map(({ horizon }) => horizon))].sort((a, b) => a - b);
  const pooled = judged.filter(isPooled);
  return [
    ...horizons.map((horizon) =>
      lineOf(
        judged.filter((one) => one.horizon === horizon),
        horizon,
        facts,
      ),
    ),
    ...(pooled.length > 0 ? [lineOf(pooled, null, facts)] : []),
  ];
}

function lineOf(
  judged: readonly JudgedForecast[],
  horizon: number | null,
  { seed, every }: Bootstrapping,
): BacktestLine {
  const measure = measureWith(blockOf(horizon, every), seed);
  const origins = new Set(judged.map(({ origin }) => origin)).size;
  const mean = (of: (one: JudgedForecast) => number) =>
    measure(
      judged.map((one) => [one.origin, [of(one), 1]]),
      ratio,
    );
  return {
    horizon,
    origins,
    forecasts: judged.length,
    crps: mean(({ model }) => model.crps),
    wis: mean(({ model }) => model.wis),
    baselines: baselineIds.flatMap((id) => {
      const both = judged.flatMap((one) => {
        const other = one.baselines[id];
        return other ? [{ origin: one.origin, model: one.model, other }] : [];
      });
      if (both.length === 0) return [];
      const own = (score: keyof ForecastScores) =>
        measure(
          both.map(({ origin, other }) => [origin, [other[score], 1]]),
          ratio,
        );
      const skill = measure(
        both.map(({ origin, model, other }) => [origin, [model.crps, other.crps]]),
        skillOf,
      );
      return [{ id, forecasts: both.length, crps: own("crps"), wis: own("wis"), skill }];
    }),
    coverage: levels.map((level, i) => ({
      level,
      held: judged.filter((one) => one.held[i]).length,
      of: judged.length,
      share: mean(({ pit }) => pitWithin(pit, level)),
    })),
    pit:
      origins < ORIGINS_AT_LEAST
        ? null
        : pitHistogram(
            judged.map(({ pit }) => pit),
            PIT_BINS,
          ),
  };
}

interface ThresholdCase extends ThresholdForecast {
  readonly origin: number;
}

function casesOf(judged: readonly JudgedForecast[]): ThresholdCase[] {
  return judged.flatMap(({ origin, thresholds }) => thresholds.map((one) => ({ ...one, origin })));
}

/** Thresholds that somebody could doubt, by horizon, then pooled. */
function thresholdLines(judged: readonly JudgedForecast[], facts: Bootstrapping): BrierLine[] {
  const total = judged.filter(({ thresholds }) => thresholds.length > 0);
  const horizons = [...new Set(total.map(({ horizon }) => horizon))].sort((a, b) => a - b);
  const groups = [
    ...horizons.map((horizon) => ({ horizon, of: total.filter((one) => one.horizon === horizon) })),
    { horizon: null, of: total.filter(isPooled) },
  ];
  return groups.flatMap(({ horizon, of }) => {
    const cases = casesOf(of);
    return [...new Set(cases.map(({ threshold }) => threshold))].flatMap((threshold) => {
      const own = cases.filter((one) => one.threshold === threshold);
      return doubtful(own) ? [brierLine(own, threshold, horizon, facts)] : [];
    });
  });
}

function doubtful(cases: readonly ThresholdCase[]): boolean {
  return cases.some(({ model, happened }) => Math.abs(model - (happened ? 1 : 0)) > 0.01);
}

function brierLine(
  cases: readonly ThresholdCase[],
  threshold: number,
  horizon: number | null,
  { seed, every }: Bootstrapping,
): BrierLine {
  const measure = measureWith(blockOf(horizon, every), seed);
  const off = (chance: number, happened: boolean) => {
    const miss = chance - (happened ? 1 : 0);
    return miss * miss;
  };
  const comparedWith = (id: BaselineId) => cases.filter((one) => one.baselines[id] !== undefined);
  return {
    threshold,
    horizon,
    forecasts: cases.length,
    happened: cases.filter(({ happened }) => happened).length,
    brier: measure(
      cases.map((one) => [one.origin, [off(one.model, one.happened), 1]]),
      ratio,
    ),
    baselines: baselineIds.flatMap((id) => {
      const both = comparedWith(id);
      if (both.length === 0) return [];
      const pairs = both.map(({ origin, model, baselines: others, happened }) => ({
        origin,
        own: off(model, happened),
        other: off(others[id]!, happened),
      }));
      return [
        {
          id,
          brier: measure(
            pairs.map(({ origin, other }) => [origin, [other, 1]]),
            ratio,
          ),
          skill: measure(
            pairs.map(({ origin, own, other }) => [origin, [own, other]]),
            skillOf,
          ),
        },
      ];
    }),
  };
}

function reliabilityOf(
  judged: readonly JudgedForecast[],
  block: number,
  seed: string,
): ReliabilityBin[] | null {
  const cases = casesOf(judged).filter(({ model }) => model > 0 && model < 1);
  const origins = new Set(cases.map(({ origin }) => origin)).size;
  const events = cases.filter(({ happened }) => happened).length;
  if (origins < ORIGINS_AT_LEAST || Math.min(events, cases.length - events) < EVENTS_AT_LEAST) return null;
  const measure = measureWith(block, seed);
  return Array.from({ length: RELIABILITY_BINS }, (_, bin) => {
    const [from, to] = [bin / RELIABILITY_BINS, (bin + 1) / RELIABILITY_BINS];
    const own = cases.filter(({ model }) => model >= from && (model < to || bin === RELIABILITY_BINS - 1));
    return {
      ...{ from, to, forecasts: own.length },
      chance:
        own.length === 0 ? (from + to) / 2 : own.reduce((sum, { model }) => sum + model, 0) / own.length,
      happened: measure(
        own.map(({ origin, happened }) => [origin, [happened ? 1 : 0, 1]]),
        ratio,
      ),
    };
  });
}

type Entry = readonly [origin: number, sums: readonly number[]];

function measureWith(block: number, seed: string) {
  return (entries: readonly Entry[], statistic: (sums: Float64Array) => number): Measured => {
    const parts = entries.map(([origin, sums]) => ({ origin, sums }));
    if (parts.length === 0) return { value: null, interval: null, standardError: null };
    const { value, interval, standardError } = blockBootstrap(parts, block, seed, statistic);
    return Number.isNaN(value)
      ? { value: null, interval: null, standardError: null }
      : { value, interval, standardError };
  };
}

function ratio(sums: Float64Array): number {
  return sums[0]! / sums[1]!;
}

/** Not defined against a baseline that was never off. */
function skillOf(sums: Float64Array): number {
  return sums[1]! > 0 ? 1 - sums[0]! / sums[1]! : Number.NaN;
}
