import type { EvaluationReport, PlanStatusReport } from "@scorecast/simulator/report";
import { EvaluationFigures } from "../parts/evaluation-figures.tsx";
import { PlanFigures } from "../parts/plan-figures.tsx";
import type { View } from "../view.ts";

/** How the plan goes, and whether its measures worked. */
export function PlanSection({
  planStatus,
  evaluation,
  ...view
}: View & { readonly planStatus: PlanStatusReport | null; readonly evaluation: EvaluationReport | null }) {
  return (
    <>
      {planStatus ? <PlanFigures {...view} report={planStatus} /> : null}
      {evaluation ? <EvaluationFigures {...view} report={evaluation} /> : null}
    </>
  );
}
