import { dayOf, parseDay } from "../clocks/shop-day.ts";
import { eachShippedRefund } from "../cohorts/shipped-refunds.ts";
import type { History } from "../history/history.ts";
import { orderFacts } from "../history/order-facts.ts";
import type { Assumption, MetricLine, Stage, Text } from "../report/score-report.ts";
import type { Condition, TallyRef } from "../rules/schema.ts";
import { leftOutDays } from "../tally/counting.ts";
import { countById, isMeasurable, tablesOf } from "../tally/tally-shop.ts";
import type { Plan } from "./plan.ts";

const SOURCE = "scorecast-defaults";

/** What the record leaves open and the score therefore takes for granted: said, because none of it is known to be so. */
export function recordGaps(
  plan: Plan,
  lines: readonly MetricLine[],
  history: History,
  stage: Stage,
): Assumption[] {
  const gaps: Assumption[] = [];
  const note = (id: string, text: Text) => gaps.push({ id, text, provenance: "assumed", source: SOURCE });
  const { stages, adjustments } = plan.rules;
  const growth = stages.kind === "by-orders" ? stages.growth : null;
  if (history.violations === null && (growth || adjustments.some(({ kind }) => kind === "deduction")))
    note("no-violations-file", {
      zh: "没有违规记录（violations.csv），按没有违规计算",
      en: "There is no record of violations (violations.csv): none are assumed",
    });
  if (stage === "growth" && growth?.indicators.length === 0)
    note("growth-standards", {
      zh: "成长阶段各指标的合格标准未公布，按全部合格计算",
      en: "The standards of the growth stage are unpublished: all are taken as met",
    });
  for (const { bonus } of plan.bonuses)
    if (isOpen(plan, bonus.conditions) && bonus.conditions.some((one) => !isJudged(one, history)))
      note(`bonus-not-judged:${bonus.id}`, {
        zh: `${bonus.title.zh}：没有数据可判断，未加 ${bonus.points} 分`,
        en: `${bonus.title.en}: no data to judge by, its ${bonus.points} points are not given`,
      });
  const untimed = refundsWithoutAgreement(plan, history, lines);
  if (untimed > 0)
    note("left-out:after-sale-review-hours", {
      zh: `${untimed} 笔退款没有同意时间，未计入售后审核时长`,
      en: `${untimed} refunds have no time of agreement and are left out of the review hours`,
    });
  return gaps;
}

/** Whether the shop has the perks that a bonus asks for at all. */
function isOpen({ shop }: Plan, conditions: readonly Condition[]): boolean {
  return conditions.every(
    (one) => one.kind !== "perk-open" || shop.perks.some(({ kind }) => kind === one.perk),
  );
}

function isJudged(condition: Condition, history: History): boolean {
  switch (condition.kind) {
    case "perk-open":
      return true;
    case "count-at-least":
      return isCounted(condition.tally, history);
    case "share-at-least":
      return isCounted(condition.numerator, history) && isCounted(condition.denominator, history);
    default:
      return condition satisfies never;
  }
}

function isCounted(tally: TallyRef, history: History): boolean {
  return !("count" in tally) || isMeasurable(countById(tally.count), null, history, tablesOf(history));
}

/** Refunds in the window that count for the review hours but for their missing time of agreement. */
function refundsWithoutAgreement(plan: Plan, history: History, lines: readonly MetricLine[]): number {
  const line = lines.find(({ id }) => id === "after-sale-review-hours");
  if (line === undefined || line.numerator === null) return 0;
  const [from, to] = [parseDay(line.window.from)!, parseDay(line.window.to)!];
  const { rules } = plan;
  const rule = rules.metrics[line.id]!;
  const leftOutFrom = leftOutDays(history, rule.orderTypesLeftOut ?? rules.orderTypesLeftOut.types);
  let count = 0;
  eachShippedRefund(
    { history, facts: orderFacts(history), parameters: rule.parameters, leftOutFrom },
    (row, order, at) => {
      const day = dayOf(at);
      if (
        day >= from &&
        day <= to &&
        leftOutFrom[order]! > to &&
        Number.isNaN(history.afterSales!.agreedAt[row]!)
      )
        count++;
    },
  );
  return count;
}
