import { type Entry, type MetricId, type MetricPlan, metrics, reevaluated } from "@scorecast/core";
import { type Ground, LOOK_BACK } from "./ground.ts";

/** Which entries of a metric suffer from a cause, and which show how it goes without. */
export interface Suffering {
  readonly suffers: (entry: Entry, metric: MetricId) => boolean;
  /** Absent: all entries that do not suffer. */
  readonly shows?: (entry: Entry, metric: MetricId) => boolean;
}

export interface Size {
  /** Points of the total that the cause costs. */
  readonly points: number;
  /** 95 %. */
  readonly interval: readonly [number, number];
  readonly metrics: readonly { readonly metric: string; readonly points: number }[];
}

/** What of one metric's sums would be different. */
export interface Shift {
  readonly metric: MetricPlan;
  /** By slot: change of the numerator, and its standard error. */
  readonly slots: readonly { readonly slot: number; readonly by: number; readonly error: number }[];
}

const Z95 = 1.959964;
const CLUSTERS = 8;

/**
 * What of the window sums would be different had those who suffer fared as those who do not, by metric. Unless `signed`, a
 * metric's excess within 1.96 standard errors is shrunk, and one in which those who suffer do no worse stays as it is: else chance
 * alone would add to the size.
 */
export function shiftsOf(
  ground: Ground,
  affected: readonly MetricId[],
  suffering: Suffering,
  signed = false,
): readonly Shift[] {
  return ground.plan.metrics.flatMap((metric): Shift[] => {
    if (!affected.includes(metric.id as MetricId) || metric.external) return [];
    const shift = shiftOf(ground, metric, suffering, signed);
    return shift === null ? [] : [shift];
  });
}

/**
 * What shifts are worth today: the total with them minus the total (of a shop in its growth stage: the formal score that it
 * would have), by the scorer of recorded days. The interval lets each metric's excess move by 1.96 standard errors (both
 * rates, clustered by day) and adds the moves of independent metrics as squares.
 *
 * @param mended shifts that are taken for granted: other troubles, as if they were gone
 * @returns null without shifts
 */
export function sizeOf(ground: Ground, shifts: readonly Shift[], mended: readonly Shift[] = []): Size | null {
  if (shifts.length === 0) return null;
  const totalWith = (moves: readonly { readonly shift: Shift; readonly errors: number }[]): number => {
    const numerators = ground.scored.numerators.slice();
    for (const { shift, errors } of moves)
      for (const { slot, by, error } of shift.slots) {
        const { better, ideal, scale } = shift.metric.metric;
        const most =
          better === "higher" ? ideal * scale * ground.scored.denominators[slot]! : Number.POSITIVE_INFINITY;
        numerators[slot] = Math.min(most, Math.max(0, numerators[slot]! + by + errors * error));
      }
    return reevaluated(ground.plan, numerators, ground.scored.denominators, ground.scored.state).formal;
  };
  const granted = mended.map((shift) => ({ shift, errors: 0 }));
  const before = totalWith(granted);
  const gain = (moves: readonly { readonly shift: Shift; readonly errors: number }[]): number =>
    totalWith([...granted, ...moves]) - before;
  const points = gain(shifts.map((shift) => ({ shift, errors: 0 })));
  let [below, above] = [0, 0];
  for (const moved of shifts) {
    const ends = [-Z95, Z95].map(
      (errors) => gain(shifts.map((shift) => ({ shift, errors: shift === moved ? errors : 0 }))) - points,
    );
    below += square(Math.min(0, ...ends));
    above += square(Math.max(0, ...ends));
  }
  return {
    points,
    interval: [points - Math.sqrt(below), points + Math.sqrt(above)],
    metrics: shifts.map((shift) => ({ metric: shift.metric.id, points: gain([{ shift, errors: 0 }]) })),
  };
}

/** The mean of two sizes of the same shifts: its Shapley value, where one is taken alone and the other with all else mended. */
export function between(alone: Size, last: Size): Size {
  const mean = (a: number, b: number) => (a + b) / 2;
  return {
    points: mean(alone.points, last.points),
    interval: [mean(alone.interval[0], last.interval[0]), mean(alone.interval[1], last.interval[1])],
    metrics: alone.metrics.map(({ metric, points }, i) => ({
      metric,
      points: mean(points, last.metrics[i]!.points),
    })),
  };
}

function shiftOf(ground: Ground, metric: MetricPlan, suffering: Suffering, signed: boolean): Shift | null {
  const id = metric.id as MetricId;
  const entries = ground.entries(id);
  if (entries === null || Number.isNaN(ground.scored.evaluation.points[ground.plan.metrics.indexOf(metric)]!))
    return null;
  const { suffers, shows = (entry, m) => !suffers(entry, m) } = suffering;
  const reference = new Ratio(ground, false);
  const ill = metric.slots.map(() => new Ratio(ground, true));
  const windows = metric.slots.map((slot) => ground.plan.slots[slot]!.window);
  for (const entry of entries) {
    if (suffers(entry, id)) {
      for (const [w, window] of windows.entries())
        if (
          entry.cohortDay >= ground.asOf - window.fromDaysAgo &&
          entry.cohortDay <= ground.asOf - window.toDaysAgo
        )
          ill[w]!.add(entry);
    } else if (shows(entry, id)) reference.add(entry);
  }
  if (!(reference.denominator > 0) || !(ill[0]!.denominator > 0)) return null;
  const rate = reference.value;
  const higher = metrics[id].better === "higher";
  const slots = ill.map((ratio, w) => {
    const by = ratio.denominator * rate - ratio.numerator;
    const error = ratio.denominator * Math.sqrt(ratio.variance() + reference.variance());
    const slot = metric.slots[w]!;
    if (signed) return { slot, by, error };
    const improves = higher ? by > 0 : by < 0;
    const errors = Math.abs(by) / error;
    // positive-part shrinkage (James and Stein 1961) of what may be luck; within one error it is not counted at all
    const kept = !improves || errors <= 1 ? 0 : errors < Z95 ? 1 - 1 / square(errors) : 1;
    return kept > 0 ? { slot, by: kept * by, error } : { slot, by: 0, error: 0 };
  });
  return slots.some(({ by }) => by !== 0) ? { metric, slots } : null;
}

/** A ratio of sums, with the variance that days (or, of few days, orders) as clusters give it (Cochran 1977, §6.3). */
class Ratio {
  numerator = 0;
  denominator = 0;
  readonly #from: number;
  readonly #numerators = new Float64Array(LOOK_BACK);
  readonly #denominators = new Float64Array(LOOK_BACK);
  readonly #entries: Entry[] | null;

  /** @param few whether there may be too few days, so that orders must serve as clusters */
  constructor({ asOf }: Ground, few: boolean) {
    this.#from = asOf - LOOK_BACK;
    this.#entries = few ? [] : null;
  }

  add(entry: Entry): void {
    const { numerator, denominator, cohortDay } = entry;
    this.numerator += numerator;
    this.denominator += denominator;
    this.#numerators[cohortDay - this.#from]! += numerator;
    this.#denominators[cohortDay - this.#from]! += denominator;
    this.#entries?.push(entry);
  }

  get value(): number {
    return this.numerator / this.denominator;
  }

  variance(): number {
    let [squares, clusters] = [0, 0];
    for (let day = 0; day < LOOK_BACK; day++) {
      const [n, d] = [this.#numerators[day]!, this.#denominators[day]!];
      if (n === 0 && d === 0) continue;
      clusters++;
      squares += square(n - this.value * d);
    }
    if (clusters < CLUSTERS && this.#entries !== null) {
      const orders = new Map<number, number>();
      for (const { order, row, numerator, denominator } of this.#entries) {
        const key = order >= 0 ? order : -2 - row;
        orders.set(key, (orders.get(key) ?? 0) + numerator - this.value * denominator);
      }
      clusters = orders.size;
      squares = [...orders.values()].reduce((sum, residual) => sum + square(residual), 0);
    }
    if (clusters < 2) return square(this.value);
    // Nothing bad among them: as uncertain as if half an event had been seen.
    const least = this.numerator === 0 ? 0.5 : 0;
    return Math.max(squares * (clusters / (clusters - 1)), least) / square(this.denominator);
  }
}

function square(x: number): number {
  return x * x;
}
