import {
  compilePlan,
  formatDay,
  type History,
  type Plan,
  type RuleVersion,
  type ShopTallies,
  tablesOf,
  tallyShop,
} from "@scorecast/core";
import type { Assumption } from "@scorecast/core/report";
import type { EngineState, PlannedScenario } from "../engine/engine-state.ts";
import { actsBefore, dayFacts, knownSums } from "../engine/known-sums.ts";
import { notSimulated } from "../engine/simulable.ts";
import { nodesOf } from "../engine/simulate.ts";
import { fitShop, type TooLittleData } from "../model/fit-shop.ts";
import type { PriorUsed } from "../model/priors.ts";
import { streamKey } from "../random/stream-key.ts";
import type { ProjectionReport } from "../report/projection-report.ts";
import type { ScenarioIssue } from "../scenario/issue.ts";
import { type PlanningGround, planScenario } from "../scenario/plan-scenario.ts";
import { lookUpRules, type ScenarioRules } from "../scenario/scenario-rules.ts";
import type { ScenarioSpec } from "../scenario/scenario-spec.ts";
import {
  completeFeedback,
  type FeedbackSpec,
  feedbackIssues,
  withFeedback,
} from "../scenario/with-feedback.ts";
import type { Followed, PastNodes } from "./consequence-paths.ts";
import { type InteractionGroup, planInteractions } from "./plan-interactions.ts";
import { parseQuestion, type Question } from "./question.ts";

export const BASELINE = "baseline";
const LONGEST_HORIZON = 730;

export interface StudyInput {
  readonly kind: "forecast" | "compare";
  readonly program: string;
  /** Fingerprint of the shop folder's content. */
  readonly input: string;
  readonly history: History;
  readonly rules: RuleVersion;
  /** Tallies of `history` under `rules`, if the caller has them. */
  readonly tallies?: ShopTallies;
  /** Ids of the rule versions that can be simulated, for the message when this one cannot. */
  readonly simulableVersions?: readonly string[];
  /** Day number of the first forecast day: everything before it is history. */
  readonly start: number;
  /** Days. */
  readonly horizon: number;
  readonly replications: number;
  /** null: from the fingerprint and the start. */
  readonly seed: string | null;
  /** A scenario named "baseline" is what the others are compared with; it is added where it is missing. */
  readonly scenarios: readonly ScenarioSpec[];
  /** Rules that scenarios name, by `rulesKey`: loaded, the overrides in. Absent: none but `rules`. */
  readonly scenarioRules?: ScenarioRules;
  readonly questions: readonly string[];
  /** Scores of the days before the start, from the record. */
  readonly past: ProjectionReport["past"];
  /** Values of total, dimensions and metrics before the start, for thresholds that look back; absent: none. */
  readonly pastNodes?: PastNodes;
  /** Thresholds of the score report, to be followed into the future. */
  readonly consequences?: readonly Followed[];
  /** Whether to run every subset of the levers of a scenario, to tell what each adds. */
  readonly interactions?: boolean;
  /** How demand follows the score; absent: it does not. A scenario without it is added. */
  readonly feedback?: FeedbackSpec;
  readonly assumptions: readonly Assumption[];
}

/** A study that can be simulated: the numbers are decided by `state`, the rest is for the report. */
export interface Study {
  readonly state: EngineState;
  readonly input: Pick<StudyInput, "kind" | "program" | "input" | "past" | "assumptions"> &
    Required<Pick<StudyInput, "pastNodes" | "consequences">>;
  /** Those to report: the first of the state's; subsets of their levers come after them. */
  readonly scenarios: readonly ScenarioSpec[];
  readonly interactions: readonly InteractionGroup[];
  readonly questions: readonly Question[];
  readonly priors: readonly PriorUsed[];
}

/** Plans one more scenario on the ground of a study, with its feedback. */
export type PlanFurther = (spec: ScenarioSpec) => PlannedScenario | readonly ScenarioIssue[];

export type PlannedStudy =
  | { readonly kind: "ready"; readonly study: Study; readonly planFurther: PlanFurther }
  | TooLittleData
  | { readonly kind: "problems"; readonly problems: readonly ScenarioIssue[] };

/** Place of the scenario that the others are compared with. */
export function baselineOf({ scenarios }: Study): number {
  return scenarios.findIndex(({ id }) => id === BASELINE);
}

/** Days between the last event on record and the start that may pass without anything to record. */
const QUIET_DAYS_AT_MOST = 7;

/** Fits the shop, checks scenarios and questions, and gathers all that the simulation needs. Nothing is simulated yet. */
export function planStudy(input: StudyInput): PlannedStudy {
  const { history, rules, start, horizon } = input;
  const plan = compilePlan(rules, history.shop, tablesOf(history));
  const own = input.scenarios.some(({ id }) => id === BASELINE)
    ? input.scenarios
    : [{ id: BASELINE, levers: [] }, ...input.scenarios];
  const feedback = input.feedback && completeFeedback(input.feedback);
  const scenarios = withFeedback(own, feedback, BASELINE);
  const problems = [...rangeIssues(input), ...feedbackIssues(own, feedback)];
  if (problems.length > 0) return { kind: "problems", problems };
  problems.push(...ruleIssues(plan, input.simulableVersions));
  const tallies = input.tallies ?? tallyShop(history, rules);
  const rulesOf = lookUpRules(input.scenarioRules ?? {});
  let known: ReturnType<typeof fitShop> | undefined;
  const fit = () => {
    known ??= fitShop(history, rules, tallies, start);
    return known;
  };
  const products = () => {
    const shop = fit();
    return shop.kind === "fitted" ? shop.products : undefined;
  };
  const ground: PlanningGround = { plan, history, tallies, start, horizon, rulesOf, products };
  const planned = scenarios.map((scenario) => planScenario(scenario, ground, problems));
  const together = planInteractions(scenarios);
  if (input.interactions && problems.length === 0) {
    problems.push(...together.problems);
    for (const spec of together.all.slice(scenarios.length))
      planned.push(planScenario(spec, ground, problems));
  }
  const nodes = nodesOf(plan);
  const questions: Question[] = [];
  for (const [i, text] of input.questions.entries()) {
    const question = parseQuestion(text, nodes, start, start + horizon, ["questions", i]);
    if ("kind" in question) questions.push(question);
    else problems.push(question);
  }
  if (problems.length > 0) return { kind: "problems", problems };

  const others = planned
    .flatMap(({ rules: own = [] }) => own.map((one) => one.rules))
    .filter((own, i, all) => own !== rules && all.indexOf(own) === i)
    .map((own) => ({ rules: own, tallies: tallyShop(history, own) }));
  const fitted = others.length === 0 ? fit() : fitShop(history, rules, tallies, start, others);
  if (fitted.kind === "too-little-data") return fitted;
  return {
    kind: "ready",
    planFurther(spec) {
      const found: ScenarioIssue[] = [];
      const scenario = planScenario(feedback ? { ...spec, feedback } : spec, ground, found);
      return found.length > 0 ? found : scenario;
    },
    study: {
      state: {
        formatVersion: 1,
        rules,
        shop: history.shop,
        tables: [...tablesOf(history)],
        seed: input.seed ?? defaultSeed(input.input, start),
        start,
        horizon,
        replications: input.replications,
        model: fitted.model,
        way: fitted.way,
        known: knownSums(plan, tallies, start, horizon),
        days: dayFacts(plan, history, start, horizon),
        acts: actsBefore(history, start),
        scenarios: planned,
      },
      input: {
        kind: input.kind,
        program: input.program,
        input: input.input,
        past: input.past,
        pastNodes: input.pastNodes ?? {},
        consequences: input.consequences ?? [],
        assumptions: input.assumptions,
      },
      scenarios,
      interactions: input.interactions ? together.groups : [],
      questions,
      priors: fitted.priors,
    },
  };
}

/** The seed where none is given: the same for the same shop and start, whatever scenarios are added. */
export function defaultSeed(fingerprint: string, start: number): string {
  const { word0, word1 } = streamKey(fingerprint, formatDay(start));
  return [word0, word1].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

function rangeIssues({ horizon, replications, start, history }: StudyInput): ScenarioIssue[] {
  const issues: ScenarioIssue[] = [];
  const { lastDay } = history;
  if (lastDay !== null && start - lastDay > 1 + QUIET_DAYS_AT_MOST) {
    const [last, next] = [formatDay(lastDay), formatDay(lastDay + 1)];
    issues.push({
      path: ["start"],
      text: {
        zh: `历史止于 ${last}，到 ${formatDay(start)} 之间没有记录；请把 start 改为 ${next}，或导入更近的数据`,
        en: `the record ends on ${last} and says nothing up to ${formatDay(start)}; set start to ${next} or import newer files`,
      },
    });
  }
  if (!Number.isInteger(horizon) || horizon < 1 || horizon > LONGEST_HORIZON)
    issues.push({
      path: ["horizon"],
      text: {
        zh: `预测期 ${horizon} 天超出范围；请写 1d 到 ${LONGEST_HORIZON}d`,
        en: `a horizon of ${horizon} days is out of range; write 1d to ${LONGEST_HORIZON}d`,
      },
    });
  if (!Number.isInteger(replications) || replications < 2 || replications > 1_000_000)
    issues.push({
      path: ["replications"],
      text: {
        zh: `模拟次数 ${replications} 超出范围；请写 2 到 1000000 的整数`,
        en: `${replications} replications are out of range; write a whole number from 2 to 1000000`,
      },
    });
  return issues;
}

function ruleIssues(plan: Plan, versions: readonly string[] | undefined): ScenarioIssue[] {
  const missing = notSimulated(plan);
  if (missing.length === 0) return [];
  const [ids, list] = [missing.join(", "), versions?.join(", ") ?? ""];
  return [
    {
      path: ["rules"],
      text: {
        zh: `规则版本 ${plan.rules.id} 还不能模拟：缺少 ${ids} 的过程${list && `；可用的版本：${list}`}`,
        en: `rule version ${plan.rules.id} cannot be simulated yet: no process makes ${ids}${list && `; versions that can: ${list}`}`,
      },
    },
  ];
}
