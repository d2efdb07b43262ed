import { formatDay } from "../clocks/shop-day.ts";
import { orderFacts } from "../history/order-facts.ts";
import type { InverseAnswers } from "../report/inverse-report.ts";
import { compilePlan, type Plan } from "../scoring/plan.ts";
import { type ScoreInput, scoreShop } from "../scoring/score-shop.ts";
import { tablesOf, tallyShop } from "../tally/tally-shop.ts";
import { type Batch, batchRollOff } from "./batch-roll-off.ts";
import { DISTANCE_DAYS, laterSums, type Sums } from "./distances.ts";
import { leastCount } from "./least-count.ts";
import { type OrderSums, oneOrder } from "./one-order.ts";
import { reevaluated, type ScoredDay, scoredDay, shownTotal } from "./scored-day.ts";

export type { InverseAnswers } from "../report/inverse-report.ts";
export type { Batch } from "./batch-roll-off.ts";

/**
 * How many good orders until the displayed total is `threshold`, what one more bad review costs today, and when a bad batch has
 * rolled off: window sums of the record, changed by what is asked and scored once more.
 */
export function inverseAnswers(input: ScoreInput, threshold: number, batch: Batch | null): InverseAnswers {
  const { history, rules, asOf } = input;
  const facts = orderFacts(history);
  const tallies = tallyShop(history, rules, facts);
  const plan = compilePlan(rules, history.shop, tablesOf(history));
  const scored = scoredDay(plan, tallies, history, asOf);
  const good = oneOrder(plan, history.shop, rules, 5);
  const { total, provenance } = scoreShop(input);
  const far = Math.max(0, ...slotsOf(good).map((slot) => plan.slots[slot]!.window.toDaysAgo));
  const later = laterSums(plan, tallies, asOf, DISTANCE_DAYS - 1 + far);
  const until = (sums: Sums) =>
    leastCount((n) => shownTotal(plan, withOrders(plan, scored, sums, good, n)) >= threshold);
  return {
    asOf: formatDay(asOf),
    total,
    provenance,
    goodOrders: { threshold, today: until(scored), withRollOff: until(later), days: DISTANCE_DAYS },
    badReview: badReview(plan, scored, good, input),
    batch: batchRollOff(plan, scored, history, facts, batch),
  };
}

/** Slots that an order of these sums reaches. */
function slotsOf({ numerators, denominators }: OrderSums): number[] {
  return [...numerators.keys()].filter((slot) => numerators[slot] !== 0 || denominators[slot] !== 0);
}

function withOrders(plan: Plan, { state }: ScoredDay, sums: Sums, order: OrderSums, n: number) {
  return reevaluated(
    plan,
    sums.numerators.map((sum, slot) => sum + n * order.numerators[slot]!),
    sums.denominators.map((sum, slot) => sum + n * order.denominators[slot]!),
    state,
  );
}

function badReview(
  plan: Plan,
  scored: ScoredDay,
  good: OrderSums,
  { history, rules }: ScoreInput,
): InverseAnswers["badReview"] {
  const reviewed = oneOrder(plan, history.shop, rules, 1);
  const silent = oneOrder(plan, history.shop, rules, null);
  const review: OrderSums = {
    numerators: reviewed.numerators.map((sum, slot) => sum - silent.numerators[slot]!),
    denominators: reviewed.denominators.map((sum, slot) => sum - silent.denominators[slot]!),
  };
  const after = withOrders(plan, scored, scored, review, 1);
  const { total } = scored.evaluation;
  const sums: Sums = {
    numerators: scored.numerators.map((sum, slot) => sum + review.numerators[slot]!),
    denominators: scored.denominators.map((sum, slot) => sum + review.denominators[slot]!),
  };
  const windows = slotsOf(review).map((slot) => plan.slots[slot]!.window);
  const yesterday = scored.day - 1;
  const none = windows.length === 0;
  const points = total - after.total;
  const displayed = shownTotal(plan, after);
  return {
    points: Number.isNaN(points) ? null : points,
    displayed: Number.isNaN(displayed) ? null : displayed,
    from: none ? null : formatDay(yesterday + Math.min(...windows.map(({ toDaysAgo }) => toDaysAgo))),
    until: none ? null : formatDay(yesterday + Math.max(...windows.map(({ fromDaysAgo }) => fromDaysAgo))),
    goodOrders: Number.isNaN(points)
      ? null
      : leastCount((n) => withOrders(plan, scored, sums, good, n).total >= total),
  };
}
