import { openSlots, uniformAt } from "../../random/slots.ts";
import { streamKey } from "../../random/stream-key.ts";
import type { ProcessFit } from "../process-fit.ts";
import { replicateDays } from "./replicate-days.ts";
import { type CheckId, checkIds, type Residuals, statistics } from "./statistics.ts";

/** Replicas at first; where one of the answers is small, more, so that many questions at once leave it an answer. */
const FIRST = 400;
const MORE = 6000;
const SMALL = 0.03;
const LEAST_EVENTS = 10;
const LEAST_DAYS = 14;

/** One question put to one process: does the record look like what the model would have recorded? */
export interface Check {
  readonly check: CheckId;
  readonly observed: number;
  /** Mean over the model's own records. */
  readonly expected: number;
  /** Share of the model's own records at least as extreme, two-sided where both sides matter; in (0, 1]. */
  readonly p: number;
}

/** null where too little is on record to check anything. */
export function checkProcess(fit: ProcessFit, firstDay: number): readonly Check[] | null {
  const used = fit.days.flatMap(({ expected }, day) => (expected > 0 ? [day] : []));
  if (fit.events < LEAST_EVENTS || used.length < LEAST_DAYS) return null;
  const quick = checked(fit, firstDay, used, FIRST);
  return quick.some(({ p }) => p <= SMALL) ? checked(fit, firstDay, used, MORE) : quick;
}

function checked(fit: ProcessFit, firstDay: number, used: readonly number[], replicas: number): Check[] {
  const key = streamKey("fit-checks", fit.process);
  const records = replicateDays(fit, key, replicas);
  records.push(Float64Array.from(fit.days, ({ seen }) => seen));
  const on = used.map((day) => firstDay + day);
  const spread = used.map((day) => {
    const { chance, sensitivity } = fit.days[day]!;
    return Math.sqrt(chance + fit.dayVariance * sensitivity * sensitivity);
  });
  const ranks = ranksOf(records, used, streamKey("fit-checks", fit.process, "ties"));
  const residuals = records.map((record, r): Residuals => {
    const values = Float64Array.from(used, (day, i) => {
      return spread[i]! > 0 ? (record[day]! - fit.days[day]!.expected) / spread[i]! : 0;
    });
    return { values, on, ranks: ranks[r]! };
  });
  return checkIds.map((check) => {
    const all = Float64Array.from(residuals, statistics[check]);
    const observed = all[replicas]!;
    let [above, below, sum] = [1, 1, 0];
    for (let r = 0; r < replicas; r++) {
      if (all[r]! >= observed) above++;
      if (all[r]! <= observed) below++;
      sum += all[r]!;
    }
    const upper = above / (replicas + 1);
    const p = twoSided.has(check) ? Math.min(1, (2 * Math.min(above, below)) / (replicas + 1)) : upper;
    return { check, observed, expected: sum / replicas, p };
  });
}

const twoSided: ReadonlySet<CheckId> = new Set(["scatter", "carry-over"]);

/** Of each record and day, the share of all records with less on that day, ties broken by dice. */
function ranksOf(
  records: readonly Float64Array[],
  used: readonly number[],
  key: ReturnType<typeof streamKey>,
): Float64Array[] {
  const ranks = records.map(() => new Float64Array(used.length));
  const slots = { start: 0, step: 1 };
  const column = new Float64Array(records.length);
  for (const [i, day] of used.entries()) {
    openSlots(slots, key, 0, day);
    for (let r = 0; r < records.length; r++) column[r] = records[r]![day]!;
    const sorted = column.slice().sort();
    for (let r = 0; r < records.length; r++) {
      const value = column[r]!;
      const [from, to] = [firstAtLeast(sorted, value), firstAbove(sorted, value)];
      ranks[r]![i] = (from + (to - from) * uniformAt(slots, r)) / records.length;
    }
  }
  return ranks;
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstAbove(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
