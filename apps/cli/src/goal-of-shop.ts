import { explainShop, parseDay } from "@scorecast/core";
import { type Batch, inverseAnswers } from "@scorecast/core/inverse";
import { mergeProjections, type Projection } from "@scorecast/simulator";
import {
  type GoalAnswer,
  type GoalProblem,
  type Outcome,
  outcomeOf,
  reportGoal,
  searchGoal,
  type Trial,
} from "@scorecast/simulator/goal";
import type { Call } from "./commands/command.ts";
import { deliver } from "./deliver.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { readGoal } from "./goal-request.ts";
import type { WriteFiles } from "./output-files.ts";
import { planFile } from "./plan-file.ts";
import { progressFor } from "./progress.ts";
import { Refusal } from "./refusal.ts";
import { openThreads, type Range, rangesOf, type SimulationThreads } from "./simulate-in-threads.ts";
import { readStudyRequest, type StudyRequest } from "./study-request.ts";
import { goalView } from "./views/goal.ts";
import { goalCsv } from "./views/goal-csv.ts";

const REPLICATIONS = 500;

/**
 * Looks for the cheapest plan by which the shop of `call` reaches its target.
 *
 * @returns 4 where fresh futures leave open whether the plan holds
 */
export async function goalOfShop(call: Call, write: WriteFiles): Promise<ExitCode> {
  const request = await readStudyRequest(call, "goal", REPLICATIONS);
  const { study, score, scoreInput } = request;
  const problem = readGoal(call, request);
  const batch = batchOf(call);
  const inverse = inverseAnswers(scoreInput, thresholdOf(problem), batch);
  if (batch !== null && inverse.batch === null)
    throw new Refusal([call.say("goal.no-batch", { text: call.option("batch")! })]);
  const answer = await searched(call, request, problem);
  const report = reportGoal(study, problem, answer, inverse);
  await deliver(call, write, {
    json: report,
    text: () => goalView(report, score, call),
    csv: () => goalCsv(report),
    yaml: (path) => planFile(call, request, problem, report, answer, path),
    page: () => [score, explainShop(scoreInput, study.state.start - 7), report],
  });
  return report.verdict === "undecided" ? exitCode.notConverged : exitCode.fine;
}

const USUAL_THRESHOLD = 80;

/** The total that the target asks for; 80 where it asks for something else. */
function thresholdOf({ target: { question, wanted } }: GoalProblem): number {
  const { node, op, threshold } = question.event;
  return node === "total" && wanted === (op === ">=" || op === ">") ? threshold : USUAL_THRESHOLD;
}

/** `--batch`: days such as 2026-09-01..2026-09-10, else a product's id; null: not asked. @throws {Refusal} */
function batchOf(call: Call): Batch | null {
  const text = call.option("batch");
  if (text === null) return null;
  if (!/^\d{4}-\d{1,2}-\d{1,2}/.test(text)) return { product: text };
  const [first, last = first] = text.split("..").map((day) => parseDay(day));
  if (typeof first === "number" && typeof last === "number" && last >= first) return { days: [first, last] };
  throw new Refusal([call.say("day.bad", { option: "--batch", text })]);
}

/** Runs the search to its end. @throws {Refusal} with exit code 5 when interrupted */
async function searched(
  call: Call,
  { study, threads }: StudyRequest,
  problem: GoalProblem,
): Promise<GoalAnswer> {
  const progress = progressFor(call);
  const pool = openThreads(study.state, threads, call.io.signal);
  try {
    const search = searchGoal(problem);
    let step = search.next();
    while (!step.done) {
      progress.show(step.value.done, 1);
      const outcomes = await outcomesOf(pool, study.state, problem, step.value.trials);
      if (call.io.signal.aborted) throw new Refusal([call.say("run.interrupted")], exitCode.interrupted);
      step = search.next(outcomes);
    }
    return step.value;
  } finally {
    pool.close();
    progress.clear();
  }
}

async function outcomesOf(
  pool: SimulationThreads,
  { start, rules }: StudyRequest["study"]["state"],
  { target }: GoalProblem,
  trials: readonly Trial[],
): Promise<Outcome[]> {
  const trialOf = new Map<Range, number>();
  for (const [i, { scenario, seed, from, to }] of trials.entries())
    for (const range of rangesOf([0], from, to, { kind: "plan", scenario, seed })) trialOf.set(range, i);
  const parts: Projection[][] = trials.map(() => []);
  await pool.run([...trialOf.keys()], (part, range) => parts[trialOf.get(range)!]!.push(part));
  return parts.map((own) => outcomeOf(target, mergeProjections(own), start, rules.display.digits));
}
