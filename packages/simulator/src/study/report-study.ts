import { compilePlan, formatDay, type Plan, type RuleVersion, roundHalfUp } from "@scorecast/core";
import type { Text } from "@scorecast/core/report";
import type { EngineState, PlannedLever } from "../engine/engine-state.ts";
import { columnOf, type Projection } from "../engine/projection.ts";
import { incidentById } from "../incidents/registry.ts";
import type { Effect } from "../levers/effect.ts";
import type { Change, ProductShares } from "../levers/lever.ts";
import { leverById } from "../levers/registry.ts";
import type {
  ProjectedDay,
  ProjectionReport,
  ScenarioResult,
  Stopping,
} from "../report/projection-report.ts";
import type { ScenarioSpec } from "../scenario/scenario-spec.ts";
import { answerOf } from "./answers.ts";
import { buyerView } from "./buyer-view.ts";
import { consequencePaths } from "./consequence-paths.ts";
import { costPerPoint } from "./cost-per-point.ts";
import { pairedDifference } from "./differences.ts";
import { interactionsOf } from "./interactions.ts";
import { BASELINE, baselineOf, type Study } from "./plan-study.ts";
import { scenarioDifference } from "./scenario-difference.ts";
import { assumptionsOf } from "./simulation-assumptions.ts";
import { dotsOf, momentsOf, summaryOf } from "./summaries.ts";
import { varianceSplit } from "./variance-split.ts";

/** What a report knows of the run besides its numbers. */
export interface RunFacts {
  /** First replications of the baseline with the days' luck of their doubles (`variedState` "other-luck"). */
  readonly otherLuck?: Projection | null;
  readonly stopping?: Stopping | null;
  /** Interrupted before the replications that were asked for. */
  readonly partial?: boolean;
}

/** A share is then known to some ± 0.08. */
const PAIRS_AT_MOST = 500;

/** Pairs of futures that the split of the variance rests on. */
export function pairsOf({ state }: Study): number {
  return Math.min(PAIRS_AT_MOST, state.replications);
}

/**
 * The report of a study from the projections of all its scenarios.
 *
 * @param projections one whole projection per scenario of the state, in its order
 */
export function reportStudy(
  study: Study,
  projections: readonly Projection[],
  { otherLuck, stopping, partial }: RunFacts = {},
): ProjectionReport {
  const { state, input } = study;
  const { shop, rules } = state;
  const baseline = projections[baselineOf(study)]!;
  return {
    formatVersion: 1,
    kind: input.kind,
    program: input.program,
    shop: { id: shop.id, name: shop.name, industry: shop.industry, shopType: shop.shopType },
    rules: rules.id,
    input: input.input,
    seed: state.seed,
    replications: state.replications,
    ...(partial && { partial }),
    ...(stopping && { stopping }),
    start: formatDay(state.start),
    horizon: state.horizon,
    ...feedbackOf(state),
    past: input.past,
    scenarios: study.scenarios.map((spec, i) =>
      scenarioResult(study, i, spec, projections, baseline, otherLuck ?? null),
    ),
    engineState: state,
    assumptions: [...input.assumptions, ...assumptionsOf(state)],
    priors: study.priors,
  };
}

function feedbackOf({ scenarios }: EngineState): Pick<ProjectionReport, "feedback"> {
  const feedback = scenarios.find((scenario) => scenario.feedback)?.feedback;
  return feedback ? { feedback: { ...feedback, provenance: "assumed" } } : {};
}

function scenarioResult(
  study: Study,
  place: number,
  spec: ScenarioSpec,
  projections: readonly Projection[],
  baseline: Projection,
  otherLuck: Projection | null,
): ScenarioResult {
  const { state, questions, input } = study;
  const { digits } = state.rules.display;
  const projection = projections[place]!;
  const other = spec.id !== BASELINE;
  const last = projection.days - 1;
  const totals = columnOf(projection, 0, last);
  const hasCost = state.scenarios[projection.scenario]!.levers.some((lever) => lever.cost !== null);
  const group = study.interactions.find(({ scenario }) => scenario === place);
  const bySubset = group?.subsets.map((subset) => columnOf(projections[subset]!, 0, last));
  const compared = columnOf(baseline, 0, last);
  const paths = consequencePaths(input.consequences, input.pastNodes, projection, digits);
  return {
    id: spec.id,
    title: spec.title ?? titleOf(spec),
    rules: rulesOn(state, projection.scenario, state.start + last).id,
    levers: leverLines(state, spec, projection.scenario),
    ...(spec.incidents && { incidents: incidentLines(state, spec, projection.scenario) }),
    days: daysOf(study, projection, other ? baseline : null),
    answers: questions.map((question) => answerOf(question, projection, state.start, digits)),
    ...(other && {
      difference: scenarioDifference(BASELINE, totals, compared, study.scenarios.length - 1),
    }),
    cost: hasCost ? momentsOf(projection.cost)!.mean : null,
    ...(hasCost &&
      other && {
        costPerPoint: costPerPoint(
          projection.cost.map((cost, r) => cost - baseline.cost[r]!),
          totals.map((total, r) => total - compared[r]!),
        ),
      }),
    ...(bySubset && { interactions: interactionsOf(bySubset) }),
    ...(input.consequences.length > 0 && { consequences: paths }),
    ...(!other &&
      otherLuck && {
        variance: varianceSplit(totals.subarray(0, otherLuck.to), columnOf(otherLuck, 0, last)),
      }),
  };
}

/** The rules that score a scenario on a day. */
function rulesOn({ rules, scenarios }: EngineState, scenario: number, day: number): RuleVersion {
  const changes = scenarios[scenario]!.rules ?? [];
  const change = changes.findLast(({ from, until }) => from <= day && (until === null || day <= until));
  return change?.rules ?? rules;
}

function daysOf(study: Study, projection: Projection, baseline: Projection | null): ProjectedDay[] {
  const { state } = study;
  const plan = compilePlan(
    state.rules,
    state.shop,
    new Set(state.tables) as Parameters<typeof compilePlan>[2],
  );
  const dimensions = state.rules.dimensions.map(({ id }) => id as string);
  const digits = state.rules.display.digits;
  return Array.from({ length: projection.days }, (_, day) => {
    const total = columnOf(projection, 0, day);
    const summary = (node: string) => [
      node,
      summaryOf(columnOf(projection, projection.nodes.indexOf(node), day)),
    ];
    const dots = dotsOf(total.map((value) => roundHalfUp(value, digits)));
    const paired = baseline && pairedDifference(total, columnOf(baseline, 0, day));
    return {
      date: formatDay(state.start + day),
      total: summaryOf(total),
      dimensions: Object.fromEntries(dimensions.map(summary)),
      metrics: Object.fromEntries(projection.nodes.slice(1 + dimensions.length).map(summary)),
      known: knownShare(state, plan, day),
      ...(dots && { dots }),
      ...(paired && { difference: { mean: paired.mean, interval: paired.interval } }),
      buyer: buyerView(rulesOn(state, projection.scenario, state.start + day), total),
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
  return state.scenarios[scenario]!.levers.map((planned, i) =>
    changeLine(planned, leverById(planned.use), spec.levers[i]!.effect),
  );
}

function incidentLines(
  { scenarios }: EngineState,
  spec: ScenarioSpec,
  scenario: number,
): NonNullable<ScenarioResult["incidents"]> {
  return (scenarios[scenario]!.incidents ?? []).map((planned, i) => ({
    ...changeLine(planned, incidentById(planned.use), spec.incidents![i]!.effect),
    until: formatDay(planned.until!),
  }));
}

function changeLine(
  planned: PlannedLever,
  { title, parameter, defaultEffect, product: measured }: Change,
  given: Effect | null,
): ScenarioResult["levers"][number] {
  const effect = given ?? defaultEffect;
  const certain = effect.low === effect.high;
  const range = certain ? `${effect.low}` : `${effect.low}–${effect.high}`;
  const product = planned.product && productText(planned.product);
  const text = {
    zh: `${parameter.title.zh}：${range}${certain ? "" : "（5 %–95 %）"}`,
    en: `${parameter.title.en}: ${range}${certain ? "" : " (5 %–95 %)"}`,
  };
  const line = { use: planned.use, title, from: formatDay(planned.from), dose: planned.dose };
  const said = given ? "user" : defaultEffect.provenance;
  if (!product) return { ...line, effect: text, provenance: said };
  if (measured?.certain) return { ...line, effect: product, provenance: "record" };
  return {
    ...line,
    effect: { zh: `${text.zh}；${product.zh}`, en: `${text.en}; ${product.en}` },
    provenance: said,
  };
}

/** What a product named by the scenario causes, as the shop's own record has it. */
function productText({ id, shares }: NonNullable<PlannedLever["product"]>): Text {
  const percent = (share: number) => `${roundHalfUp(100 * share, 1)} %`;
  const at = (p: number) => shares[Math.floor(shares.length * p)]!;
  const single = shares.length === 1;
  const range = (of: (one: ProductShares) => number) =>
    single ? percent(of(at(0))) : `${percent(of(at(0.05)))}–${percent(of(at(0.95)))}`;
  const [quality, stars] = [range((one) => one.quality), range((one) => one.stars)];
  const orders = percent(at(0).orders);
  return {
    zh: `商品 ${id} 占品质退货 ${quality}、非五星评价 ${stars}、订单 ${orders}${single ? "" : "（5 %–95 %）"}`,
    en: `product ${id} causes ${quality} of the quality returns and ${stars} of the reviews below five stars with ${orders} of the orders${single ? "" : " (5 %–95 %)"}`,
  };
}

function titleOf({ id, levers, incidents = [] }: ScenarioSpec): Text {
  const titles = [
    ...levers.map(({ use }) => leverById(use).title),
    ...incidents.map(({ use }) => incidentById(use).title),
  ];
  if (titles.length === 0)
    return id === BASELINE ? { zh: "照现在这样", en: "As things are" } : { zh: id, en: id };
  return { zh: titles.map(({ zh }) => zh).join(" + "), en: titles.map(({ en }) => en).join(" + ") };
}
