import { compilePlan, formatDay, type History, type RuleVersion, tablesOf } from "@scorecast/core";
import { nodesOf } from "../engine/simulate.ts";
import type { NotLearnt, ReconciledShop, ReconcileReport, VariantLine } from "../report/reconcile-report.ts";
import { type Counting, usualCounting } from "./counting.ts";
import {
  type JudgedVariant,
  judgeVariants,
  type ObservedShop,
  type VariantJudgement,
} from "./judge-variants.ts";
import { documentOf } from "./learn/document.ts";
import { heldOutDays } from "./learn/held-out.ts";
import { type Learning, learn } from "./learn/learn.ts";
import { type Problem, problemOf } from "./learn/problem.ts";
import { standardLines, weightLines } from "./learn/report-learning.ts";
import { observedSeries } from "./observed-series.ts";
import { figureLines } from "./report-figures.ts";

/** A record with the fingerprint of its folder, and the days of its page that count: those on which the rules do. */
export interface ReconcileShop {
  readonly history: History;
  readonly input: string;
  readonly counts: (day: number) => boolean;
}

export interface ReconcileInput {
  /** At least one; of one industry and shop type. */
  readonly shops: readonly ReconcileShop[];
  readonly rules: RuleVersion;
  readonly program: string;
  readonly seed: string;
  /** Equally likely sets of standards and weights in the override file, 1 … 64. */
  readonly draws: number;
}

/** Fewer days with a score teach nothing that would last. */
const DAYS_AT_LEAST = 7;

/** Days of a page whose figures can be held against ours; 0: nothing to reconcile. */
export function observedDays({ history, counts }: ReconcileShop, rules: RuleVersion): number {
  return new Set(seriesOf(history, rules, counts).flatMap(({ days }) => days)).size;
}

/** Holds ours against the page's, looks for the cause where values differ, and learns from points where only these do. */
export function reconcile({ shops, rules, program, seed, draws }: ReconcileInput): ReconcileReport {
  const observed = shops.map(
    ({ history, counts }): ObservedShop => ({ history, rules, series: seriesOf(history, rules, counts) }),
  );
  const reported = shops.map((shop, s) => shopOf(shop, observed[s]!));
  const judgement = judged(reported) ? judgeVariants(observed) : null;
  const counted = observed.map((shop) => ({ ...shop, counting: countingOf(shop, judgement) }));
  const problem = problemOf(counted);
  const notLearnt = whyNot(problem, reported);
  const learning = notLearnt === null ? learn(problem, seed, draws) : null;
  return {
    formatVersion: 1,
    kind: "reconcile",
    ...{
      program,
      shop: reported[0]!.shop,
      input: reported[0]!.input,
      rules: rules.id,
      seed,
      shops: reported,
    },
    variants: judgement && {
      by: judgement.by,
      ranking: judgement.ranking.map(variantLine),
      adopted: judgement.adopted.map(({ id }) => id),
    },
    learnt: learning && {
      days: problem.days.length,
      draws,
      standards: standardLines(learning),
      weights: weightLines(learning),
      heldOut: heldOutDays(counted, problem, seed),
    },
    notLearnt,
    overrides: overridesOf(rules, judgement, learning),
  };
}

/** The way to count that explains the page best, or the usual one. */
function countingOf({ history, rules }: ObservedShop, judgement: VariantJudgement | null): Counting {
  const ways = judgement?.adopted ?? [];
  return ways.reduce((counting, way) => way.apply(counting), usualCounting(history, rules));
}

function seriesOf(history: History, rules: RuleVersion, counts: (day: number) => boolean) {
  return observedSeries(history, compilePlan(rules, history.shop, tablesOf(history)), counts);
}

function shopOf({ history, input, counts }: ReconcileShop, observed: ObservedShop): ReconciledShop {
  const { id, name, industry, shopType } = history.shop;
  const days = [...new Set(observed.series.flatMap((one) => one.days))].sort((a, b) => a - b);
  const nodes = nodesOf(compilePlan(observed.rules, history.shop, tablesOf(history)));
  const unknown = new Map<string, number>();
  for (const node of history.observed?.node ?? [])
    if (!nodes.includes(node)) unknown.set(node, (unknown.get(node) ?? 0) + 1);
  const at = (day: number | undefined) => (day === undefined ? null : formatDay(day));
  return {
    shop: { id, name, industry, shopType },
    input,
    ...{ from: at(days[0]), to: at(days.at(-1)), days: days.length },
    otherRules: new Set([...(history.observed?.date ?? [])].filter((day) => !counts(day))).size,
    unknown: [...unknown].map(([node, rows]) => ({ node, rows })),
    figures: figureLines(observed),
  };
}

/** Whether there is a difference to look for the cause of. */
function judged(shops: readonly ReconciledShop[]): boolean {
  const figures = shops.flatMap((shop) => shop.figures);
  const values = figures.filter(({ part }) => part === "value");
  return (values.length > 0 ? values : figures).some(({ compared, agree }) => agree < compared);
}

function whyNot({ days, standards }: Problem, shops: readonly ReconciledShop[]): NotLearnt | null {
  const scores = shops.flatMap((shop) => shop.figures.filter(({ part }) => part === "score"));
  if (scores.length === 0) return "no-scores";
  if (days.length < DAYS_AT_LEAST) return "too-few-days";
  const readable = days.some(({ places, fixed }) =>
    standards.some(
      (standard, m) => standard !== null && !Number.isNaN(places[m]!) && Number.isNaN(fixed[m]!),
    ),
  );
  if (!readable) return "no-values";
  if (scores.every((figure) => figure.days.every(({ page }) => page === figure.days[0]!.page)))
    return "nothing-moves";
  return scores.every(({ compared, agree, missing }) => agree === compared && missing === 0)
    ? "nothing-differs"
    : null;
}

function variantLine({ variant, ...line }: JudgedVariant): VariantLine {
  return {
    id: variant?.id ?? "usual",
    title: variant?.title ?? { zh: "照我们现在的口径", en: "as we count" },
    remedy: variant?.remedy ?? null,
    ...line,
  };
}

/** What an override file can say of what was found; null: nothing. */
function overridesOf(
  rules: RuleVersion,
  judgement: VariantJudgement | null,
  learning: Learning | null,
): unknown {
  const counting = Object.assign({}, ...(judgement?.adopted ?? []).map(({ overrides }) => overrides ?? {}));
  if (learning === null && Object.keys(counting).length === 0) return null;
  return {
    base: rules.id,
    ...counting,
    ...(learning && {
      ...documentOf(learning, learning.central),
      draws: learning.draws.map((draw) => documentOf(learning, draw)),
    }),
  };
}
