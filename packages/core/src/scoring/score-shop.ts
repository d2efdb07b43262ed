import { formatDay, parseDay } from "../clocks/shop-day.ts";
import type { Fallback, History } from "../history/history.ts";
import { orderFacts } from "../history/order-facts.ts";
import type { Assumption, MetricLine, ScoreReport } from "../report/score-report.ts";
import type { Consequence } from "../rules/consequence.ts";
import { type Provenance, weakest } from "../rules/provenance.ts";
import type { MetricRule, RuleVersion, WeightCase } from "../rules/schema.ts";
import { selectCase } from "../rules/select.ts";
import { tablesOf, tallyShop, unknownColumn } from "../tally/tally-shop.ts";
import { assumptionsOf } from "./assumptions.ts";
import type { DayState } from "./day-state.ts";
import { buyerDisplay, displayedTotal } from "./display.ts";
import { ABSTAINED, type Evaluation, FLOORED, FORMAL, GROWTH, SCORED } from "./evaluate.ts";
import { judgeConsequences } from "./judge-consequences.ts";
import { mappingCurve } from "./mapping-curve.ts";
import { metricProvenance } from "./metric-provenance.ts";
import { compilePlan, type MetricPlan, type Plan } from "./plan.ts";
import { type SlotDays, scoreDays, slotDays } from "./score-days.ts";

/** The longest average that a consequence asks for, in days. */
const LOOK_BACK = 90;

export interface ScoreInput {
  readonly history: History;
  readonly rules: RuleVersion;
  /** Whether `rules` governs `asOf` by date; told by the caller, who picked the version. */
  readonly inForce: boolean;
  /** Day number of the score; whole days up to the day before are known. */
  readonly asOf: number;
  /** Fingerprint of the input, for the report. */
  readonly input: string;
  readonly program: string;
  readonly consequences: readonly Consequence[];
}

/**
 * The score of one day with its reasons: events → tallies → window sums → values → points → dimensions → total →
 * what buyers see and what follows from it.
 */
export function scoreShop({
  history,
  rules,
  inForce,
  asOf,
  input,
  program,
  consequences,
}: ScoreInput): ScoreReport {
  const { shop } = history;
  const facts = orderFacts(history);
  const tallies = tallyShop(history, rules, facts);
  const plan = compilePlan(rules, shop, tablesOf(history));
  const evaluated: { evaluation?: Evaluation; state?: DayState } = {};
  const scores = scoreDays(plan, tallies, history, asOf - LOOK_BACK + 1, asOf, (day, evaluation, state) => {
    if (day === asOf) Object.assign(evaluated, { evaluation, state });
  });
  const evaluation = evaluated.evaluation!;
  const state = evaluated.state!;
  const sums = slotDays(plan, tallies, asOf, asOf);
  const metrics = plan.metrics.map((metric, m) =>
    metricLine(plan, metric, m, evaluation, sums, history, asOf),
  );
  const dimensionCase = selectCase(rules.weights.dimensions, shop);
  const dimensions = plan.dimensions.map(({ id, weight }, d) => {
    const lines = metrics.filter((line) => line.dimension === id && line.share > 0);
    const table = rules.weights[id];
    return {
      id,
      title: rules.dimensions[d]!.title,
      weight,
      score: orNull(evaluation.dimensionScores[d]!),
      provenance: weakest([
        rules.dimensions[d]!.provenance,
        ...lines.map((l) => l.provenance),
        ...(table ? [selectCase<WeightCase>(table, shop).provenance] : []),
      ]),
    };
  });
  const adjustments = adjustmentLines(plan, evaluation, state);
  const displayed = displayedTotal(rules, evaluation.total);
  const stage = evaluation.stage === FORMAL ? "formal" : evaluation.stage === GROWTH ? "growth" : "none";
  const contributions = [...metrics, ...adjustments].reduce((sum, line) => sum + line.contribution, 0);
  return {
    formatVersion: 1,
    kind: "score",
    program,
    shop: { id: shop.id, name: shop.name, industry: shop.industry, shopType: shop.shopType },
    rules: rules.id,
    rulesTitle: rules.title,
    inForce,
    input,
    asOf: formatDay(asOf),
    stage,
    total: orNull(evaluation.total),
    display: {
      total: orNull(displayed),
      ...buyerDisplay(rules, stage === "formal" ? displayed : Number.NaN),
    },
    provenance: totalProvenance(rules, stage, dimensionCase.provenance, dimensions, adjustments),
    coveredWeight: coveredWeight(plan, evaluation),
    dimensions,
    metrics,
    adjustments,
    clamped:
      stage === "formal" && !Number.isNaN(evaluation.formal)
        ? clampedBy(evaluation.formal - contributions)
        : null,
    consequences: judgeConsequences(consequences, plan, scores, history, facts),
    assumptions: assumptionsOf(plan, metrics, history, stage) satisfies Assumption[],
    unknown: rules.unknown,
    sources: Object.entries(rules.sources).map(([id, { title, url }]) => ({ id, title, url: url ?? null })),
  };
}

/** Σ dimension weight × metric weight over the metrics with a score; hundredths of a percent, free of binary dust. */
function coveredWeight({ metrics, dimensions }: Plan, { points }: Evaluation): number {
  const covered = metrics.reduce(
    (sum, { dimension, weight }, m) =>
      Number.isNaN(points[m]!) ? sum : sum + dimensions[dimension]!.weight * weight,
    0,
  );
  return Math.round(covered * 1e4) / 1e4;
}

/** Differences of summation order are no clamp. */
function clampedBy(points: number): number {
  return Math.abs(points) < 1e-9 ? 0 : points;
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function metricLine(
  plan: Plan,
  metric: MetricPlan,
  m: number,
  evaluation: Evaluation,
  sums: SlotDays,
  history: History,
  asOf: number,
): MetricLine {
  const { rules } = plan;
  const rule = rules.metrics[metric.id]!;
  const status = evaluation.status[m]!;
  const window = plan.slots[metric.slots[0]!]!.window;
  const points = orNull(evaluation.points[m]!);
  const counted = metric.missing.length === 0 && !metric.external;
  const fallbacks = fallbacksOf(metric, history.fallbacks);
  const mapping = mappingCurve(metric.mapping, asOf);
  const user = metric.external && rule.value !== undefined;
  const provenance = metricProvenance(rule, rules, plan.shop, status === FLOORED, fallbacks.length > 0);
  return {
    id: metric.id,
    title: rule.title,
    dimension: rule.dimension,
    unit: metric.metric.unit,
    better: metric.metric.better,
    value: orNull(evaluation.values[m]!),
    numerator: counted ? orNull(sums.numerators[metric.slots[0]!]![0]! / metric.scale) : null,
    denominator: counted ? orNull(sums.denominators[metric.slots[0]!]![0]!) : null,
    window: { from: formatDay(asOf - window.fromDaysAgo), to: formatDay(asOf - window.toDaysAgo) },
    weight: metric.weight,
    score: points,
    status:
      status === SCORED
        ? "scored"
        : status === FLOORED
          ? "floored"
          : status === ABSTAINED
            ? "abstained"
            : "unscored",
    share: evaluation.shares[m]!,
    contribution: points === null ? 0 : evaluation.shares[m]! * points,
    provenance: user ? weakest([provenance, "user"]) : provenance,
    fallbacks,
    missing: missingOf(metric, status, history, rule),
    ...(mapping && { mapping }),
  };
}

/** Message id of what is missing: "table:<name>", "column:<table.column>", "no-entries", "stand-ins-only", "unpublished" or null. */
function missingOf(metric: MetricPlan, status: number, history: History, rule: MetricRule): string | null {
  if (metric.missing.length > 0) return `table:${metric.missing.join(",")}`;
  if (status === ABSTAINED) {
    if (metric.external) return "no-value";
    const unknown = unknownColumn(metric.metric, rule, history);
    if (unknown !== null) return `column:${unknown}`;
    return metric.metric.tracked && history.parcels?.standIn.includes(1) ? "stand-ins-only" : "no-entries";
  }
  return metric.mapping.kind === "unpublished" ? "unpublished" : null;
}

function fallbacksOf({ metric }: MetricPlan, fallbacks: readonly Fallback[]): string[] {
  return fallbacks
    .filter((f) => f.rows > 0 && metric.reads.includes(`${f.table}.${f.column}`))
    .map((f) => `${f.table}.${f.column}`);
}

function adjustmentLines(plan: Plan, evaluation: Evaluation, state: DayState): ScoreReport["adjustments"] {
  const given = plan.bonuses.flatMap(({ bonus, dimension }, b) =>
    evaluation.bonusGiven[b] && (dimension < 0 || !Number.isNaN(evaluation.dimensionScores[dimension]!))
      ? [
          {
            id: bonus.id,
            title: bonus.title,
            points: bonus.points,
            target: bonus.target,
            contribution: bonus.points * (dimension < 0 ? 1 : evaluation.dimensionShares[dimension]!),
            provenance: bonus.provenance,
          },
        ]
      : [],
  );
  const taken = state.deductions.map(({ deduction, points }) => ({
    id: deduction.id,
    title: deduction.title,
    points: -points,
    target: "total" as const,
    contribution: -points,
    provenance: deduction.provenance,
  }));
  return [...given, ...taken];
}

function totalProvenance(
  rules: RuleVersion,
  stage: ScoreReport["stage"],
  weights: Provenance,
  dimensions: ScoreReport["dimensions"],
  adjustments: ScoreReport["adjustments"],
): Provenance {
  const { stages } = rules;
  if (stage !== "formal") {
    const growth = stages.kind === "by-orders" ? stages.growth : null;
    if (stage === "none" || growth === null) return stages.provenance;
    return growth.indicators.length === 0
      ? "assumed"
      : weakest([growth.provenance, ...growth.indicators.map((one) => one.provenance)]);
  }
  return weakest([
    weights,
    rules.total.provenance,
    ...dimensions.filter((d) => d.score !== null).map((d) => d.provenance),
    ...adjustments.map((a) => a.provenance),
  ]);
}

/** Whether `rules` may be called in force on `day`, given the day its successor starts (null: none yet). */
export function isInForce(
  rules: Pick<RuleVersion, "effectiveFrom">,
  day: number,
  successorFrom: number | null,
): boolean {
  if (rules.effectiveFrom === null) return false;
  return day >= parseDay(rules.effectiveFrom)! && (successorFrom === null || day < successorFrom);
}
