import { buyerDisplay, displayedTotal, type RuleVersion } from "@scorecast/core";
import type { ProjectedDay } from "../report/projection-report.ts";
import { summaryOf } from "./summaries.ts";

/** What buyers see on a day: their score, and the share of all futures that show so many stars. */
export function buyerView(rules: RuleVersion, totals: Float64Array): NonNullable<ProjectedDay["buyer"]> {
  const scores = new Float64Array(totals.length);
  const counts = new Map<number, number>();
  for (let r = 0; r < totals.length; r++) {
    const { buyerScore, stars } = buyerDisplay(rules, displayedTotal(rules, totals[r]!));
    scores[r] = buyerScore ?? Number.NaN;
    if (stars !== null) counts.set(stars, (counts.get(stars) ?? 0) + 1);
  }
  const shares = [...counts]
    .sort(([a], [b]) => a - b)
    .map(([stars, n]) => [stars.toFixed(1), n / totals.length]);
  return { score: summaryOf(scores), stars: Object.fromEntries(shares) };
}
