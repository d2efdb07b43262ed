import { explainShop } from "@scorecast/core";
import {
  type Answers,
  answersOf,
  mergeProjections,
  type Projection,
  planSensitivity,
  reportSensitivity,
  type SensitivityPlan,
} from "@scorecast/simulator";
import type { Call } from "./commands/command.ts";
import { deliver } from "./deliver.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { WriteFiles } from "./output-files.ts";
import { progressFor } from "./progress.ts";
import { Refusal } from "./refusal.ts";
import { openThreads, type Range, rangesOf } from "./simulate-in-threads.ts";
import { readStudyRequest } from "./study-request.ts";
import { sensitivityCsv, sensitivityView } from "./views/sensitivity.ts";

const REPLICATIONS = 400;

/** Finds out which assumptions move the answers about the shop of `call`. */
export async function sensitivityOfShop(call: Call, write: WriteFiles): Promise<ExitCode> {
  const { study, score, scoreInput, threads } = await readStudyRequest(call, "forecast", REPLICATIONS);
  const plan = planSensitivity(study);
  const report = reportSensitivity(plan, await answersOfRuns(call, plan, threads));
  await deliver(call, write, {
    json: report,
    text: () => sensitivityView(report, score, call),
    csv: () => sensitivityCsv(report),
    page: () => [score, explainShop(scoreInput, study.state.start - 7), report],
  });
  return exitCode.fine;
}

/** Runs everything and keeps of each run only its answers. @throws {Refusal} with exit code 5 when interrupted */
async function answersOfRuns(call: Call, plan: SensitivityPlan, threads: number): Promise<Answers[]> {
  const { state } = plan.study;
  const scenarios = state.scenarios.map((_, s) => s);
  const runOf = new Map<Range, number>();
  const open = plan.runs.map(({ variation, replications }, run) => {
    const ranges = rangesOf(scenarios, 0, replications, variation);
    for (const range of ranges) runOf.set(range, run);
    return { left: ranges.length, parts: [] as Projection[] };
  });
  const answers: Answers[] = [];
  const total = plan.runs.reduce((sum, { replications }) => sum + replications * scenarios.length, 0);
  const progress = progressFor(call);
  const pool = openThreads(state, threads, call.io.signal);
  let done = 0;
  try {
    progress.show(0, total);
    await pool.run([...runOf.keys()], (part, range) => {
      const run = runOf.get(range)!;
      const { parts } = open[run]!;
      parts.push(part);
      if (--open[run]!.left === 0) {
        const whole = scenarios.map((s) => mergeProjections(parts.filter((one) => one.scenario === s)));
        answers[run] = answersOf(plan, whole);
        parts.length = 0;
      }
      done += part.to - part.from;
      progress.show(done, total);
    });
  } finally {
    pool.close();
    progress.clear();
  }
  if (call.io.signal.aborted) throw new Refusal([call.say("run.interrupted")], exitCode.interrupted);
  return answers;
}
