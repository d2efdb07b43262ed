import { explainShop, formatDay, loadConsequences, loadRules, scoreShop } from "@scorecast/core";
import { compare, fullDose, type ScenarioSpec, type StudyInput } from "@scorecast/simulator";
import { generateShop, shopHistory, shopPresets } from "@scorecast/simulator/generate";
import type { ProjectionReport } from "@scorecast/simulator/report";

const preset = "steady-fashion";
export const history = shopHistory(generateShop(shopPresets[preset], "live"));
const start = history.lastDay! + 1;

/** Two plans, one of them under other rules. */
export const scenarios: readonly ScenarioSpec[] = [
  {
    id: "pickup",
    levers: [{ ...fullDose("second-daily-pickup"), from: start + 1, rampDays: 3, adherence: 0.9 }],
  },
  { id: "older", levers: [fullDose("staff-training")], rules: { use: "douyin-2026-07-14", from: null } },
];

/** A comparison of a generated shop, computed here and now: its engine state is one that this program runs. */
export async function liveReport(changes: Partial<StudyInput> = {}): Promise<ProjectionReport> {
  const older = await loadRules("douyin-2026-07-14");
  const outcome = compare({
    ...{
      program: "test",
      input: `preset:${preset}#live`,
      history,
      rules: await loadRules("douyin-2026-09-08"),
    },
    ...{ start, horizon: 12, replications: 100, seed: "live", scenarios, past: [], assumptions: [] },
    scenarioRules: { [older.id]: older },
    questions: [`P(total >= 80 on ${formatDay(start + 12)})`],
    ...changes,
  });
  if (outcome.kind !== "report") throw new Error(JSON.stringify(outcome));
  return outcome.report;
}

/** The results of a page: score, explanation and the comparison. */
export async function liveResults(changes: Partial<StudyInput> = {}): Promise<readonly unknown[]> {
  const report = await liveReport(changes);
  const rules = changes.rules ?? (await loadRules("douyin-2026-09-08"));
  const input = {
    ...{ history, rules, inForce: true, asOf: start, input: report.input, program: "test" },
    consequences: await loadConsequences(),
  };
  return [scoreShop(input), explainShop(input, start - 7), report];
}
