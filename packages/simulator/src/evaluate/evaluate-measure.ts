import { formatDay, metrics } from "@scorecast/core";
import type { Text } from "@scorecast/core/report";
import { predictiveQuantile } from "../backtest/ensemble.ts";
import { type BacktestGround, curveOf } from "../backtest/ground.ts";
import type { Watch } from "../engine/simulate.ts";
import type { TooLittleData } from "../model/fit-shop.ts";
import { normalQuantile } from "../numeric/normal-quantile.ts";
import type { Contrast, EvaluatedDay, Evaluation, MeasureVerdict } from "../report/evaluation-report.ts";
import type { ScenarioIssue } from "../scenario/issue.ts";
import type { LeverSpec } from "../scenario/scenario-spec.ts";
import { momentsOf } from "../study/summaries.ts";
import { actOnTheSame, type Begun, confoundersOf, type KnownIncident } from "./confounders.ts";
import { contrastOf, FALSE_ALARMS, powerAgainst, type Widened, widened } from "./contrast.ts";
import { type Futures, leverOf, simulateFutures } from "./futures.ts";
import { judgePlacebos, wideningOf } from "./placebos.ts";
import { posteriorOf, triedOn } from "./posterior.ts";
import { touchedShare } from "./touched.ts";

/** Days from a measure's first within which it is looked for when it can be told. */
const LOOK = 91;
const LOOK_ON = 28;
const STEP = 7;
/** A chance to see a measure that works as stated, from which on it is worth while to look. */
export const POWER = 0.8;
/** Below so small a share nothing that comes can be the measure's doing. */
const TOUCHED_AT_LEAST = 0.1;
/** Where nothing is stated: a measure that has touched so much would have shown what it does. */
const TOUCHED_WHOLLY = 0.9;
/** Days before the measure in the curve. */
const BEFORE = 30;
const LONGEST = 730;

export interface MeasureToEvaluate {
  readonly id: string;
  readonly title: Text;
  readonly owner: string | null;
  /** Day number of its first day. */
  readonly from: number;
  /** Node to look at; null: the lever's metric, or the total. */
  readonly node: string | null;
  /** null: a measure that the model does not know. */
  readonly lever: LeverSpec | null;
}

export interface EvaluateInput {
  readonly ground: BacktestGround;
  readonly measure: MeasureToEvaluate;
  /** Day number: rows dated on it or later are not known. The ground is scored up to it. */
  readonly asOf: number;
  readonly others: readonly Begun[];
  readonly incidents: readonly KnownIncident[];
  readonly replications: { readonly without: number; readonly with: number };
  readonly placebos: number;
  readonly seed: string;
}

export type EvaluateOutcome =
  | { readonly kind: "evaluated"; readonly evaluation: Evaluation }
  | { readonly kind: "no-data"; readonly node: string }
  | TooLittleData
  | { readonly kind: "problems"; readonly problems: readonly ScenarioIssue[] }
  | { readonly kind: "aborted" };

/** Place of the node that a measure is judged by: as asked, else its lever's metric where the rules have it, else the total. */
export function nodeOf(
  { nodes }: BacktestGround,
  { node, lever }: Pick<MeasureToEvaluate, "node" | "lever">,
): number {
  if (node !== null) return nodes.indexOf(node);
  const metric = lever && leverOf(lever.use)?.metric;
  return metric ? Math.max(0, nodes.indexOf(metric)) : 0;
}

/**
 * Whether a measure worked: the shop as it was known the day before, carried on without it, against what came.
 *
 * @throws {RangeError} where the node is none of the ground's, or the measure begins on `asOf` or later
 */
export function evaluateMeasure(input: EvaluateInput, watch: Watch = {}): EvaluateOutcome {
  const { ground, measure, asOf, replications } = input;
  const { from, lever } = measure;
  const node = nodeOf(ground, measure);
  if (node < 0)
    throw new RangeError(`${measure.node} is no node of ${ground.rules.id}: ${ground.nodes.join(", ")}.`);
  if (from >= asOf)
    throw new RangeError(`The measure begins on ${formatDay(from)}, which is not before ${formatDay(asOf)}.`);
  const days = asOf - from;
  const horizon = Math.min(LONGEST, lever === null ? days : Math.max(LOOK, days + LOOK_ON));
  const nodes = node === 0 ? [0] : [node, 0];
  const future = simulateFutures(
    { ground, from, horizon, lever, nodes, replications, seed: input.seed },
    watch,
  );
  if (future.kind !== "ready") return future;
  const curve = curveOf(ground, node);
  const at = (column: Float64Array, day: number) => column[day - ground.curve.from] ?? Number.NaN;
  const [actual, total] = [at(curve, asOf), at(ground.curve.total, asOf)];
  const { better } = describedOf(ground, node);
  const judged = judgePlacebos({ ...input, node, better, days }, watch);
  if (!judged) return { kind: "aborted" };
  const by = wideningOf(judged, days);
  const without = widened(future.without.draws(node, days), by);
  const totals = widened(future.without.draws(0, days), by);
  if (!without || !totals || Number.isNaN(actual) || Number.isNaN(total))
    return { kind: "no-data", node: ground.nodes[node]! };
  const contrast = contrastOf(actual, without, better);
  const touched = touchedShare(ground, node, from, asOf);
  const expected =
    lever && expectedOf(future.without, future.tried, { node, days, horizon, from, better, by, actual });
  const known = lever && leverOf(lever.use);
  const own = { use: lever?.use ?? null, metric: measure.node };
  const same = input.others.filter(
    (other) =>
      other.id !== measure.id &&
      other.from < asOf &&
      other.from > from - BEFORE &&
      (other.until === null || other.until >= from) &&
      actOnTheSame(own, other),
  );
  return {
    kind: "evaluated",
    evaluation: {
      ...{ id: measure.id, title: measure.title, use: lever?.use ?? null, owner: measure.owner },
      from: formatDay(from),
      ...{ node: ground.nodes[node]!, ...describedOf(ground, node), days },
      verdict: verdictOf(contrast, touched, expected?.asPoor ?? null),
      together: same.map(({ id }) => id),
      touched,
      contrast,
      total: contrastOf(total, totals, "higher"),
      expected,
      detectable: without.sd * (normalQuantile(1 - FALSE_ALARMS) + normalQuantile(POWER)),
      posterior:
        known && future.stated
          ? posteriorOf({
              ...{ lever: known, stated: future.stated, actual },
              without: future.without.draws(node, days),
              tried: triedOn(future.tried, node, days),
              unit: describedOf(ground, node).unit,
              widened: by,
            })
          : null,
      confounders: confoundersOf(ground, measure, asOf, input.others, input.incidents),
      placebos: judged,
      widened: by,
      curve: Array.from({ length: BEFORE + days + 1 }, (_, i) => {
        const day = from - BEFORE + i;
        return curveDay(day, at(curve, day), day < from ? null : { future, node, day: day - from, by });
      }),
    },
  };
}

/** Title, unit and direction of a node. */
export function describedOf(
  { plan, rules }: BacktestGround,
  node: number,
): { readonly nodeTitle: Text; readonly unit: Evaluation["unit"]; readonly better: Evaluation["better"] } {
  const dimensions = plan.dimensions.length;
  if (node === 0) return { nodeTitle: { zh: "总分", en: "total" }, unit: "points", better: "higher" };
  if (node <= dimensions)
    return { nodeTitle: rules.dimensions[node - 1]!.title, unit: "points", better: "higher" };
  const { id } = plan.metrics[node - 1 - dimensions]!;
  const { unit, better } = metrics[id as keyof typeof metrics];
  return { nodeTitle: rules.metrics[id]!.title, unit, better };
}

/** @param asPoor share of the futures with the measure as stated that come out as poorly; null: nothing is stated */
export function verdictOf(
  { asGood, asBad }: Pick<Contrast, "asGood" | "asBad">,
  touched: number,
  asPoor: number | null,
): MeasureVerdict {
  if (touched < TOUCHED_AT_LEAST) return "too-early";
  if (asGood.share <= FALSE_ALARMS) return "worked";
  if (asBad.share <= FALSE_ALARMS) return "worse";
  const seen = asPoor === null ? touched >= TOUCHED_WHOLLY : asPoor <= FALSE_ALARMS;
  return seen ? "no-sign" : "too-early";
}

interface Place {
  readonly node: number;
  readonly days: number;
  readonly horizon: number;
  readonly from: number;
  readonly better: Evaluation["better"];
  readonly by: number;
  readonly actual: number;
}

/** The change that a measure brings which works as stated, and the chance to see it, today and every week on. */
function expectedOf(
  without: Futures,
  tried: readonly Futures[],
  { node, days, horizon, from, better, by, actual }: Place,
): Evaluation["expected"] {
  const on = (day: number): { base: Widened; power: number } | null => {
    const base = widened(without.draws(node, day), by);
    if (!base) return null;
    return {
      base,
      power: powerAgainst(
        base,
        tried.map(({ draws }) => draws(node, day)),
        better,
      ),
    };
  };
  const now = on(days);
  if (!now) return null;
  const means = tried.flatMap(({ draws }) => momentsOf(draws(node, days))?.mean ?? []);
  const withIt = widened(Float64Array.from(tried.flatMap(({ draws }) => [...draws(node, days)])), by);
  const against = withIt && contrastOf(actual, withIt, better);
  const later: { date: string; power: number }[] = [];
  for (let day = days + STEP; day <= horizon; day += STEP) {
    const then = on(day);
    if (then) later.push({ date: formatDay(from + day), power: then.power });
  }
  const all = [{ date: formatDay(from + days), power: now.power }, ...later];
  return {
    effect: means.reduce((a, b) => a + b, 0) / means.length - now.base.mean,
    power: now.power,
    asPoor: against?.asBad.share ?? 1,
    asGood: against?.asGood.share ?? 1,
    later,
    tellable: all.find(({ power }) => power >= POWER)?.date ?? null,
  };
}

function curveDay(
  day: number,
  actual: number,
  ahead: {
    readonly future: Extract<ReturnType<typeof simulateFutures>, { kind: "ready" }>;
    readonly node: number;
    readonly day: number;
    readonly by: number;
  } | null,
): EvaluatedDay {
  const known = Number.isNaN(actual) ? null : actual;
  const base = ahead && widened(ahead.future.without.draws(ahead.node, ahead.day), ahead.by);
  if (!ahead || !base) return { date: formatDay(day), actual: known, without: null, expected: null };
  const at = (p: number) => predictiveQuantile({ values: base.values, drawn: true }, p);
  const means = ahead.future.tried.flatMap(
    ({ draws }) => momentsOf(draws(ahead.node, ahead.day))?.mean ?? [],
  );
  return {
    date: formatDay(day),
    actual: known,
    without: { "0.05": at(0.05), "0.25": at(0.25), "0.5": at(0.5), "0.75": at(0.75), "0.95": at(0.95) },
    expected: means.length === 0 ? null : means.reduce((a, b) => a + b, 0) / means.length,
  };
}
