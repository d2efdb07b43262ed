import { formatDay, type ShopTallies } from "@scorecast/core";
import type { Lateness, MeasureStatus } from "../report/plan-status-report.ts";
import type { PlannedMeasure } from "./plan.ts";

/** A measure as known on `asOf`: dates of that day or later have not come yet. */
export function measureStatus(measure: PlannedMeasure, asOf: number, tallies: ShopTallies): MeasureStatus {
  const known = (day: number | null) => (day !== null && day < asOf ? day : null);
  const [started, finished] = [known(measure.started), known(measure.finished)];
  const { progress } = measure;
  const done =
    finished !== null || (started !== null && measure.finished === null && progress?.word === "done");
  const state = done ? "done" : started !== null ? "under-way" : "not-started";
  const text = (day: number | null) => (day === null ? null : formatDay(day));
  const cost = measure.cost ?? measure.lever?.cost ?? null;
  const costFrom = (from: number | null) =>
    cost === null ? null : from === null ? 0 : costUpTo(cost, from, measure.until, asOf, tallies);
  return {
    ...{ id: measure.id, title: measure.title, owner: measure.owner, use: measure.lever?.use ?? null },
    ...{ from: formatDay(measure.from), due: text(measure.due), until: text(measure.until) },
    ...{ started: text(started), finished: text(finished), state },
    progress: done ? 1 : started === null ? 0 : (progress?.share ?? null),
    late: lateness(measure, started, done ? (finished ?? started) : null, done, asOf),
    cost: {
      planned: costFrom(measure.from < asOf ? measure.from : null),
      accrued: costFrom(started),
      spent: measure.spent,
    },
    fed: measure.fed,
  };
}

function lateness(
  { from, due }: PlannedMeasure,
  started: number | null,
  finished: number | null,
  done: boolean,
  asOf: number,
): Lateness | null {
  const today = asOf - 1; // the last day that is known
  if (due !== null && !done && due < today) return { kind: "finish-overdue", days: today - due };
  if (started === null) return from < today ? { kind: "start-overdue", days: today - from } : null;
  if (due !== null && finished !== null && finished > due)
    return { kind: "finished-late", days: finished - due };
  return started > from ? { kind: "started-late", days: started - from } : null;
}

/** Yuan up to the day before `asOf`, orders as recorded. */
function costUpTo(
  { once, perDay, perOrder }: NonNullable<PlannedMeasure["cost"]>,
  from: number,
  until: number | null,
  asOf: number,
  { series }: ShopTallies,
): number {
  const end = Math.min(asOf, until === null ? asOf : until + 1);
  const paid = series["count:valid-paid-orders"];
  let orders = 0;
  if (perOrder > 0 && paid)
    for (let i = 0; i < paid.cohortDay.length; i++)
      if (paid.cohortDay[i]! >= from && paid.cohortDay[i]! < end && paid.knownDay[i]! < asOf)
        orders += paid.numerator[i]!;
  return once + perDay * Math.max(0, end - from) + perOrder * orders;
}

const order = ["finish-overdue", "start-overdue", "finished-late", "started-late"] as const;

/** Overdue first, the longest of them first; then what was late; then by planned day. */
export function byUrgency(a: MeasureStatus, b: MeasureStatus): number {
  const rank = ({ late }: MeasureStatus) => (late === null ? 2 : order.indexOf(late.kind) < 2 ? 0 : 1);
  return (
    rank(a) - rank(b) ||
    (b.late?.days ?? 0) - (a.late?.days ?? 0) ||
    (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)
  );
}
