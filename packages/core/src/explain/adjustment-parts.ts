import type { Text } from "../report/score-report.ts";
import type { DayState } from "../scoring/day-state.ts";
import type { Evaluation } from "../scoring/evaluate.ts";
import type { Plan } from "../scoring/plan.ts";

/** Points of the total that each bonus gives and each deduction takes, by id. */
export function adjustmentParts(
  plan: Plan,
  evaluation: Evaluation,
  state: DayState,
): Map<string, { readonly title: Text; readonly points: number }> {
  const parts = new Map<string, { title: Text; points: number }>();
  for (const [b, { bonus, dimension }] of plan.bonuses.entries()) {
    if (!evaluation.bonusGiven[b] || (dimension >= 0 && Number.isNaN(evaluation.dimensionScores[dimension]!)))
      continue;
    const weight = dimension < 0 ? 1 : evaluation.dimensionShares[dimension]!;
    parts.set(bonus.id, { title: bonus.title, points: bonus.points * weight });
  }
  for (const { deduction, points } of state.deductions)
    parts.set(deduction.id, { title: deduction.title, points: -points });
  return parts;
}
