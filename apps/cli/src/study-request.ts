import { resolve } from "node:path";
import {
  compilePlan,
  formatDay,
  loadConsequences,
  loadRules,
  parseDay,
  type RuleVersion,
  ruleVersions,
  type ScoreInput,
  scoreDays,
  scoreShop,
  tablesOf,
  tallyShop,
} from "@scorecast/core";
import type { ScoreReport } from "@scorecast/core/report";
import {
  canSimulate,
  type PlannedStudy,
  planStudy,
  type ScenarioSpec,
  type Study,
  type StudyInput,
} from "@scorecast/simulator";
import type { PlanFurther } from "@scorecast/simulator/goal";
import type { ParsedScenarioFile } from "@scorecast/simulator/schema";
import type { Call } from "./commands/command.ts";
import { checkDays } from "./days.ts";
import type { UserDocument } from "./document.ts";
import { exitCode } from "./exit-code.ts";
import { Refusal } from "./refusal.ts";
import { chooseRules } from "./rules-choice.ts";
import { refusal } from "./scenario-refusal.ts";
import { isPreset, readShop, scoredDayOf } from "./shop-input.ts";
import type { StopRule } from "./simulate-study.ts";
import { stopRuleOf } from "./stop-rule.ts";
import { readArgument } from "./study-argument.ts";
import { feedbackOf, leversOf, optionsOf, threadsOf } from "./study-numbers.ts";
import { version } from "./version.ts";

const HORIZON = 60;
/** Where nobody names a number and no rule stops the dice. */
export const REPLICATIONS = 2000;
const PAST_DAYS = 60;
/** Thresholds may look back on so many days. */
const LOOK_BACK = 90;
const BASELINE = "baseline";

/** A study that the command line and its files ask for, planned, with the score that it starts from. */
export interface StudyRequest {
  /** Path of the shop folder; null: a generated shop. */
  readonly folder: string | null;
  readonly study: Study;
  readonly score: ScoreReport;
  readonly scoreInput: ScoreInput;
  readonly threads: number;
  readonly stop: StopRule;
  /** The scenario file as it was asked for; null: none. */
  readonly document: UserDocument | null;
  readonly file: ParsedScenarioFile;
  readonly planFurther: PlanFurther;
}

/**
 * Reads what the call asks to simulate: a shop folder or a scenario file, and the options beside it.
 *
 * @param usual replications where nobody names a number and no rule stops them
 * @throws {Refusal} for bad input, and with exit code 3 where the record is too short
 */
export async function readStudyRequest(
  call: Call,
  asks: "forecast" | "compare" | "goal",
  usual: number,
): Promise<StudyRequest> {
  checkDays(call);
  const kind = asks === "goal" ? "forecast" : asks;
  const asked = await readArgument(call, call.args[0]!);
  const options = { ...asked.file, ...optionsOf(call) };
  const threads = threadsOf(call);
  const stop = stopRuleOf(call);
  const capacity = asked.file.scenarios.find(({ id }) => id === BASELINE)?.capacity;
  const own = (asks === "goal" ? [] : leversOf(call)).map((scenario) => ({
    ...scenario,
    ...(capacity && { capacity }),
  }));
  const named = asked.file.scenarios.filter(({ id }) => asks !== "goal" || id === BASELINE);
  const scenarios = [...named, ...own];
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
  const plan = compilePlan(rules, history.shop, tablesOf(history));
  const curve = scoreDays(plan, tallies, history, start - LOOK_BACK, start - 1);
  const known = (column: Float64Array) => Array.from(column, (value) => (Number.isNaN(value) ? null : value));
  const target = asks === "goal" ? targetDay(call, asked.file) : null;
  const horizon = options.horizon ?? (target === null ? HORIZON : Math.max(1, target - start));
  const questions = asks === "goal" ? [] : [...asked.file.questions, ...call.every("ask")];
  const ruled =
    stop.maxSeconds !== null || stop.precision.points !== null || stop.precision.probability !== null;
  const nodes = 1 + plan.dimensions.length + plan.metrics.length;
  const study: StudyInput = {
    ...{ kind, program: version, input, history, rules, tallies, start, horizon, scenarios },
    replications:
      options.replications ?? (ruled ? mostInMemory(nodes * (horizon + 1) * (1 + scenarios.length)) : usual),
    seed: options.seed,
    questions:
      questions.length > 0 || asks === "goal" ? questions : usualQuestions(score, formatDay(start + horizon)),
    past: known(curve.total)
      .map((total, d) => ({ date: formatDay(curve.from + d), total }))
      .slice(-PAST_DAYS),
    pastNodes: Object.fromEntries([
      ["total", known(curve.displayed)],
      ...plan.dimensions.map(({ id }, d) => [id, known(curve.dimensions[d]!)]),
      ...plan.metrics.map(({ id }, m) => [id, known(curve.values[m]!)]),
    ]),
    consequences: score.consequences.filter(({ product }) => product === null),
    interactions: asks !== "goal" && (call.switched("interactions") || asked.file.interactions),
    ...feedbackOf(call, asked.file.feedback),
    scenarioRules: await scenarioRulesOf(call, scenarios, rules, asked.document),
    assumptions: score.assumptions,
  };
  const folder = isPreset(asked.folder) ? null : resolve(call.io.cwd, asked.folder);
  const planned = await plannedStudy(call, study, asked.document);
  const { document, file } = asked;
  return { folder, ...planned, score, scoreInput, threads, stop, document, file };
}

/** The day that the target of a goal names: the forecast ends there. */
function targetDay(call: Call, { goal }: ParsedScenarioFile): number | null {
  const text = call.option("target") ?? goal?.target ?? "";
  const match = /\son\s+(\d{4}-\d{2}-\d{2})\s*\)/i.exec(text);
  return match ? parseDay(match[1]!) : null;
}

/** Numbers that all scenarios together may hold: some 0.5 GB. */
const CELLS = 60_000_000;

/** Replications that fit into memory, `cells` numbers each, whole thousands: where a rule is to stop them. */
function mostInMemory(cells: number): number {
  return Math.max(1000, 1000 * Math.floor(Math.min(1_000_000, CELLS / cells) / 1000));
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

/** The rules that scenarios name, loaded. @throws {Refusal} */
async function scenarioRulesOf(
  call: Call,
  scenarios: readonly ScenarioSpec[],
  base: RuleVersion,
  document: UserDocument | null,
): Promise<Readonly<Record<string, RuleVersion>>> {
  if (document === null) return {};
  const { loadScenarioRules } = await import("@scorecast/simulator/schema");
  const ids = ruleVersions.map(({ id }) => id);
  const loaded = await loadScenarioRules(scenarios, base, ids, loadRules);
  if (loaded.kind === "problems") throw refusal(call, document, loaded.problems);
  return loaded.rules;
}

/** @throws {Refusal} for what the study cannot do, with exit code 3 where the record is too short */
async function plannedStudy(
  call: Call,
  input: StudyInput,
  document: UserDocument | null,
): Promise<{ readonly study: Study; readonly planFurther: PlanFurther }> {
  let planned = planStudy(input);
  if (planned.kind === "problems" && planned.problems.some(({ path }) => path[0] === "rules"))
    planned = planStudy({ ...input, simulableVersions: await simulableVersions() });
  const { study, planFurther } = ready(call, planned, document);
  return { study, planFurther };
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
