import { formatDay, type RuleVersion } from "@scorecast/core";
import type { FigureLine } from "../report/reconcile-report.ts";
import { type ComparedDay, compareDays } from "./agreement.ts";
import { newCounter, usualCounting } from "./counting.ts";
import type { ObservedShop } from "./judge-variants.ts";
import { titleOfNode, unitOfMetric } from "./node-titles.ts";
import type { ObservedSeries } from "./observed-series.ts";

/** Every figure of the shop's page beside ours, in the order of its series. */
export function figureLines({ history, rules, series }: ObservedShop): FigureLine[] {
  if (series.length === 0) return [];
  const days = series.flatMap((one) => one.days);
  const counted = newCounter()(usualCounting(history, rules), Math.min(...days), Math.max(...days));
  return series.map((one) => lineOf(rules, one, compareDays(one, counted, "rounded")));
}

function lineOf(
  rules: RuleVersion,
  { node, part, decimals }: ObservedSeries,
  days: readonly ComparedDay[],
): FigureLine {
  const compared = days.filter(({ ours }) => !Number.isNaN(ours));
  const mean = (of: (day: ComparedDay) => number) =>
    compared.length === 0 ? null : compared.reduce((sum, day) => sum + of(day), 0) / compared.length;
  return {
    ...{ node, title: titleOfNode(rules, node), part, decimals },
    unit: part === "value" ? unitOfMetric(node) : "points",
    compared: compared.length,
    agree: compared.filter(({ excess }) => excess === 0).length,
    missing: days.length - compared.length,
    meanDifference: mean(({ ours, page }) => ours - page),
    meanAbsolute: mean(({ ours, page }) => Math.abs(ours - page)),
    days: days.map(({ day, page, ours }) => ({
      date: formatDay(day),
      page,
      ours: Number.isNaN(ours) ? null : ours,
    })),
  };
}
