import type { ScenarioResult } from "../report/projection-report.ts";
import { pairedDifference, verdictOn } from "./differences.ts";
import { jointInterval } from "./jointly.ts";
import { pairedOutcomes } from "./paired-outcomes.ts";
import { momentsOf, quantileOf, sortedOf } from "./summaries.ts";
import { replicationsToDecide } from "./to-decide.ts";

/**
 * All that a report says of a scenario against the one it is compared with: how well the mean difference is known, and,
 * apart from it, how far single futures differ.
 *
 * @param totals of the last day, future by future
 * @param comparisons scenarios that are compared in this report
 */
export function scenarioDifference(
  from: string,
  totals: Float64Array,
  baseline: Float64Array,
  comparisons: number,
): NonNullable<ScenarioResult["difference"]> {
  const paired = pairedDifference(totals, baseline);
  const differences = totals.map((value, r) => value - baseline[r]!);
  const moments = momentsOf(differences);
  const sorted = sortedOf(differences);
  const verdict = verdictOn(paired);
  return {
    from,
    ...paired,
    verdict,
    ...(verdict === "undecided" && { toDecide: replicationsToDecide(paired, moments?.count ?? 0) }),
    ...(comparisons > 1 && { jointly: jointInterval(paired, comparisons) }),
    spread: moments && {
      sd: moments.sd,
      quantiles: Object.fromEntries([0.05, 0.5, 0.95].map((p) => [String(p), quantileOf(sorted, p)])),
    },
    ...(moments && { outcomes: pairedOutcomes(totals, baseline) }),
  };
}
