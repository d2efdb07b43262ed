import type { History } from "@scorecast/core";
import { fullDose, planStudy, type Study, type StudyInput } from "../../src/index.ts";
import { recordedShop, startDay, steadyTruth } from "../recorded-shop.ts";
import { currentRules } from "../rules.ts";

const smallTruth = { ...steadyTruth, ordersPerDay: 6 };
const smallShop = recordedShop(smallTruth, "shop");

/** A small steady shop with a study over 40 days: the baseline, an empty scenario, and one scenario per lever. */
export function studyInput(changes: Partial<StudyInput> = {}, history: History = smallShop): StudyInput {
  return {
    kind: "compare",
    program: "test",
    input: "sha256:test",
    history,
    rules: currentRules,
    start: startDay(smallTruth),
    horizon: 40,
    replications: 60,
    seed: null,
    scenarios: [
      { id: "empty", levers: [] },
      { id: "pickup", levers: [fullDose("second-daily-pickup")] },
      { id: "refund", levers: [fullDose("fast-refund")] },
    ],
    questions: [],
    past: [],
    assumptions: [],
    ...changes,
  };
}

export function planned(changes: Partial<StudyInput> = {}, history?: History): Study {
  const result = planStudy(studyInput(changes, history));
  if (result.kind !== "ready") throw new Error(JSON.stringify(result));
  return result.study;
}
