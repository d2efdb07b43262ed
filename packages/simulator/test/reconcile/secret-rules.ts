import { compilePlan, type History, type RuleVersion, tablesOf } from "@scorecast/core";
import { applyOverrides } from "@scorecast/core/rules-schema";
import { streamOf } from "../../src/generate/random-source.ts";
import { normalQuantile } from "../../src/numeric/normal-quantile.ts";
import { pointsAxis, valueAt } from "../../src/reconcile/learn/points-axis.ts";

/** A whole standard is stricter or milder by so many points (standard deviation), each tick by so many more. */
const STANDARD_SD = 6;
const TICK_SD = 2.5;
/** Log-normal factor of each weight. */
const WEIGHT_SD = 0.4;

/**
 * Rules that a shop might really be under: each tick of every standard moved along its own scale, every weight changed. All by a
 * normal draw: standards ± 6 points each, ticks ± 2.5 on top, weights × e^± 0.4.
 */
export function secretRules(rules: RuleVersion, { shop, ...history }: History, seed: string): RuleVersion {
  const random = streamOf(seed, "secret");
  const normal = () => normalQuantile(Math.max(random(), 1e-9));
  const plan = compilePlan(rules, shop, tablesOf({ shop, ...history }));
  const metrics: Record<string, object> = {};
  for (const { id, mapping } of plan.metrics) {
    const shift = STANDARD_SD * normal();
    const moved = (knots: readonly (readonly [number, number])[]) => {
      const [low, high] = [Math.min(...knots.map(([, p]) => p)), Math.max(...knots.map(([, p]) => p))];
      const axis = pointsAxis(knots, low, high);
      const rising = [...knots].sort(([, a], [, b]) => a - b);
      const places = rising.map(([, points]) => points + shift + TICK_SD * normal()).sort((a, b) => a - b);
      return places.map((place, i) => [Number(valueAt(axis, place).toPrecision(6)), rising[i]![1]] as const);
    };
    if (mapping.kind === "piecewise-linear") {
      const knots = moved(Array.from(mapping.values, (value, i) => [value, mapping.points[i]!] as const));
      metrics[id] = { knots: [...knots].sort(([a], [b]) => a - b) };
    }
    if (mapping.kind === "tiers") {
      const bounds = moved(Array.from(mapping.bounds, (bound, i) => [bound, mapping.points[i]!] as const));
      metrics[id] = { tiers: bounds.map(([bound, points]) => ({ bound, points })) };
    }
  }
  const percents = (weights: readonly { readonly id: string; readonly weight: number }[]) => {
    const raw = weights.map(({ weight }) => weight * Math.exp(WEIGHT_SD * normal()));
    const sum = raw.reduce((a, b) => a + b, 0);
    const tenths = raw.map((weight) => Math.round((1000 * weight) / sum));
    tenths[tenths.indexOf(Math.max(...tenths))]! += 1000 - tenths.reduce((a, b) => a + b, 0);
    return Object.fromEntries(weights.map(({ id }, i) => [id, tenths[i]! / 10]));
  };
  const weights: Record<string, object> = { dimensions: percents(plan.dimensions) };
  for (const [d, { id }] of plan.dimensions.entries()) {
    const members = plan.metrics.filter(({ dimension, weight }) => dimension === d && weight > 0);
    if (members.length > 1) weights[id] = percents(members);
  }
  const applied = applyOverrides(rules, { metrics, weights });
  if (applied.rules === null) throw new Error(JSON.stringify(applied.issues));
  return applied.rules;
}
