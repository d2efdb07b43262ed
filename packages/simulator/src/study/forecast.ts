import type { Projection } from "../engine/projection.ts";
import { simulateRange, type Watch } from "../engine/simulate.ts";
import type { TooLittleData } from "../model/fit-shop.ts";
import type { ProjectionReport } from "../report/projection-report.ts";
import type { ScenarioIssue } from "../scenario/issue.ts";
import { baselineOf, planStudy, type StudyInput } from "./plan-study.ts";
import { pairsOf, reportStudy } from "./report-study.ts";
import { variedState } from "./variation.ts";

export type StudyOutcome =
  | { readonly kind: "report"; readonly report: ProjectionReport }
  | TooLittleData
  | { readonly kind: "problems"; readonly problems: readonly ScenarioIssue[] }
  | { readonly kind: "aborted" };

/** Where the score goes if nothing changes, and under the scenarios that the input names: all on this thread. */
export function forecast(input: Omit<StudyInput, "kind">, watch: Watch = {}): StudyOutcome {
  return study({ ...input, kind: "forecast" }, watch);
}

/** Scenarios against the baseline, future by future. */
export function compare(input: Omit<StudyInput, "kind">, watch: Watch = {}): StudyOutcome {
  return study({ ...input, kind: "compare" }, watch);
}

function study(input: StudyInput, watch: Watch): StudyOutcome {
  const planned = planStudy(input);
  if (planned.kind !== "ready") return planned;
  const { state } = planned.study;
  const pairs = pairsOf(planned.study);
  const total = state.scenarios.length * state.replications + pairs;
  const projections: Projection[] = [];
  for (let scenario = 0; scenario < state.scenarios.length; scenario++) {
    const projection = simulateRange(state, scenario, 0, state.replications, {
      ...watch,
      progress: (done) => watch.progress?.(scenario * state.replications + done, total),
    });
    if (!projection) return { kind: "aborted" };
    projections.push(projection);
  }
  const otherLuck = simulateRange(
    variedState(state, { kind: "other-luck" }),
    baselineOf(planned.study),
    0,
    pairs,
    { ...watch, progress: (done) => watch.progress?.(total - pairs + done, total) },
  );
  if (!otherLuck) return { kind: "aborted" };
  return { kind: "report", report: reportStudy(planned.study, projections, { otherLuck }) };
}
