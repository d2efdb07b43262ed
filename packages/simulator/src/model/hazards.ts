import { log } from "../numeric/log.ts";
import { type DayCount, dayVariance, spreadOf } from "./day-variance.ts";
import { factorVariance } from "./hazard-outcome.ts";
import { levelPosterior } from "./level-posterior.ts";
import { chooseRecency, type Recency, recencyWeights } from "./recency.ts";
import type { HazardProcess } from "./shop-model.ts";

/** How often a process happens where the shop's own record says little: a total share and how fast it fades with the lag. */
export interface HazardPrior {
  /** Share of the cohort that it reaches in the end. */
  readonly share: number;
  /** Ratio of one lag's hazard to the one before. */
  readonly fading: number;
}

/** Weight of the prior's shape on each lag: this many units at risk, or fewer where they would expect more events than this. */
const SHAPE_UNITS = 20;
const SHAPE_EVENTS = 0.5;
/** From this share of the prior on a process is about when it happens, no longer about whether. */
const NEARLY_ALL = 0.9;
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

/** Hazards with what they were learnt from. */
export interface FittedHazards extends HazardProcess {
  /** Events on record. */
  readonly events: number;
  readonly recency: Recency;
  readonly days: readonly DayCount[];
}

/**
 * Discrete-time hazards from a censored triangle: events ÷ at risk, lag by lag (Kaplan and Meier 1958), so that recent
 * cohorts count for the lags that they have lived through and for no others. Thin lags borrow the shape of the prior.
 * Borrowing moves no level: Σ at risk × hazard is what the level's posterior expects. Where the level drifts, later days
 * count for more.
 */
export function fitHazards(triangle: LagTriangle, prior: HazardPrior): FittedHazards {
  const first = weighedHazards(triangle, prior, undefined);
  const recency = chooseRecency(first.days);
  const weights = recencyWeights(recency.halfLife, first.days.length);
  const { byLag, evidence, dayVariance, days } = weights ? weighedHazards(triangle, prior, weights) : first;
  const events = days.reduce((sum, { seen }) => sum + seen, 0);
  return { byLag, evidence, dayVariance, events, recency, days };
}

/** The model's part of what was fitted. */
export function hazardsOf({ byLag, evidence, dayVariance }: FittedHazards): HazardProcess {
  return { byLag, evidence, dayVariance };
}

function weighedHazards(
  triangle: LagTriangle,
  prior: HazardPrior,
  weights: Float64Array | undefined,
): HazardProcess & { readonly days: readonly DayCount[] } {
  const { lags, events, atRisk } = triangle;
  const column = () => new Float64Array(lags);
  const [hits, exposed, squares] = [column(), column(), column()];
  for (let cell = 0; cell < events.length; cell++) {
    const lag = cell % lags;
    const weight = weights?.[Math.floor(cell / lags) + lag] ?? 1;
    hits[lag]! += weight * events[cell]!;
    exposed[lag]! += weight * atRisk[cell]!;
    squares[lag]! += weight * weight * atRisk[cell]!;
  }
  const shape = priorShape(prior, lags);
  let [seen, expected] = [0, 0];
  for (let lag = 0; lag < lags; lag++) {
    seen += hits[lag]!;
    expected += exposed[lag]! * shape[lag]!;
  }
  const at = (level: number) => {
    const blended = shape.map((hazard, lag) => {
      const borrowed = Math.min(0.95, level * hazard);
      const units = Math.min(SHAPE_UNITS, SHAPE_EVENTS / borrowed);
      const unseen = (Math.max(0, level * expected - seen) * exposed[lag]! * hazard) / (expected || 1);
      return (hits[lag]! + unseen + units * borrowed) / (exposed[lag]! + units);
    });
    return rescaled(blended, exposed, level * expected);
  };
  // units that a lag's hazard rests on, discounted ones for less, with one from the prior
  const observed = exposed.map((units, lag) =>
    squares[lag] === 0 ? SHAPE_UNITS : (units * units) / squares[lag]! + 1,
  );
  const first = at(levelPosterior(seen, expected).mean);
  const firstDays = dayCounts(triangle, first);
  const variance = dayVariance(firstDays, weights);
  const { between, expected: sensitivity } = spreadOf(firstDays, variance, weights);
  const unit = prior.share >= NEARLY_ALL ? "days" : "share";
  const chance = factorVariance(first, observed, unit);
  const scatter = sensitivity === 0 ? 0 : between / (sensitivity * sensitivity);
  const worth = chance === null || seen === 0 ? 1 : 1 / ((chance + scatter) * seen);
  const { mean, evidence } = levelPosterior(seen, expected, Math.max(worth, 0.001));
  const byLag = at(mean);
  return { byLag, evidence, dayVariance: variance, days: dayCounts(triangle, byLag) };
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
