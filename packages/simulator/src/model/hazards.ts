import { log } from "../numeric/log.ts";
import { type DayCount, dayVariance, evidenceOf } from "./day-variance.ts";
import type { HazardProcess } from "./shop-model.ts";

/** How often a process happens where the shop's own record says little: a total share and how fast it fades with the lag. */
export interface HazardPrior {
  /** Share of the cohort that it reaches in the end. */
  readonly share: number;
  /** Ratio of one lag's hazard to the one before. */
  readonly fading: number;
}

/** Weight of the prior's level, in events, and of its shape, in units at risk per lag. */
const LEVEL_WEIGHT = 0.5;
const SHAPE_WEIGHT = 20;
const HAZARD_AT_MOST = 0.999;

/**
 * Events of cohorts by lag, with how many were still at risk: what a censored record tells.
 * Row = cohort day, column = lag; a cohort's lags after the record's end are not filled.
 */
export interface LagTriangle {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly lags: number;
  /** [(day − firstDay) × lags + lag] */
  readonly events: Float64Array;
  readonly atRisk: Float64Array;
}

export function emptyTriangle(firstDay: number, lastDay: number, lags: number): LagTriangle {
  const cells = (lastDay - firstDay + 1) * lags;
  return { firstDay, lastDay, lags, events: new Float64Array(cells), atRisk: new Float64Array(cells) };
}

/**
 * Fills `atRisk` from the sizes of the cohorts: those whom neither the event nor an exit has reached, on lags that the
 * record covers.
 *
 * @returns who is still open after the last day, per cohort
 */
export function followCohorts(
  triangle: LagTriangle,
  sizes: Float64Array,
  exits?: Float64Array,
): Float64Array {
  const { firstDay, lastDay, lags, events, atRisk } = triangle;
  const stillOpen = new Float64Array(sizes.length);
  for (let row = 0; row <= lastDay - firstDay; row++) {
    let open = sizes[row]!;
    for (let lag = 0; lag < lags && firstDay + row + lag <= lastDay; lag++) {
      atRisk[row * lags + lag] = open;
      open = Math.max(0, open - events[row * lags + lag]! - (exits?.[row * lags + lag] ?? 0));
    }
    stillOpen[row] = open;
  }
  return stillOpen;
}

/** Counts one event of the cohort of `day`; events outside the triangle are not counted. */
export function addEvent(
  { firstDay, lastDay, lags, events }: LagTriangle,
  day: number,
  lag: number,
  amount = 1,
): void {
  if (day >= firstDay && day <= lastDay && lag >= 0 && lag < lags && day + lag <= lastDay)
    events[(day - firstDay) * lags + lag]! += amount;
}

/**
 * Discrete-time hazards from a censored triangle: events ÷ at risk, lag by lag (Kaplan and Meier 1958), so that recent
 * cohorts count for the lags that they have lived through and for no others. Thin lags borrow the shape of the prior;
 * borrowing moves no level: Σ at risk × hazard = events + ½, unless the record is too small for the prior to expect
 * half an event. The level is then the prior's, times 1 + 2 × events.
 */
export function fitHazards(
  triangle: LagTriangle,
  prior: HazardPrior,
): HazardProcess & { readonly events: number } {
  const { lags, events, atRisk, firstDay, lastDay } = triangle;
  const [hits, exposed] = [new Float64Array(lags), new Float64Array(lags)];
  for (let cell = 0; cell < events.length; cell++) {
    hits[cell % lags]! += events[cell]!;
    exposed[cell % lags]! += atRisk[cell]!;
  }
  const shape = priorShape(prior, lags);
  let [total, expected] = [LEVEL_WEIGHT, 0];
  for (let lag = 0; lag < lags; lag++) {
    total += hits[lag]!;
    expected += exposed[lag]! * shape[lag]!;
  }
  const level = total / Math.max(LEVEL_WEIGHT, expected);
  const blended = shape.map((hazard, lag) => {
    const borrowed = Math.min(0.95, level * hazard);
    const half = expected === 0 ? 0 : (LEVEL_WEIGHT * exposed[lag]! * hazard) / expected;
    return (hits[lag]! + half + SHAPE_WEIGHT * borrowed) / (exposed[lag]! + SHAPE_WEIGHT);
  });
  const byLag = rescaled(blended, exposed, level * expected);
  const days = dayCounts(triangle, byLag);
  const variance = dayVariance(days);
  let seen = 0;
  for (let day = 0; day <= lastDay - firstDay; day++) seen += days[day]!.seen;
  const evidence = Math.max(LEVEL_WEIGHT, evidenceOf(days, variance));
  return { byLag, evidence, dayVariance: variance, events: seen };
}

/** Hazards times the factor that makes Σ exposed × hazard the given number of events, none beyond its bound. */
function rescaled(hazards: Float64Array, exposed: Float64Array, events: number): number[] {
  let sum = 0;
  for (let lag = 0; lag < hazards.length; lag++) sum += exposed[lag]! * hazards[lag]!;
  const factor = sum === 0 ? 1 : events / sum;
  return Array.from(hazards, (hazard) => Math.min(HAZARD_AT_MOST, factor * hazard));
}

/** Hazards of a cohort that fades geometrically and reaches the prior's share. */
function priorShape({ share, fading }: HazardPrior, lags: number): Float64Array {
  const hazards = new Float64Array(lags);
  let [weight, sum] = [1, 0];
  for (let lag = 0; lag < lags; lag++) {
    hazards[lag] = weight;
    sum += weight;
    weight *= fading;
  }
  const total = -log(1 - share);
  for (let lag = 0; lag < lags; lag++) hazards[lag]! *= total / sum;
  return hazards;
}

/** Per calendar day: events seen and expected over all cohorts that were alive. */
function dayCounts(
  { firstDay, lastDay, lags, events, atRisk }: LagTriangle,
  byLag: readonly number[],
): DayCount[] {
  const days = Array.from({ length: lastDay - firstDay + 1 }, () => ({
    seen: 0,
    expected: 0,
    chance: 0,
    sensitivity: 0,
  }));
  for (let row = 0; row < days.length; row++)
    for (let lag = 0; lag < lags && row + lag < days.length; lag++) {
      const day = days[row + lag]!;
      const [n, p] = [atRisk[row * lags + lag]!, byLag[lag]!];
      day.seen += events[row * lags + lag]!;
      day.expected += n * p;
      day.chance += n * p * (1 - p);
      day.sensitivity -= n * (1 - p) * log(1 - p);
    }
  return days;
}
