import { formatDay } from "../clocks/shop-day.ts";
import type { History } from "../history/history.ts";
import type { OrderFacts } from "../history/order-facts.ts";
import type { ChangeLine, ExplanationReport } from "../report/explanation.ts";
import { type Evaluation, FORMAL } from "../scoring/evaluate.ts";
import type { Plan, Slot } from "../scoring/plan.ts";
import { rowId } from "../tally/entry-id.ts";
import { type Entry, entriesOn, isBad } from "../tally/list-entries.ts";
import type { ShopTallies } from "../tally/tally-shop.ts";
import { adjustmentParts } from "./adjustment-parts.ts";
import { reevaluated, type ScoredDay } from "./scored-day.ts";

const IDS_AT_MOST = 20;
const causes = ["rolled-off", "entered", "known-late", "peers-moved"] as const;
type Cause = (typeof causes)[number];

/** A shop's record, read under one plan. */
export interface ShopRecord {
  readonly plan: Plan;
  readonly tallies: ShopTallies;
  readonly history: History;
  readonly facts: OrderFacts;
}

/**
 * Why the total differs between two days, in parts that sum to the change. A metric's part is its change of points times
 * its mean share, split by cause along two orders of the causes and averaged; changed shares, adjustments and clamps
 * have lines of their own. Across a change of stage there is one line: the stage.
 */
export function changeBetween(
  { plan, tallies, history, facts }: ShopRecord,
  before: ScoredDay,
  after: ScoredDay,
): NonNullable<ExplanationReport["change"]> {
  const [totalBefore, totalAfter] = [before.evaluation.total, after.evaluation.total];
  const frame = {
    from: formatDay(before.day),
    totalBefore: Number.isNaN(totalBefore) ? null : totalBefore,
    totalAfter: Number.isNaN(totalAfter) ? null : totalAfter,
  };
  if (Number.isNaN(totalBefore) || Number.isNaN(totalAfter)) return { ...frame, lines: [] };
  if (before.evaluation.stage !== FORMAL || after.evaluation.stage !== FORMAL)
    return {
      ...frame,
      lines:
        totalAfter === totalBefore
          ? []
          : [plain("stage", { zh: "考核阶段变化", en: "The stage changed" }, totalAfter - totalBefore)],
    };

  const lines = plan.metrics.flatMap((_, m) =>
    metricLines({ plan, tallies, history, facts }, m, before, after),
  );
  const weights = plan.metrics.reduce((sum, _, m) => {
    const [p, q] = [before.evaluation.points[m]!, after.evaluation.points[m]!];
    const shares = after.evaluation.shares[m]! - before.evaluation.shares[m]!;
    return Number.isNaN(p) || Number.isNaN(q) ? sum : sum + ((p + q) / 2) * shares;
  }, 0);
  if (weights !== 0)
    lines.push(
      plain(
        "weights",
        { zh: "无数据指标的权重重新分摊", en: "Weights shared out anew among metrics with data" },
        weights,
      ),
    );
  const [partsBefore, partsAfter] = [
    adjustmentParts(plan, before.evaluation, before.state),
    adjustmentParts(plan, after.evaluation, after.state),
  ];
  for (const id of new Set([...partsBefore.keys(), ...partsAfter.keys()])) {
    const points = (partsAfter.get(id)?.points ?? 0) - (partsBefore.get(id)?.points ?? 0);
    if (points !== 0)
      lines.push(plain("adjustment", (partsAfter.get(id) ?? partsBefore.get(id))!.title, points));
  }
  const rest = totalAfter - totalBefore - lines.reduce((sum, line) => sum + line.points, 0);
  if (Math.abs(rest) > 1e-9)
    lines.push(plain("clamp", { zh: "分数上下限的作用", en: "The bounds of the score" }, rest));
  return { ...frame, lines: lines.sort((a, b) => Math.abs(b.points) - Math.abs(a.points)) };
}

function plain(cause: ChangeLine["cause"], title: ChangeLine["title"], points: number): ChangeLine {
  return { metric: null, cause, title, events: 0, entries: 0, points, ids: [] };
}

function metricLines(record: ShopRecord, m: number, before: ScoredDay, after: ScoredDay): ChangeLine[] {
  const { plan, history } = record;
  const metric = plan.metrics[m]!;
  const [p, q] = [before.evaluation.points[m]!, after.evaluation.points[m]!];
  const [s, t] = [before.evaluation.shares[m]!, after.evaluation.shares[m]!];
  if (Number.isNaN(p) && Number.isNaN(q)) return [];
  const { title } = plan.rules.metrics[metric.id]!;
  const moved = movedEntries(record, m, before, after);
  const line = (cause: Cause, points: number): ChangeLine => {
    const { bad, entries } = moved(cause);
    const ids = bad.slice(0, IDS_AT_MOST).map((entry) => rowId(history, metric.metric.table, entry.row));
    return { metric: metric.id, cause, title, events: bad.length, entries, points, ids };
  };
  if (Number.isNaN(p)) return t > 0 ? [line("entered", q * t)] : [];
  if (Number.isNaN(q)) return s > 0 ? [line("rolled-off", -p * s)] : [];
  const share = (s + t) / 2;
  if (share === 0) return [];
  const steps = pointsByCause(record, m, before, after);
  return causes.map((cause, c) => line(cause, share * steps[c]!)).filter((one) => one.points !== 0);
}

/** Change of the metric's points by each cause: mean over the causes' order and its reverse, so that they sum to the change. */
function pointsByCause(record: ShopRecord, m: number, before: ScoredDay, after: ScoredDay): number[] {
  const forward = walk(record, m, before, after, [0, 1, 2, 3]);
  const backward = walk(record, m, before, after, [3, 2, 1, 0]);
  return forward.map((points, c) => (points + backward[c]!) / 2);
}

/** Takes the causes over from `before` to `after` one by one. The last to move takes floor, stage and other tallies along. */
function walk(
  { plan, tallies }: ShopRecord,
  m: number,
  before: ScoredDay,
  after: ScoredDay,
  order: readonly number[],
): number[] {
  const metric = plan.metrics[m]!;
  const numerators = before.numerators.slice();
  const denominators = before.denominators.slice();
  const state = { ...before.state };
  const gains = [0, 0, 0, 0];
  let points = before.evaluation.points[m]!;
  for (const [i, cause] of order.entries()) {
    if (causes[cause] === "peers-moved") Object.assign(state, after.state);
    else
      for (const slot of metric.slots) {
        const part = movedSums(plan.slots[slot]!, tallies, causes[cause]!, before.day, after.day);
        numerators[slot]! += part.numerator;
        denominators[slot]! += part.denominator;
      }
    const reached: Evaluation | null =
      i === order.length - 1 ? after.evaluation : reevaluated(plan, numerators, denominators, state);
    const next = reached.points[m]!;
    gains[cause]! += (Number.isNaN(next) ? points : next) - points;
    points = Number.isNaN(next) ? points : next;
  }
  return gains;
}

/** Which cause moves a cell between the windows of two days; null: it counts on both or on neither. */
function causeOf(
  { fromDaysAgo, toDaysAgo }: Slot["window"],
  cohort: number,
  known: number,
  before: number,
  after: number,
): Exclude<Cause, "peers-moved"> | null {
  const counted = cohort >= before - fromDaysAgo && cohort <= before - toDaysAgo && known < before;
  const counts = cohort >= after - fromDaysAgo && cohort <= after - toDaysAgo && known < after;
  if (counted === counts) return null;
  if (counted) return "rolled-off";
  return cohort <= before - toDaysAgo ? "known-late" : "entered";
}

/** What a cause adds to the sums of a slot between two days. */
function movedSums(
  { series, window }: Slot,
  tallies: ShopTallies,
  cause: Cause,
  before: number,
  after: number,
): { numerator: number; denominator: number } {
  const sums = { numerator: 0, denominator: 0 };
  const tally = tallies.series[series];
  if (!tally) return sums;
  for (let i = 0; i < tally.cohortDay.length; i++) {
    if (causeOf(window, tally.cohortDay[i]!, tally.knownDay[i]!, before, after) !== cause) continue;
    const sign = cause === "rolled-off" ? -1 : 1;
    sums.numerator += sign * tally.numerator[i]!;
    sums.denominator += sign * tally.denominator[i]!;
  }
  return sums;
}

/** The entries that each cause moved: the bad ones, and by how much the denominator changed. */
function movedEntries(
  { plan, history, facts }: ShopRecord,
  m: number,
  before: ScoredDay,
  after: ScoredDay,
): (cause: Cause) => { bad: Entry[]; entries: number } {
  const metric = plan.metrics[m]!;
  const { window } = plan.slots[metric.slots[0]!]!;
  const rule = plan.rules.metrics[metric.id]!;
  const entries = entriesOn(
    metric.metric,
    rule,
    plan.rules,
    history,
    facts,
    after.day,
    before.day - window.fromDaysAgo,
    after.day,
  );
  const mean = Number.isNaN(after.evaluation.values[m]!)
    ? before.evaluation.values[m]!
    : after.evaluation.values[m]!;
  return (cause) => {
    const moved = entries.filter(
      (entry) => causeOf(window, entry.cohortDay, entry.knownDay, before.day, after.day) === cause,
    );
    const change = moved.reduce((sum, entry) => sum + entry.denominator, 0);
    return {
      bad: moved.filter((entry) => isBad(metric.metric, entry, mean)),
      entries: cause === "rolled-off" ? -change : change,
    };
  };
}
