import { formatDay } from "@scorecast/core";
import { predictiveQuantile, ranksOf } from "../backtest/ensemble.ts";
import { type BacktestGround, curveOf } from "../backtest/ground.ts";
import { columnOf, type Projection } from "../engine/projection.ts";
import { simulateRange, type Watch } from "../engine/simulate.ts";
import { describedOf, nodeOf } from "../evaluate/evaluate-measure.ts";
import type {
  ExpectedNode,
  ExpectedValue,
  PlanDay,
  PlanScenario,
  PlanStatusReport,
} from "../report/plan-status-report.ts";
import type { ScenarioIssue } from "../scenario/issue.ts";
import { BASELINE, planStudy } from "../study/plan-study.ts";
import { momentsOf, sortedOf } from "../study/summaries.ts";
import { byUrgency, measureStatus } from "./measure-status.ts";
import type { ImprovementPlan } from "./plan.ts";
import { PLANNED, planHorizon, planScenarios, STARTED } from "./plan-scenarios.ts";
import { recordLines } from "./record-lines.ts";

const BEFORE = 30;

export interface PlanStatusInput {
  readonly plan: ImprovementPlan;
  /** Scored up to `asOf`. */
  readonly ground: BacktestGround;
  readonly asOf: number;
  readonly replications: number;
  readonly seed: string;
}

export type PlanStatusOutcome =
  | {
      readonly kind: "status";
      readonly status: Pick<PlanStatusReport, "measures" | "notForecast" | "nodes" | "curve" | "records">;
    }
  | { readonly kind: "problems"; readonly problems: readonly ScenarioIssue[] }
  | { readonly kind: "aborted" };

/**
 * Planned against actual: measures and what they cost, and the score against what was expected on the plan's first day, without
 * the plan, as planned, and with the days on which measures really began.
 */
export function planStatus(input: PlanStatusInput, watch: Watch = {}): PlanStatusOutcome {
  const { plan, ground, asOf } = input;
  const measures = plan.measures.map((one) => measureStatus(one, asOf, ground.tallies)).sort(byUrgency);
  const records = recordLines(plan.records);
  const expected = expectedCurves(input, watch);
  if ("problems" in expected || expected.kind === "aborted") return expected;
  return {
    kind: "status",
    status: {
      measures,
      notForecast: expected.kind === "none" ? expected.why : null,
      nodes: expected.kind === "none" ? [] : expected.nodes,
      curve: expected.kind === "none" ? [] : expected.curve,
      records,
    },
  };
}

type Expected =
  | { readonly kind: "none"; readonly why: NonNullable<PlanStatusReport["notForecast"]> }
  | { readonly kind: "curves"; readonly nodes: ExpectedNode[]; readonly curve: PlanDay[] }
  | Extract<PlanStatusOutcome, { kind: "problems" | "aborted" }>;

const places: readonly (readonly [PlanScenario, string])[] = [
  ["without", BASELINE],
  ["planned", PLANNED],
  ["started", STARTED],
];

function expectedCurves({ plan, ground, asOf, replications, seed }: PlanStatusInput, watch: Watch): Expected {
  const { start } = plan;
  if (start >= asOf)
    return {
      kind: "none",
      why: {
        zh: `计划从 ${formatDay(start)} 开始，到 ${formatDay(asOf)} 还没有可对照的。`,
        en: `The plan begins on ${formatDay(start)}; on ${formatDay(asOf)} there is nothing to compare yet.`,
      },
    };
  const horizon = Math.max(asOf - start + 1, planHorizon(plan));
  const planned = planStudy({
    ...{ kind: "compare", program: "", input: "", history: ground.history, rules: ground.rules },
    ...{ tallies: ground.tallies, start, horizon, replications, seed: `${seed} ${start}` },
    ...{ scenarios: planScenarios(plan, asOf), questions: [], past: [], assumptions: [] },
  });
  if (planned.kind === "too-little-data") return { kind: "none", why: planned.text };
  if (planned.kind === "problems") return planned;
  const { state } = planned.study;
  const futures = new Map<PlanScenario, Projection>();
  for (const [name, id] of places) {
    const scenario = state.scenarios.findIndex((one) => one.id === id);
    if (scenario < 0) continue; // the same as the one before
    const projection = simulateRange(state, scenario, 0, replications, watch);
    if (!projection) return { kind: "aborted" };
    futures.set(name, projection);
  }
  if (!futures.has("planned")) futures.set("planned", futures.get("without")!);
  if (!futures.has("started")) futures.set("started", futures.get("planned")!);
  const at = (node: number, day: number) => {
    const value = curveOf(ground, node)[day - ground.curve.from] ?? Number.NaN;
    return Number.isNaN(value) ? null : value;
  };
  const about = plan.measures.map(({ metric, lever }) => nodeOf(ground, { node: metric, lever }));
  const nodes = [...new Set([0, ...about.filter((node) => node > 0)])];
  const ofEach = <T>(say: (projection: Projection) => T) =>
    Object.fromEntries(places.map(([name]) => [name, say(futures.get(name)!)])) as Record<PlanScenario, T>;
  return {
    kind: "curves",
    nodes: nodes.map((node): ExpectedNode => {
      const { nodeTitle: title, unit, better } = describedOf(ground, node);
      const actual = at(node, asOf);
      return {
        ...{ node: ground.nodes[node]!, title, unit, better, atStart: at(node, start), actual },
        expected: ofEach((projection) => expectedValue(columnOf(projection, node, asOf - start), actual)),
      };
    }),
    curve: Array.from({ length: BEFORE + horizon + 1 }, (_, i): PlanDay => {
      const day = start - BEFORE + i;
      return {
        date: formatDay(day),
        actual: day > asOf ? null : at(0, day),
        expected: ofEach((projection) => (day < start ? null : bandOf(columnOf(projection, 0, day - start)))),
      };
    }),
  };
}

function expectedValue(draws: Float64Array, actual: number | null): ExpectedValue | null {
  const values = sortedOf(draws);
  const moments = momentsOf(values);
  if (!moments || values.length * 2 <= draws.length) return null;
  const ensemble = { values, drawn: true };
  const ranks = actual === null ? null : ranksOf(values, actual);
  return {
    mean: moments.mean,
    standardError: moments.sd / Math.sqrt(values.length),
    interval: [predictiveQuantile(ensemble, 0.1), predictiveQuantile(ensemble, 0.9)],
    place: ranks && (ranks.below + ranks.upTo) / (2 * values.length),
  };
}

function bandOf(draws: Float64Array): readonly [number, number, number] | null {
  const values = sortedOf(draws);
  if (values.length * 2 <= draws.length) return null;
  const at = (p: number) => predictiveQuantile({ values, drawn: true }, p);
  return [at(0.1), at(0.5), at(0.9)];
}
