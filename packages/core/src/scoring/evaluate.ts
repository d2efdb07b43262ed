import type { DayState } from "./day-state.ts";
import { pointsFor } from "./mapping.ts";
import type { ConditionPlan, MetricPlan, Plan, SlotRef } from "./plan.ts";

/** Status codes of `Evaluation.status`. */
export const SCORED = 0;
export const FLOORED = 1;
export const ABSTAINED = 2;
export const UNSCORED = 3;

/** Stage codes of `Evaluation.stage`. */
export const FORMAL = 0;
export const GROWTH = 1;
export const NONE = 2;

/** What window sums say, in columns by metric and dimension of the plan. NaN: no data. */
export interface Evaluation {
  /** Metric values in their unit. */
  readonly values: Float64Array;
  readonly points: Float64Array;
  readonly status: Uint8Array;
  /** Share of each metric in the total after abstentions dropped out, in [0, 1]. */
  readonly shares: Float64Array;
  readonly dimensionScores: Float64Array;
  readonly dimensionShares: Float64Array;
  /** 1 where the bonus is given. */
  readonly bonusGiven: Uint8Array;
  /** Σ dimension × weight, bonuses and deductions in, clamped: the total of a formal shop. */
  formal: number;
  /** formal before the clamp of the total. */
  unclamped: number;
  /** The total that is shown: the formal one, the growth score, or NaN. */
  total: number;
  stage: number;
}

/** An empty evaluation for `plan`, to be written again and again. */
export function newEvaluation(plan: Plan): Evaluation {
  const [metrics, dimensions] = [plan.metrics.length, plan.dimensions.length];
  return {
    values: new Float64Array(metrics),
    points: new Float64Array(metrics),
    status: new Uint8Array(metrics),
    shares: new Float64Array(metrics),
    dimensionScores: new Float64Array(dimensions),
    dimensionShares: new Float64Array(dimensions),
    bonusGiven: new Uint8Array(plan.bonuses.length),
    formal: Number.NaN,
    unclamped: Number.NaN,
    total: Number.NaN,
    stage: NONE,
  };
}

/**
 * The score of one day from its window sums: the one way from tallies to points, for recorded and simulated days alike.
 *
 * @param numerators unscaled, by slot of the plan; NaN where the table is missing
 * @param denominators by slot of the plan
 * @param out written over
 */
export function evaluate(
  plan: Plan,
  numerators: Float64Array,
  denominators: Float64Array,
  state: DayState,
  out: Evaluation,
): void {
  const { metrics, dimensions, bonuses } = plan;
  const sums = { numerators, denominators };
  const few = plan.fewOrdersBelow > 0 && numerators[plan.ordersSlot]! < plan.fewOrdersBelow;
  for (let m = 0; m < metrics.length; m++) scoreMetric(plan, m, few, sums, state, out);
  for (let b = 0; b < bonuses.length; b++) {
    out.bonusGiven[b] =
      state.perksOpen[b]! && bonuses[b]!.conditions.every((condition) => holds(condition, sums)) ? 1 : 0;
  }

  let weight = 0;
  for (let d = 0; d < dimensions.length; d++) {
    let [inner, score] = [0, 0];
    for (let m = 0; m < metrics.length; m++) {
      if (metrics[m]!.dimension !== d || Number.isNaN(out.points[m]!)) continue;
      inner += metrics[m]!.weight;
      score += metrics[m]!.weight * out.points[m]!;
    }
    out.dimensionScores[d] = inner === 0 ? Number.NaN : dimensionScore(plan, d, score / inner, out);
    out.dimensionShares[d] = inner;
    if (inner > 0) weight += dimensions[d]!.weight;
  }
  let base = 0;
  for (let d = 0; d < dimensions.length; d++) {
    const scored = out.dimensionShares[d]! > 0 && weight > 0;
    const share = scored ? dimensions[d]!.weight / weight : 0;
    for (let m = 0; m < metrics.length; m++)
      if (metrics[m]!.dimension === d)
        out.shares[m] =
          !scored || Number.isNaN(out.points[m]!)
            ? 0
            : (share * metrics[m]!.weight) / out.dimensionShares[d]!;
    out.dimensionShares[d] = share;
    if (scored) base += share * out.dimensionScores[d]!;
  }
  let bonus = 0;
  for (let b = 0; b < bonuses.length; b++)
    if (out.bonusGiven[b] && bonuses[b]!.dimension < 0) bonus += bonuses[b]!.bonus.points;
  out.unclamped = weight === 0 ? Number.NaN : base + bonus - state.deducted;
  const { min, max } = plan.rules.total;
  out.formal = Number.isNaN(out.unclamped) ? Number.NaN : Math.min(Math.max(out.unclamped, min), max);
  stage(plan, sums, state, out);
}

interface SlotSums {
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
}

function sideOf(ref: SlotRef, { numerators, denominators }: SlotSums): number {
  return ref.part === "numerator" ? numerators[ref.slot]! : denominators[ref.slot]!;
}

function scoreMetric(
  plan: Plan,
  m: number,
  few: boolean,
  sums: SlotSums,
  state: DayState,
  out: Evaluation,
): void {
  const metric = plan.metrics[m]!;
  const value = metric.external ? state.external[m]! : windowedValue(metric, sums);
  out.values[m] = value;
  out.points[m] = Number.NaN;
  if (metric.missing.length > 0) {
    out.values[m] = Number.NaN;
    out.status[m] = UNSCORED;
    return;
  }
  const { floor } = metric;
  if (floor && (few || !floor.needsFewOrders) && sideOf(floor.tally, sums) <= floor.atMost) {
    out.points[m] = plan.floorPoints;
    out.status[m] = FLOORED;
    return;
  }
  if (Number.isNaN(value)) {
    out.status[m] = ABSTAINED;
    return;
  }
  let points = pointsFor(metric.mapping, value, state.day);
  if (state.protectedPeers && points < metric.medianPeerPoints) points = metric.medianPeerPoints;
  out.points[m] = points;
  out.status[m] = Number.isNaN(points) ? UNSCORED : SCORED;
}

/** Share-weighted value of the metric's windows; windows without data share their part out. NaN without any. */
function windowedValue({ slots, shares, scale }: MetricPlan, { numerators, denominators }: SlotSums): number {
  let [value, share] = [0, 0];
  for (let w = 0; w < slots.length; w++) {
    const denominator = denominators[slots[w]!]!;
    if (!(denominator > 0)) continue;
    value += shares[w]! * (numerators[slots[w]!]! / (denominator * scale));
    share += shares[w]!;
  }
  if (share === 0) return Number.NaN;
  return share === 1 ? value : value / share;
}

function dimensionScore(plan: Plan, d: number, mean: number, out: Evaluation): number {
  let score = mean;
  for (let b = 0; b < plan.bonuses.length; b++)
    if (out.bonusGiven[b] && plan.bonuses[b]!.dimension === d) score += plan.bonuses[b]!.bonus.points;
  const { min, max } = plan.dimensions[d]!;
  return Math.min(Math.max(score, min), max);
}

function holds(condition: ConditionPlan, sums: SlotSums): boolean {
  switch (condition.kind) {
    case "count-at-least":
      return sideOf(condition.tally, sums) >= condition.atLeast;
    case "share-at-least": {
      const below = sideOf(condition.denominator, sums);
      return below > 0 && sideOf(condition.numerator, sums) >= condition.atLeast * below;
    }
    default:
      return condition satisfies never;
  }
}

function stage(plan: Plan, sums: SlotSums, state: DayState, out: Evaluation): void {
  const { stages } = plan.rules;
  const orders = sums.numerators[plan.stageOrdersSlot]!;
  out.stage = NONE;
  out.total = Number.NaN;
  if (stages.kind === "always" || orders >= stages.minimumOrders) {
    out.stage = FORMAL;
    out.total = out.formal;
    return;
  }
  const { growth } = stages;
  if (!growth || growth.notForShopTypes.includes(plan.shop.shopType) || !state.onSale) return;
  if (!state.newShop && !(orders >= 1)) return;
  out.stage = GROWTH;
  out.total = state.growthLowered || indicatorMissed(plan, sums, out) ? growth.loweredTo : growth.score;
}

/** Whether a growth indicator that the user gave misses its standard; no data misses nothing. */
function indicatorMissed({ indicators }: Plan, sums: SlotSums, { values }: Evaluation): boolean {
  return indicators.some(({ metric, tally, atMost, atLeast }) => {
    const value = tally ? sideOf(tally, sums) : (values[metric] ?? Number.NaN);
    return value > atMost || value < atLeast;
  });
}
