import { formatDay } from "../clocks/shop-day.ts";
import { orderFacts } from "../history/order-facts.ts";
import type { ExplanationReport } from "../report/explanation.ts";
import { judgeConsequences } from "../scoring/judge-consequences.ts";
import { compilePlan } from "../scoring/plan.ts";
import { scoreDays } from "../scoring/score-days.ts";
import type { ScoreInput } from "../scoring/score-shop.ts";
import { tablesOf, tallyShop } from "../tally/tally-shop.ts";
import { changeBetween } from "./change.ts";
import { distances } from "./distances.ts";
import { badEvents } from "./events.ts";
import { scoredDay } from "./scored-day.ts";

const CURVE_DAYS = 60;
const LOOK_BACK = 90;

/**
 * Why the score of `asOf` is what it is: the bad events that count and when each leaves, how far the next points and the
 * next threshold are in orders, and why the total differs from that of `since`.
 *
 * @param since day number before `asOf`; null: no comparison
 */
export function explainShop(
  { history, rules, asOf, input, program, consequences }: ScoreInput,
  since: number | null,
): ExplanationReport {
  const facts = orderFacts(history);
  const tallies = tallyShop(history, rules, facts);
  const plan = compilePlan(rules, history.shop, tablesOf(history));
  const scored = scoredDay(plan, tallies, history, asOf);
  const curve = scoreDays(plan, tallies, history, asOf - LOOK_BACK + 1, asOf);
  const { events, counts } = badEvents(plan, scored, history, facts);
  const unmet = judgeConsequences(consequences, plan, curve, history, facts)
    .filter(
      (c) =>
        c.node === "total" &&
        c.effect === "requires" &&
        c.met === false &&
        c.requirements.length === 1 &&
        c.requirements[0]!.average.kind === "day",
    )
    .map((c) => c.threshold);
  const total = scored.evaluation.total;
  const recent = (column: Float64Array) =>
    Array.from(column.subarray(LOOK_BACK - CURVE_DAYS), (value) => (Number.isNaN(value) ? null : value));
  return {
    formatVersion: 1,
    kind: "explain",
    program,
    rules: rules.id,
    input,
    asOf: formatDay(asOf),
    total: Number.isNaN(total) ? null : total,
    events,
    eventCounts: counts,
    distances: distances(plan, scored, tallies, unmet.length > 0 ? Math.min(...unmet) : null),
    change:
      since === null
        ? null
        : changeBetween({ plan, tallies, history, facts }, scoredDay(plan, tallies, history, since), scored),
    curve: recent(curve.total).map((value, i) => ({
      date: formatDay(asOf - CURVE_DAYS + 1 + i),
      total: value,
    })),
    nodes: Object.fromEntries([
      ...plan.dimensions.map(({ id }, d) => [id, recent(curve.dimensions[d]!)]),
      ...plan.metrics.map(({ id }, m) => [id, recent(curve.values[m]!)]),
    ]),
  };
}
