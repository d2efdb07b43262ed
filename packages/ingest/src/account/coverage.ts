import { formatDay, parseDay } from "@scorecast/core";
import type { MergedTables } from "../merge/merge-tables.ts";
import type { ShopTable } from "../sources/target.ts";
import type { WorkDatabase } from "../stage/work-database.ts";

/** Days without a row, both ends included, YYYY-MM-DD. */
export interface DayRange {
  readonly from: string;
  readonly until: string;
}

/** Which days a table has rows of. Days are YYYY-MM-DD, in the shop's zone. */
export interface Coverage {
  readonly table: ShopTable;
  readonly column: string;
  /** Null: no row has the day. */
  readonly first: string | null;
  readonly last: string | null;
  /** Rows of each day from `first` to `last`. */
  readonly perDay: readonly number[];
  /** Days without a row among those from the first order's to the last order's. */
  readonly missing: readonly DayRange[];
}

/** The event that dates a row of each table. */
const dated: readonly (readonly [table: ShopTable, column: string])[] = [
  ["orders", "paid_at"],
  ["parcels", "picked_up_at"],
  ["reviews", "created_at"],
  ["after-sales", "applied_at"],
  ["chats", "started_at"],
  ["chat-days", "date"],
  ["complaints", "created_at"],
  ["violations", "at"],
  ["listings", "date"],
  ["observed", "date"],
];

/** The calendar of every table that the folder has. Parcels that stand in for missing ones are no rows of a file. */
export async function coverageOf(
  db: WorkDatabase,
  { tables }: Pick<MergedTables, "tables">,
): Promise<Coverage[]> {
  const calendars: { table: ShopTable; column: string; days: ReadonlyMap<number, number> }[] = [];
  for (const [table, column] of dated) {
    const relation = tables.find((one) => one.table === table)?.relation;
    if (relation === undefined) continue;
    const rows = await db.rows(
      `SELECT CAST(CAST("${column}" AS DATE) AS VARCHAR) AS day, count(*) AS rows FROM ${relation} WHERE "${column}" IS NOT NULL ${table === "parcels" ? "AND stand_in IS DISTINCT FROM 1" : ""} GROUP BY 1`,
    );
    calendars.push({
      table,
      column,
      days: new Map(rows.map(({ day, rows: count }) => [parseDay(String(day))!, Number(count)])),
    });
  }
  const span = endsOf(calendars.find(({ table }) => table === "orders")?.days ?? new Map());
  return calendars.map(({ table, column, days }) => {
    const own = endsOf(days);
    return {
      ...{ table, column },
      first: own === null ? null : formatDay(own.first),
      last: own === null ? null : formatDay(own.last),
      perDay:
        own === null
          ? []
          : Array.from({ length: own.last - own.first + 1 }, (_, i) => days.get(own.first + i) ?? 0),
      missing: span === null ? [] : gaps(days, span),
    };
  });
}

interface Span {
  readonly first: number;
  readonly last: number;
}

function endsOf(days: ReadonlyMap<number, number>): Span | null {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const day of days.keys()) [first, last] = [Math.min(first, day), Math.max(last, day)];
  return first > last ? null : { first, last };
}

function gaps(days: ReadonlyMap<number, number>, { first, last }: Span): DayRange[] {
  const ranges: DayRange[] = [];
  let start: number | null = null;
  for (let day = first; day <= last + 1; day++) {
    const empty = day <= last && !days.has(day);
    if (empty) start ??= day;
    else if (start !== null) {
      ranges.push({ from: formatDay(start), until: formatDay(day - 1) });
      start = null;
    }
  }
  return ranges;
}
