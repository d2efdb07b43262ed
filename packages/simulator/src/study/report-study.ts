import { compilePlan, formatDay, type Plan, roundHalfUp } from "@scorecast/core";
import type { Text } from "@scorecast/core/report";
import type { EngineState } from "../engine/engine-state.ts";
import { columnOf, type Projection } from "../engine/projection.ts";
import { leverById } from "../levers/registry.ts";
import type { ProjectedDay, ProjectionReport, ScenarioResult } from "../report/projection-report.ts";
import type { ScenarioSpec } from "../scenario/scenario-spec.ts";
import { answerOf } from "./answers.ts";
import { pairedDifference, verdictOn } from "./differences.ts";
import { BASELINE, type Study } from "./plan-study.ts";
import { simulationAssumptions } from "./simulation-assumptions.ts";
import { dotsOf, momentsOf, summaryOf } from "./summaries.ts";

/**
 * The report of a study from the projections of all its scenarios.
 *
 * @param projections one whole projection per scenario of the state, in its order
 */
export function reportStudy(study: Study, projections: readonly Projection[]): ProjectionReport {
  const { state, input } = study;
  const { shop, rules } = state;
  const baseline = projections[state.scenarios.findIndex(({ id }) => id === BASELINE)]!;
  return {
    formatVersion: 1,
    kind: input.kind,
    program: input.program,
    shop: { id: shop.id, name: shop.name, industry: shop.industry, shopType: shop.shopType },
    rules: rules.id,
    input: input.input,
    seed: state.seed,
    replications: state.replications,
    start: formatDay(state.start),
    horizon: state.horizon,
    past: input.past,
    scenarios: study.scenarios.map((spec, i) => scenarioResult(study, spec, projections[i]!, baseline)),
    engineState: state,
    assumptions: [...input.assumptions, ...simulationAssumptions],
    priors: study.priors,
  };
}

function scenarioResult(
  study: Study,
  spec: ScenarioSpec,
  projection: Projection,
  baseline: Projection,
): ScenarioResult {
  const { state, questions } = study;
  const { digits } = state.rules.display;
  const other = spec.id !== BASELINE;
  const last = projection.days - 1;
  const paired = pairedDifference(columnOf(projection, 0, last), columnOf(baseline, 0, last));
  const hasCost = state.scenarios[projection.scenario]!.levers.some((lever) => lever.cost !== null);
  return {
    id: spec.id,
    title: spec.title ?? titleOf(spec),
    rules: state.rules.id,
    levers: leverLines(state, spec, projection.scenario),
    days: daysOf(study, projection, other ? baseline : null),
    answers: questions.map((question) => answerOf(question, projection, state.start, digits)),
    ...(other && { difference: { from: BASELINE, ...paired, verdict: verdictOn(paired) } }),
    cost: hasCost ? momentsOf(projection.cost)!.mean : null,
  };
}

function daysOf(study: Study, projection: Projection, baseline: Projection | null): ProjectedDay[] {
  const { state, questions } = study;
  const plan = compilePlan(
    state.rules,
    state.shop,
    new Set(state.tables) as Parameters<typeof compilePlan>[2],
  );
  const dotDays = new Set([
    projection.days - 1,
    ...questions.flatMap((question) => (question.kind === "on" ? [question.day - state.start] : [])),
  ]);
  const dimensions = state.rules.dimensions.map(({ id }) => id as string);
  const digits = state.rules.display.digits;
  return Array.from({ length: projection.days }, (_, day) => {
    const total = columnOf(projection, 0, day);
    const summary = (node: string) => [
      node,
      summaryOf(columnOf(projection, projection.nodes.indexOf(node), day)),
    ];
    const dots = dotDays.has(day) ? dotsOf(total.map((value) => roundHalfUp(value, digits))) : undefined;
    const paired = baseline && pairedDifference(total, columnOf(baseline, 0, day));
    return {
      date: formatDay(state.start + day),
      total: summaryOf(total),
      dimensions: Object.fromEntries(dimensions.map(summary)),
      metrics: Object.fromEntries(projection.nodes.slice(1 + dimensions.length).map(summary)),
      known: knownShare(state, plan, day),
      ...(dots && { dots }),
      ...(paired && { difference: { mean: paired.mean, interval: paired.interval } }),
    };
  });
}

/** Share of the window's orders that were paid before the start, those to come taken at the fitted level. */
function knownShare({ model, known }: EngineState, plan: Plan, day: number): number {
  const { fromDaysAgo } = plan.slots[plan.ordersSlot]!.window;
  const paid = known[plan.ordersSlot]?.numerator[day] ?? 0;
  const future = model.demand.mean * Math.min(day, fromDaysAgo);
  return day === 0 ? 1 : paid <= 0 ? 0 : paid / (paid + future);
}

function leverLines(state: EngineState, spec: ScenarioSpec, scenario: number): ScenarioResult["levers"] {
  return state.scenarios[scenario]!.levers.map((planned, i) => {
    const lever = leverById(planned.use);
    const given = spec.levers[i]!.effect;
    const effect = given ?? lever.defaultEffect;
    const range = effect.low === effect.high ? `${effect.low}` : `${effect.low}–${effect.high}`;
    return {
      use: planned.use,
      title: lever.title,
      from: formatDay(planned.from),
      dose: planned.dose,
      effect: {
        zh: `${lever.parameter.title.zh}：${range}${effect.low === effect.high ? "" : "（5 %–95 %）"}`,
        en: `${lever.parameter.title.en}: ${range}${effect.low === effect.high ? "" : " (5 %–95 %)"}`,
      },
      provenance: given ? "user" : lever.defaultEffect.provenance,
    };
  });
}

function titleOf({ id, levers }: ScenarioSpec): Text {
  if (id === BASELINE && levers.length === 0) return { zh: "照现在这样", en: "As things are" };
  if (levers.length === 0) return { zh: id, en: id };
  const titles = levers.map(({ use }) => leverById(use).title);
  return { zh: titles.map(({ zh }) => zh).join(" + "), en: titles.map(({ en }) => en).join(" + ") };
}
