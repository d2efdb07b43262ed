export { deliveryDeadline } from "./clocks/delivery-deadline.ts";
export { clockStart, type RestHours, secondsOnClock } from "./clocks/pickup-clock.ts";
export {
  dayOf,
  endOf,
  formatDay,
  formatLocalTime,
  parseDay,
  parseLocalTime,
  secondOfDay,
  startOf,
} from "./clocks/shop-day.ts";
export { explainShop } from "./explain/explain-shop.ts";
export { type ImpactInput, impact } from "./explain/impact.ts";
export { withChatDayStandIns } from "./history/chat-days.ts";
export * as columns from "./history/columns.ts";
export type * from "./history/history.ts";
export { historyOf, type Row, type Rows, spanOf } from "./history/history-of.ts";
export { type OrderFacts, orderFacts } from "./history/order-facts.ts";
export type { Metric } from "./metrics/metric.ts";
export { metrics } from "./metrics/registry.ts";
export type { Consequence } from "./rules/consequence.ts";
export { loadConsequences } from "./rules/consequence-registry.ts";
export { type Difference, type DifferenceGroup, differences } from "./rules/differences.ts";
export { ruleVersionInForce, successorFrom } from "./rules/in-force.ts";
export { nearestWord } from "./rules/nearest-word.ts";
export { loadRules, type RuleVersionEntry, ruleVersions } from "./rules/registry.ts";
export { withDraw, withoutDraws } from "./rules/rule-draws.ts";
export type { RuleVersion } from "./rules/schema.ts";
export { type DayRecord, type DayState, dayState } from "./scoring/day-state.ts";
export { buyerDisplay, displayedTotal, roundHalfUp } from "./scoring/display.ts";
export * from "./scoring/evaluate.ts";
export { pointsFor } from "./scoring/mapping.ts";
export { compilePlan, type Plan } from "./scoring/plan.ts";
export { type DailyScores, type SlotDays, scoreDays, slotDays } from "./scoring/score-days.ts";
export { isInForce, type ScoreInput, scoreShop } from "./scoring/score-shop.ts";
export { leavingOut, leftOutDays } from "./tally/counting.ts";
export type { TallySeries } from "./tally/tally-series.ts";
export { listEntries, type ShopTallies, tablesOf, tallyShop } from "./tally/tally-shop.ts";
export { type DayWindow, dailySums, sumOver } from "./tally/window-sums.ts";
