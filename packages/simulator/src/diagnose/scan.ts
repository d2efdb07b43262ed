import { log } from "../numeric/log.ts";
import { chanceOfExcess, studentTail } from "./chance.ts";

/** Amount over weight: bad events of orders, or seconds of rounds. */
export interface Sums {
  readonly amount: number;
  readonly weight: number;
}

/** What happened in one unit (a product, a courier …) on the days on which it began. */
export interface ScanInput {
  /** "rate": amounts are counts of rare events. "mean": amounts are sums of durations. */
  readonly kind: "rate" | "mean";
  /** Units 0 … units − 1; one more row stands for all of them together where there are several. */
  readonly units: number;
  /** First day and the day after the last. */
  readonly from: number;
  readonly until: number;
  /** Spans may begin on this day or later. */
  readonly spansFrom: number;
  readonly timesWorse: number;
  /** Whether all units together may be the unit. */
  readonly whole: boolean;
}

/** A unit and a span of days that stick out. */
export interface Excess {
  /** −1: all together. */
  readonly unit: number;
  readonly from: number;
  readonly to: number;
  readonly inside: Sums;
  /** Everything else on record. */
  readonly outside: Sums;
  /** The same unit on other days. */
  readonly own: Sums;
  /** Other units, on all days. */
  readonly others: Sums;
  /** Chance of any unit and span as striking as this, by Bonferroni over all that were looked at. */
  readonly chance: number;
}

export type Feed = (add: (unit: number, day: number, amount: number, weight: number) => void) => void;

const lengths = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 17, 21, 25, 30, 37, 45, 60];
const LEAST_WEIGHT = 5;

interface Grid {
  readonly rows: number;
  readonly days: number;
  readonly amounts: Float64Array;
  readonly weights: Float64Array;
}

/**
 * The unit and the span of days whose rate exceeds that of everything else the most: a scan statistic over all units and
 * lengths up to 60 days (Kulldorff 1997, one-sided). null: none is `timesWorse` times worse.
 */
export function scanSpans(input: ScanInput, feed: Feed): Excess | null {
  const { from, until, spansFrom, kind, timesWorse } = input;
  const grid = gridOf(input, feed);
  const whole = grid.rows - 1;
  const [amountsUpTo, weightsUpTo] = [prefixes(grid, grid.amounts), prefixes(grid, grid.weights)];
  const span = (sums: Float64Array, row: number, a: number, b: number) =>
    sums[row * (grid.days + 1) + b]! - sums[row * (grid.days + 1) + a]!;
  const all = {
    amount: span(amountsUpTo, whole, 0, grid.days),
    weight: span(weightsUpTo, whole, 0, grid.days),
  };
  let looked = 0;
  let best: { row: number; a: number; b: number; score: number } | null = null;
  const spread = kind === "mean" ? daySpread(grid, whole) : 1;
  for (let row = 0; row < grid.rows; row++) {
    if (row === whole && grid.rows > 1 && !input.whole) continue;
    for (const length of lengths)
      for (let a = Math.max(0, spansFrom - from); a + length <= until - from; a++) {
        looked++;
        const n = span(weightsUpTo, row, a, a + length);
        if (n < LEAST_WEIGHT) continue;
        const x = span(amountsUpTo, row, a, a + length);
        const [y, m] = [all.amount - x, all.weight - n];
        if (!(m >= LEAST_WEIGHT) || x / n <= (timesWorse * y) / m) continue;
        const score =
          kind === "rate" ? likelihoodGain(x, n, y, m) : ((x / n - y / m) * Math.sqrt(n)) / spread;
        if (best === null || score > best.score) best = { row, a, b: a + length, score };
      }
  }
  if (best === null) return null;
  const { row, a, b } = best;
  const inside = { amount: span(amountsUpTo, row, a, b), weight: span(weightsUpTo, row, a, b) };
  const unitAll = {
    amount: span(amountsUpTo, row, 0, grid.days),
    weight: span(weightsUpTo, row, 0, grid.days),
  };
  const outside = minus(all, inside);
  return {
    unit: row === whole && grid.rows > 1 ? -1 : row,
    ...{ from: from + a, to: from + b - 1, inside, outside },
    own: minus(unitAll, inside),
    others: minus(all, unitAll),
    chance: Math.min(1, looked * tailOf(kind, grid, { row, a, b }, inside, outside)),
  };
}

/** Each unit over the whole time against the others together, worst first; only those `timesWorse` times worse. */
export function compareUnits(input: Omit<ScanInput, "whole" | "spansFrom">, feed: Feed): Excess[] {
  const grid = gridOf(input, feed);
  const whole = grid.rows - 1;
  const total = (row: number): Sums => {
    let [amount, weight] = [0, 0];
    for (let d = 0; d < grid.days; d++) {
      amount += grid.amounts[row * grid.days + d]!;
      weight += grid.weights[row * grid.days + d]!;
    }
    return { amount, weight };
  };
  const all = total(whole);
  const found: Excess[] = [];
  for (let row = 0; row < input.units; row++) {
    const inside = total(row);
    const others = minus(all, inside);
    if (inside.weight < LEAST_WEIGHT || others.weight < LEAST_WEIGHT) continue;
    if (inside.amount / inside.weight <= (input.timesWorse * others.amount) / others.weight) continue;
    const tail = tailOf(input.kind, grid, { row, a: 0, b: grid.days }, inside, others);
    found.push({
      ...{ unit: row, from: input.from, to: input.until - 1, inside, outside: others, others },
      own: { amount: 0, weight: 0 },
      chance: Math.min(1, input.units * tail),
    });
  }
  return found.sort((a, b) => a.chance - b.chance);
}

function gridOf({ units, from, until }: Pick<ScanInput, "units" | "from" | "until">, feed: Feed): Grid {
  const days = until - from;
  const rows = units > 1 ? units + 1 : 1;
  const grid = {
    ...{ rows, days },
    amounts: new Float64Array(rows * days),
    weights: new Float64Array(rows * days),
  };
  feed((unit, day, amount, weight) => {
    const d = day - from;
    if (d < 0 || d >= days) return;
    for (const row of rows > 1 ? [unit, rows - 1] : [0]) {
      if (row < 0) continue;
      grid.amounts[row * days + d]! += amount;
      grid.weights[row * days + d]! += weight;
    }
  });
  return grid;
}

function prefixes({ rows, days }: Grid, cells: Float64Array): Float64Array {
  const sums = new Float64Array(rows * (days + 1));
  for (let row = 0; row < rows; row++)
    for (let d = 0; d < days; d++)
      sums[row * (days + 1) + d + 1] = sums[row * (days + 1) + d]! + cells[row * days + d]!;
  return sums;
}

function minus(a: Sums, b: Sums): Sums {
  return { amount: a.amount - b.amount, weight: a.weight - b.weight };
}

/** Twice nothing: the log likelihood of two Poisson rates beyond that of one. */
function likelihoodGain(x: number, n: number, y: number, m: number): number {
  const rate = (x + y) / (n + m);
  return x * log(x / n / rate) + (y > 0 ? y * log(y / m / rate) : 0);
}

/** Standard deviation of a day's mean, times the square root of its weight. */
function daySpread({ days, amounts, weights }: Grid, row: number): number {
  const cells = Array.from({ length: days }, (_, d) => row * days + d).filter((c) => weights[c]! > 0);
  const weight = cells.reduce((sum, c) => sum + weights[c]!, 0);
  const mean = cells.reduce((sum, c) => sum + amounts[c]!, 0) / weight;
  const squares = cells.reduce((sum, c) => sum + square(amounts[c]! - mean * weights[c]!) / weights[c]!, 0);
  return Math.sqrt(squares / Math.max(1, cells.length - 1)) || 1;
}

function tailOf(
  kind: ScanInput["kind"],
  grid: Grid,
  { row, a, b }: { row: number; a: number; b: number },
  inside: Sums,
  outside: Sums,
): number {
  const whole = grid.rows - 1;
  const days: Sums[] = [];
  for (let d = 0; d < grid.days; d++) {
    const cut = d >= a && d < b;
    if (cut && row === whole) continue;
    const [all, own] = [whole * grid.days + d, row * grid.days + d];
    const weight = grid.weights[all]! - (cut ? grid.weights[own]! : 0);
    if (weight > 0) days.push({ amount: grid.amounts[all]! - (cut ? grid.amounts[own]! : 0), weight });
  }
  const mean = outside.amount / outside.weight;
  if (kind === "rate")
    return chanceOfExcess(
      inside.amount,
      inside.weight,
      outside.amount,
      outside.weight,
      scatterOf(days, mean),
    );
  const df = days.length - 1;
  const perWeight = days.reduce((sum, d) => sum + square(d.amount - mean * d.weight) / d.weight, 0) / df;
  const heavy = days.filter((d) => d.weight >= LEAST_WEIGHT);
  const perDay =
    heavy.length > 1
      ? heavy.reduce((sum, d) => sum + square(d.amount / d.weight - mean), 0) / (heavy.length - 1)
      : 0;
  const variance =
    Math.max(perWeight / inside.weight, perDay / (b - a)) +
    Math.max(perWeight / outside.weight, perDay / days.length);
  return studentTail((inside.amount / inside.weight - mean) / Math.sqrt(variance), df);
}

/** How many times the daily counts vary more than Poisson counts: Pearson's statistic by its degrees of freedom, at least 1. */
function scatterOf(days: readonly Sums[], rate: number): number {
  if (!(rate > 0) || days.length < 2) return 1;
  const pearson = days.reduce((sum, d) => sum + square(d.amount - rate * d.weight) / (rate * d.weight), 0);
  return Math.max(1, pearson / (days.length - 1));
}

function square(x: number): number {
  return x * x;
}
