import { betaCdf } from "../numeric/beta-distribution.ts";
import { exp } from "../numeric/exp.ts";
import { log } from "../numeric/log.ts";
import { logGamma } from "../numeric/log-gamma.ts";
import { normalQuantile } from "../numeric/normal-quantile.ts";

/** Coefficient of variation between units that two shops in three stay below *(assumed)*. */
const SPREAD = 0.8;
/** Equally likely points of the half-normal prior of the spread between units. */
const SPREADS = 16;
/** Points of less posterior weight than this are left out. */
const LEAST_WEIGHT = 1e-4;
/** Quantiles are sought within this distance of even odds. */
const LOG_ODDS = 60;

/** Events of one unit (a product, a province) and those expected of it if it were like the shop. */
export interface UnitCount {
  readonly events: number;
  readonly expected: number;
}

/** Gamma distributions of the units' events at one spread between them: shape, and mean ÷ shape. */
interface Component {
  readonly weight: number;
  readonly spread: number;
  readonly shape: Float64Array;
  readonly scale: Float64Array;
  readonly mean: number;
  readonly variance: number;
}

/** What is believed of all units of a kind together. */
export interface Pooled {
  readonly units: readonly UnitCount[];
  /** Share of each unit in what is expected: what it would cause if all were alike. */
  readonly weights: Float64Array;
  /** Posterior mean of each unit's share of the events; they add up to 1. */
  readonly shares: Float64Array;
  /** Coefficient of variation between units: posterior mean. */
  readonly spread: number;
  readonly components: readonly Component[];
}

/**
 * Partial pooling: events are Poisson around expected × level × ratio, ratios gamma with mean 1 around the shop (Clayton and
 * Kaldor 1987). The level is the one of greatest likelihood. The spread between units is not fixed at its estimate, which is 0 in
 * many thin shops, but weighed by its marginal likelihood and a half-normal prior (Gelman 2006), so that intervals carry it.
 *
 * @param scatter variance of a unit's count over Poisson's, at least 1
 * @returns null where there is nothing to compare: fewer than two units with expectation, or no event
 */
export function pool(units: readonly UnitCount[], scatter = 1): Pooled | null {
  const held = units.filter(({ expected }) => expected > 0).length;
  let [seen, expected] = [0, 0];
  for (const unit of units) {
    seen += unit.events;
    expected += unit.expected;
  }
  if (held < 2 || seen <= 0) return null;
  const events = Float64Array.from(units, (unit) => (unit.expected > 0 ? unit.events / scatter : 0));
  const base = Float64Array.from(units, (unit) => unit.expected / scatter);
  const points = Array.from({ length: SPREADS }, (_, j) => {
    const spread = SPREAD * normalQuantile(0.5 + (j + 0.5) / (2 * SPREADS));
    const k = 1 / (spread * spread);
    const level = likeliestLevel(events, base, k, seen / expected);
    return { spread, k, level, likelihood: logLikelihood(events, base, k, level) };
  });
  const most = points.reduce((high, { likelihood }) => Math.max(high, likelihood), Number.NEGATIVE_INFINITY);
  const masses = points.map(({ likelihood }) => exp(likelihood - most));
  const mass = masses.reduce((a, b) => a + b, 0);
  const components = points.flatMap(({ spread, k, level }, j): Component[] => {
    const weight = masses[j]! / mass;
    return weight < LEAST_WEIGHT ? [] : [component(events, base, k, level, spread, weight)];
  });
  const shares = new Float64Array(units.length);
  let [total, spread] = [0, 0];
  for (const { weight, spread: own, shape, scale, mean } of components) {
    for (let i = 0; i < shares.length; i++) shares[i]! += (weight * shape[i]! * scale[i]!) / mean;
    total += weight;
    spread += weight * own;
  }
  return {
    units,
    weights: Float64Array.from(units, (unit) => unit.expected / expected),
    shares: shares.map((share) => share / total),
    spread: spread / total,
    components,
  };
}

/**
 * Quantiles of the share of all events that some units cause together. Of two gamma variates of different scale the share is an
 * increasing function of a beta variate; the others' sum is matched by mean and variance (Satterthwaite 1946).
 *
 * @param probabilities in (0, 1), ascending
 */
export function shareQuantiles(
  { components, units }: Pooled,
  members: readonly number[],
  probabilities: readonly number[],
): number[] {
  if (members.length === 0) return probabilities.map(() => 0);
  if (members.length === units.length) return probabilities.map(() => 1);
  const parts = components.flatMap(({ weight, shape, scale, mean, variance }) => {
    let [own, spread] = [0, 0];
    for (const i of members) {
      own += shape[i]! * scale[i]!;
      spread += shape[i]! * scale[i]! * scale[i]!;
    }
    const [rest, restSpread] = [mean - own, variance - spread];
    if (!(own > 0) || !(spread > 0)) return [];
    if (!(rest > 0) || !(restSpread > 0)) return [];
    const [a, b] = [(own * own) / spread, (rest * rest) / restSpread];
    return [{ weight, a, b, scales: restSpread / rest / (spread / own) }];
  });
  if (parts.length === 0) return probabilities.map(() => 0);
  const mass = parts.reduce((sum, { weight }) => sum + weight, 0);
  const below = (odds: number) =>
    parts.reduce((sum, { weight, a, b, scales }) => {
      const t = odds * scales;
      return sum + (weight / mass) * betaCdf(a, b, t / (1 + t));
    }, 0);
  let from = -LOG_ODDS;
  return probabilities.map((p) => {
    let [low, high] = [from, LOG_ODDS];
    for (let step = 0; step < 40; step++) {
      const middle = (low + high) / 2;
      if (below(exp(middle)) < p) low = middle;
      else high = middle;
    }
    from = low;
    const odds = exp((low + high) / 2);
    return odds / (1 + odds);
  });
}

/** Level at which the units' events are likeliest when ratios are gamma of mean 1 and shape `k`. */
function likeliestLevel(events: Float64Array, expected: Float64Array, k: number, first: number): number {
  let at = log(first);
  for (let step = 0; step < 60; step++) {
    const level = exp(at);
    let [slope, curve] = [0, 0];
    for (let i = 0; i < events.length; i++) {
      const base = level * expected[i]!;
      slope += (k * (events[i]! - base)) / (base + k);
      curve += (k * base * (events[i]! + k)) / ((base + k) * (base + k));
    }
    const move = Math.min(Math.max(slope / curve, -1), 1);
    at += move;
    if (Math.abs(move) < 1e-12) break;
  }
  return exp(at);
}

/** Logarithm of the events' marginal likelihood (negative binomial), the level integrated out by Laplace's method; up to a constant. */
function logLikelihood(events: Float64Array, expected: Float64Array, k: number, level: number): number {
  const [start, shape] = [logGamma(k), k * log(k)];
  let [sum, curve] = [0, 0];
  for (let i = 0; i < events.length; i++) {
    const [y, base] = [events[i]!, level * expected[i]!];
    if (base <= 0) continue;
    sum += shape - (y + k) * log(base + k);
    if (y > 0) sum += logGamma(y + k) - start + y * log(base);
    curve += (k * base * (y + k)) / ((base + k) * (base + k));
  }
  return sum - 0.5 * log(curve);
}

function component(
  events: Float64Array,
  expected: Float64Array,
  k: number,
  level: number,
  spread: number,
  weight: number,
): Component {
  const shape = events.map((y) => y + k);
  const scale = expected.map((base) => (level * base) / (level * base + k));
  let [mean, variance] = [0, 0];
  for (let i = 0; i < shape.length; i++) {
    mean += shape[i]! * scale[i]!;
    variance += shape[i]! * scale[i]! * scale[i]!;
  }
  return { weight, spread, shape, scale, mean, variance };
}
