import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, extname, join, resolve } from "node:path";
import {
  compilePlan,
  explainShop,
  formatDay,
  loadConsequences,
  loadRules,
  parseDay,
  ruleVersions,
  scoreDays,
  scoreShop,
  tablesOf,
  tallyShop,
} from "@scorecast/core";
import type { ScoreReport } from "@scorecast/core/report";
import {
  canSimulate,
  fullDose,
  type PlannedStudy,
  planStudy,
  reportStudy,
  type ScenarioIssue,
  type ScenarioSpec,
  type StudyInput,
} from "@scorecast/simulator";
import type { ProjectionReport } from "@scorecast/simulator/report";
import type { ParsedScenarioFile } from "@scorecast/simulator/schema";
import type { Call } from "./commands/command.ts";
import { checkDays } from "./days.ts";
import { deliver } from "./deliver.ts";
import { readDocument, refusalOf, type UserDocument } from "./document.ts";
import { exitCode } from "./exit-code.ts";
import type { WriteFiles } from "./output-files.ts";
import { progressFor } from "./progress.ts";
import { Refusal } from "./refusal.ts";
import { chooseRules } from "./rules-choice.ts";
import { readShop, scoredDayOf } from "./shop-input.ts";
import { simulateInThreads } from "./simulate-in-threads.ts";
import { version } from "./version.ts";
import { projectionCsv, projectionView } from "./views/projection.ts";

const HORIZON = 60;
const REPLICATIONS = 2000;
const PAST_DAYS = 60;
const BASELINE = "baseline";

/** Forecasts the shop of `call`, or compares its scenarios: from a shop folder or a scenario file. */
export async function studyShop(call: Call, kind: "forecast" | "compare", write: WriteFiles): Promise<void> {
  checkDays(call);
  const asked = await readRequest(call, call.args[0]!);
  const options = { ...asked.file, ...optionsOf(call) };
  const threads = threadsOf(call);
  const scenarios = [...asked.file.scenarios, ...leversOf(call)];
  if (kind === "compare" && scenarios.every(({ id }) => id === BASELINE))
    throw new Refusal([call.say("study.nothing-to-compare")]);
  const rulesOf = await chooseRules(call, call.option("rules") ?? asked.file.rules);
  const { history, input } = await readShop(call, asked.folder);
  const start =
    call.option("as-of") === null && asked.file.start !== null
      ? asked.file.start
      : scoredDayOf(call, history);
  const { rules, inForce } = await rulesOf(start);
  const scoreInput = {
    ...{ history, input, rules, inForce, asOf: start, program: version },
    consequences: await loadConsequences(),
  };
  const score = scoreShop(scoreInput);
  const tallies = tallyShop(history, rules);
  const curve = scoreDays(
    compilePlan(rules, history.shop, tablesOf(history)),
    tallies,
    history,
    start - PAST_DAYS,
    start - 1,
  );
  const horizon = options.horizon ?? HORIZON;
  const questions = [...asked.file.questions, ...call.every("ask")];
  const study: StudyInput = {
    ...{ kind, program: version, input, history, rules, tallies, start, horizon, scenarios },
    replications: options.replications ?? REPLICATIONS,
    seed: options.seed,
    questions: questions.length > 0 ? questions : usualQuestions(score, formatDay(start + horizon)),
    past: Array.from(curve.total, (total, d) => ({
      date: formatDay(curve.from + d),
      total: Number.isNaN(total) ? null : total,
    })),
    assumptions: score.assumptions,
  };
  const report = await simulated(call, study, asked.document, threads);
  await deliver(call, write, {
    json: report,
    text: () => projectionView(report, score, call),
    csv: () => projectionCsv(report),
    page: () => [score, explainShop(scoreInput, start - 7), report],
  });
}

interface Asked {
  readonly folder: string;
  readonly file: ParsedScenarioFile;
  /** null: no scenario file. */
  readonly document: UserDocument | null;
}

const nothingAsked: ParsedScenarioFile = {
  ...{ shop: null, rules: null, start: null, horizon: null, replications: null, seed: null },
  ...{ scenarios: [], questions: [] },
};

/** What the argument names: a shop folder, or a scenario file whose shop lies relative to it. @throws {Refusal} */
async function readRequest(call: Call, name: string): Promise<Asked> {
  const path = resolve(call.io.cwd, name);
  const isYaml = [".yaml", ".yml", ".json"].includes(extname(path).toLowerCase());
  if (!isYaml || statSync(path, { throwIfNoEntry: false })?.isDirectory())
    return { folder: name, file: nothingAsked, document: null };
  const document = await readDocument(call, name);
  const { parseScenarioFile } = await import("@scorecast/simulator/schema");
  const parsed = parseScenarioFile(document.content);
  if (parsed.kind === "problems") throw refusal(call, document, parsed.problems);
  if (parsed.file.shop === null)
    throw new Refusal([call.say("study.no-shop", { place: document.placeOf([]) })]);
  return { folder: join(dirname(path), parsed.file.shop), file: parsed.file, document };
}

function refusal(call: Call, document: UserDocument | null, problems: readonly ScenarioIssue[]): Refusal {
  const issues = problems.map(({ path, text }) => ({ path, message: call.pick(text) }));
  return document === null ? new Refusal(issues.map(({ message }) => message)) : refusalOf(document, issues);
}

type Numbers = Partial<Pick<ParsedScenarioFile, "horizon" | "replications" | "seed">>;

/** What the command line says itself; it wins over the file. @throws {Refusal} */
function optionsOf(call: Call): Numbers {
  const numbers: { horizon?: number; replications?: number; seed?: string } = {};
  const horizon = call.option("horizon");
  const replications = call.option("replications");
  const seed = call.option("seed");
  if (horizon !== null) numbers.horizon = wholeNumber(call, "horizon", horizon, /^(\d{1,4})d?$/);
  if (replications !== null)
    numbers.replications = wholeNumber(call, "replications", replications, /^(\d{1,7})$/);
  if (seed !== null) numbers.seed = seed;
  return numbers;
}

function wholeNumber(call: Call, option: string, text: string, pattern: RegExp): number {
  const match = pattern.exec(text);
  if (match) return Number(match[1]);
  throw new Refusal([call.say("option.number", { option: `--${option}`, text })]);
}

/** `--lever ID[:DATE]`: each a scenario of its own, named by the lever; a name used twice gets its date. */
function leversOf(call: Call): ScenarioSpec[] {
  const taken = new Set<string>();
  return call.every("lever").map((text) => {
    const at = text.indexOf(":");
    const use = at < 0 ? text : text.slice(0, at);
    const date = at < 0 ? null : text.slice(at + 1);
    const from = date === null ? null : parseDay(date);
    if (date !== null && from === null)
      throw new Refusal([call.say("day.bad", { option: `--lever ${use}:`, text: date })]);
    const id = taken.has(use) ? text : use;
    if (taken.has(id)) throw new Refusal([call.say("study.lever-twice", { text })]);
    taken.add(id);
    return { id, levers: [{ ...fullDose(use), from }] };
  });
}

const QUESTIONS = 3;

/** The thresholds of the total that are nearest: shall we reach those above, shall we fall below those under us? */
function usualQuestions({ consequences, display }: ScoreReport, last: string): string[] {
  const now = display.total;
  if (now === null) return [];
  const thresholds = consequences
    .filter(
      ({ node, effect, requirements }) =>
        node === "total" && effect === "requires" && requirements.length === 1,
    )
    .map(({ threshold }) => threshold);
  return [...new Set(thresholds)]
    .sort((a, b) => Math.abs(a - now) - Math.abs(b - now) || a - b)
    .slice(0, QUESTIONS)
    .sort((a, b) => a - b)
    .map((threshold) =>
      threshold > now ? `P(total >= ${threshold} on ${last})` : `P(total < ${threshold} ever)`,
    );
}

/** @throws {Refusal} for what the study cannot do, with exit code 3 where the record is too short and 5 when interrupted */
async function simulated(
  call: Call,
  input: StudyInput,
  document: UserDocument | null,
  threads: number,
): Promise<ProjectionReport> {
  let planned = planStudy(input);
  if (planned.kind === "problems" && planned.problems.some(({ path }) => path[0] === "rules"))
    planned = planStudy({ ...input, simulableVersions: await simulableVersions() });
  const { study } = ready(call, planned, document);
  const progress = progressFor(call);
  try {
    const projections = await simulateInThreads(study.state, threads, {
      progress: progress.show,
      signal: call.io.signal,
    });
    if (projections === null) throw new Refusal([call.say("run.interrupted")], exitCode.interrupted);
    return reportStudy(study, projections);
  } finally {
    progress.clear();
  }
}

function ready(call: Call, planned: PlannedStudy, document: UserDocument | null) {
  switch (planned.kind) {
    case "ready":
      return planned;
    case "problems":
      throw refusal(call, document, planned.problems);
    case "too-little-data":
      throw new Refusal([call.pick(planned.text)], exitCode.tooLittleData);
    default:
      return planned satisfies never;
  }
}

async function simulableVersions(): Promise<string[]> {
  const all = await Promise.all(ruleVersions.map(({ id }) => loadRules(id)));
  return all.filter(canSimulate).map(({ id }) => id);
}

const THREADS_AT_MOST = 64;

function threadsOf(call: Call): number {
  const text = call.option("threads");
  if (text === null) return Math.min(availableParallelism(), 8);
  const threads = wholeNumber(call, "threads", text, /^(\d{1,3})$/);
  if (threads < 1 || threads > THREADS_AT_MOST)
    throw new Refusal([call.say("study.threads", { text, limit: THREADS_AT_MOST })]);
  return threads;
}
