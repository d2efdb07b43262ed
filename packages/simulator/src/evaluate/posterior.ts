import type { Lever } from "../levers/lever.ts";
import { exp } from "../numeric/exp.ts";
import { log } from "../numeric/log.ts";
import type { Evaluation, Posterior } from "../report/evaluation-report.ts";
import { momentsOf } from "../study/summaries.ts";
import type { TriedEffect } from "./futures.ts";

const BATCHES = 10;
/** Of what such a ratio is, chance alone is not certain: larger ones are cut. */
const RATIO_AT_MOST = 1e6;

export interface PosteriorInput {
  readonly lever: Lever;
  /** Equally likely values of the stated effect, ascending. */
  readonly stated: Float64Array;
  /** Futures on the day, without the measure and at each effect that was tried, ascending. */
  readonly without: Float64Array;
  readonly tried: readonly { readonly effect: number; readonly draws: Float64Array }[];
  readonly actual: number;
  readonly unit: Evaluation["unit"];
  readonly widened: number;
}

/**
 * What the record makes of the stated effect: each of its values weighs by how likely it makes what came. The likelihood is
 * normal on a scale on which the spread hardly depends on the level (root of a share from its nearer end, logarithm of a
 * time), with mean and spread between the tried effects interpolated; its Monte Carlo error is a jackknife over ten batches.
 *
 * @returns null where the effect is certain or the draws hold nothing
 */
export function posteriorOf(input: PosteriorInput): Posterior | null {
  const { lever, stated, actual } = input;
  if (stated.length < 2 || Number.isNaN(actual)) return null;
  const whole = weigh(input, null);
  if (!whole) return null;
  const means: number[] = [];
  for (let batch = 0; batch < BATCHES; batch++) {
    const part = weigh(input, batch);
    if (part) means.push(part.mean);
  }
  const centre = means.reduce((a, b) => a + b, 0) / means.length;
  const spread = means.reduce((sum, mean) => sum + (mean - centre) * (mean - centre), 0);
  const interval = [
    quantileIn(stated, whole.weights, 0.05),
    quantileIn(stated, whole.weights, 0.95),
  ] as const;
  return {
    stated: [quantileIn(stated, null, 0.05), quantileIn(stated, null, 0.95)],
    mean: whole.mean,
    interval,
    standardError: Math.sqrt((spread * (means.length - 1)) / means.length),
    likelihoodRatio: whole.ratio,
    parameter: lever.parameter.title,
    effect: `${short(interval[0])} to ${short(interval[1])}`,
  };
}

interface Weighed {
  readonly weights: Float64Array;
  readonly mean: number;
  readonly ratio: number;
}

/** @param leftOut batch of replications to leave out; null: none */
function weigh(input: PosteriorInput, leftOut: number | null): Weighed | null {
  const { stated, tried, unit, actual, widened } = input;
  const onScale = scaleOf(unit, momentsOf(input.without)?.mean ?? 0);
  const anchors = [{ effect: 0, draws: input.without }, ...tried]
    .sort((a, b) => a.effect - b.effect)
    .flatMap(({ effect, draws }) => {
      const kept = draws.filter((value, r) => !Number.isNaN(value) && r % BATCHES !== leftOut);
      const moments = momentsOf(kept.map(onScale));
      return moments && moments.sd > 0 ? [{ effect, mean: moments.mean, sd: moments.sd * widened }] : [];
    });
  const none = anchors.find(({ effect }) => effect === 0);
  if (!none || anchors.length < 2) return null;
  const y = onScale(actual);
  const score = ({ mean, sd }: { mean: number; sd: number }) => {
    const z = (y - mean) / sd;
    return -0.5 * z * z - log(sd);
  };
  const scores = Array.from(stated, (effect) => score(between(anchors, effect)));
  const top = Math.max(...scores);
  const weights = Float64Array.from(scores, (value) => exp(value - top));
  const sum = weights.reduce((a, b) => a + b, 0);
  const marginal = top + log(sum / stated.length);
  const difference = Math.min(Math.max(marginal - score(none), -log(RATIO_AT_MOST)), log(RATIO_AT_MOST));
  return {
    weights: weights.map((weight) => weight / sum),
    mean: stated.reduce((mean, effect, i) => mean + (effect * weights[i]!) / sum, 0),
    ratio: exp(difference),
  };
}

interface Anchor {
  readonly effect: number;
  readonly mean: number;
  readonly sd: number;
}

/** Straight between two anchors; beyond the last the mean goes on, the spread stays. */
function between(anchors: readonly Anchor[], effect: number): { mean: number; sd: number } {
  const next = Math.min(
    Math.max(
      anchors.findIndex((anchor) => anchor.effect >= effect),
      1,
    ),
    anchors.length - 1,
  );
  const after = anchors.some((anchor) => anchor.effect >= effect) ? next : anchors.length - 1;
  const [a, b] = [anchors[after - 1]!, anchors[after]!];
  const at = (effect - a.effect) / (b.effect - a.effect);
  const inside = Math.min(Math.max(at, 0), 1);
  return { mean: a.mean + at * (b.mean - a.mean), sd: a.sd + inside * (b.sd - a.sd) };
}

function scaleOf(unit: Evaluation["unit"], usual: number): (value: number) => number {
  if (unit === "share" && usual <= 0.5) return (value) => Math.sqrt(Math.max(value, 0));
  if (unit === "share") return (value) => -Math.sqrt(Math.max(1 - value, 0));
  if (unit === "hours" || unit === "seconds") return (value) => log(Math.max(value, 1e-3));
  return (value) => value;
}

/** Value up to which the weights reach p, straight between neighbours' middles. */
function quantileIn(values: Float64Array, weights: Float64Array | null, p: number): number {
  let [sum, before] = [0, Number.NaN];
  for (let i = 0; i < values.length; i++) {
    const weight = weights ? weights[i]! : 1 / values.length;
    const middle = sum + weight / 2;
    if (middle >= p) {
      if (i === 0) return values[0]!;
      const share = (p - before) / (middle - before);
      return values[i - 1]! + share * (values[i]! - values[i - 1]!);
    }
    before = middle;
    sum += weight;
  }
  return values.at(-1)!;
}

/** Two digits. */
function short(value: number): string {
  return String(Number(value.toPrecision(2)));
}

export function triedOn(
  tried: readonly TriedEffect[],
  node: number,
  day: number,
): { effect: number; draws: Float64Array }[] {
  return tried.flatMap(({ effect, draws }) => (effect === null ? [] : [{ effect, draws: draws(node, day) }]));
}
