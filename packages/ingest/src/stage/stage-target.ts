import { headerKey } from "../open/clean-header.ts";
import { sqlName, sqlText } from "../open-duckdb.ts";
import type { Condition, Origin, Target, TargetColumn } from "../sources/target.ts";
import { saysNothingSql, trimmedSql } from "./cell-text.ts";
import { parsedCellSql } from "./parsed-cell.ts";
import { type StagedColumn, stagedColumns } from "./target-column.ts";
import type { TimeReading } from "./time-text.ts";

const SHOWN = 80; // characters of a wrong field that are kept

export interface TargetReading {
  readonly target: Target;
  /** The file's columns, and SQL of the field in each; a name may repeat: the first counts. */
  readonly header: readonly string[];
  readonly times: Omit<TimeReading, "dayIs">;
}

/** A target whose rows are typed: the columns that its file fills, in the order of the bits of `faults`. */
export interface StagedTarget {
  readonly target: Target;
  readonly columns: readonly { readonly column: TargetColumn; readonly staged: StagedColumn }[];
  /** True if rows of one key are added up: then `whole` is a hash of the row as it stands in the file. */
  readonly folds: boolean;
}

/**
 * A query that types every row of a file for one of its targets: the target's columns by name, `fate` (row-fate.ts),
 * `faults` (bit i: the i-th column could not be understood, or is required and empty) and `wrong`, what then stood in
 * each column.
 *
 * Four levels, so that each expression is evaluated once: DuckDB shares none that stands inside a CASE.
 *
 * @param from SQL of the rows, columns `c0` …
 * @param firstColumn place of the file's first column: 1 behind a line column
 */
export function stageSql(
  { target, header, times }: TargetReading,
  from: string,
  firstColumn: number,
): { readonly staged: StagedTarget; readonly sql: string } {
  const keys = header.map(headerKey);
  const place = (name: string): string | null => {
    const at = keys.indexOf(headerKey(name));
    return at < 0 ? null : `c${at + firstColumn}`;
  };
  const types = new Map(stagedColumns(target.table).map((one) => [one.name, one]));
  const present = target.columns.flatMap((column) => {
    const raw = originSql(column, place);
    const staged = types.get(column.to);
    if (staged === undefined)
      throw new Error(`${target.table} has no column ${column.to}: add it to target-column.ts`);
    return raw === null && !column.required && column.combine !== "count"
      ? []
      : [{ column, staged, raw: raw ?? "NULL::VARCHAR" }];
  });

  const inner: string[] = [];
  const middle: string[] = [];
  const outer: string[] = [];
  const faults: string[] = [];
  const lacking: { readonly sql: string; readonly word: boolean }[] = [];
  for (const [i, { column, staged, raw }] of present.entries()) {
    const { cell } = column;
    const labelAt = cell.kind === "reason" ? place(cell.label) : null;
    inner.push(`${cell.kind === "id" ? untabbedSql(raw) : raw} AS r${i}`);
    if (labelAt !== null) inner.push(`${labelAt} AS l${i}`);
    const parsed = parsedCellSql(cell, {
      raw: `r${i}`,
      label: labelAt === null ? null : `l${i}`,
      times,
    });
    middle.push(`r${i}, ${parsed} AS p${i}`);
    const value = valueSql(staged, `p${i}`, cell.kind);
    outer.push(`${value} AS v${i}`, `r${i}`);
    if (cell.kind === "word") outer.push(`p${i}`);
    const wordOfNone = cell.kind === "word" ? ` AND p${i} IS DISTINCT FROM ''` : "";
    const blank = `r${i} IS NULL THEN 0 WHEN ${saysNothingSql(trimmedSql(`r${i}`))}`;
    const whenNull = column.required ? `${2 ** i}` : `CASE WHEN ${blank} THEN 0 ELSE ${2 ** i} END`;
    // A parcel's text may name no courier; nothing is lost by it.
    if (cell.kind !== "courier")
      faults.push(`CASE WHEN v${i} IS NULL${wordOfNone} THEN ${whenNull} ELSE 0 END`);
    if (column.required) lacking.push({ sql: `v${i} IS NULL`, word: cell.kind === "word" });
  }
  const taken = target.when.map((one) => conditionSql(one, place));
  const folds = target.columns.some(({ combine }) => combine !== "last");
  if (folds) inner.push(`hash(${header.map((_, i) => `c${i + firstColumn}`).join(", ")}) AS whole`);
  const kept = [firstColumn > 0 ? "c0" : null, taken.length > 0 ? "taken" : null, folds ? "whole" : null];
  const own = kept.filter((name) => name !== null);
  if (firstColumn > 0) inner.push("c0");
  if (taken.length > 0) inner.push(`(${taken.join(" AND ")}) AS taken`);
  const skipped = taken.length > 0 ? "WHEN taken IS NOT TRUE THEN 1" : "";
  const bad = lacking.filter(({ word }) => !word).map(({ sql }) => sql);
  const unnamed = lacking.filter(({ word }) => word).map(({ sql }) => sql);
  const fate = `CASE ${skipped} ${bad.length > 0 ? `WHEN ${bad.join(" OR ")} THEN 2` : ""}
    ${unnamed.length > 0 ? `WHEN ${unnamed.join(" OR ")} THEN CASE WHEN faults <> 0 THEN 2 ELSE 3 END` : ""} ELSE 0 END`;
  const wrong = present.map((_, i) => `left(r${i}, ${SHOWN})`).join(", ");
  const values = present.map(({ staged }, i) => `v${i} AS ${sqlName(staged.name)}`);
  const line = firstColumn > 0 ? ["TRY_CAST(c0 AS BIGINT) AS line"] : [];
  const notTaken = taken.length > 0 ? "taken IS NOT TRUE OR " : "";
  const columns = [
    ...values,
    ...line,
    ...(folds ? ["whole"] : []),
    `CAST(${fate.includes("WHEN") ? fate : "0"} AS TINYINT) AS fate`,
    `CASE WHEN ${notTaken}faults = 0 THEN 0 ELSE faults END AS faults`,
    `CASE WHEN ${notTaken}faults = 0 THEN NULL ELSE [${wrong}] END AS wrong`,
  ];
  const rest = own.length === 0 ? "" : `, ${own.join(", ")}`;
  const sql = `SELECT ${columns.join(", ")} FROM (
    SELECT *, CAST(${["0", ...faults].join(" + ")} AS BIGINT) AS faults FROM (
    SELECT ${outer.join(", ")}${rest} FROM (
    SELECT ${middle.join(", ")}${rest} FROM (SELECT ${inner.join(", ")} FROM ${from}))))`;
  const staged = {
    target,
    columns: present.map(({ column, staged: type }) => ({ column, staged: type })),
    folds,
  };
  return { staged, sql };
}

/** The platform ends its ids with a tab, so that spreadsheets take them for text. */
function untabbedSql(raw: string): string {
  return `CASE WHEN suffix(${raw}, chr(9)) THEN substring(${raw}, 1, length(${raw}) - 1) ELSE ${raw} END`;
}

/** SQL of a parsed cell as the type of its column, NULL outside its bounds. */
function valueSql({ type, bounds }: StagedColumn, parsed: string, cell: string): string {
  const text = cell === "word" ? `nullif(${parsed}, '')` : parsed;
  if (type === "TIMESTAMP" || type === "DATE") {
    const value = `TRY_CAST(${parsed} AS ${type})`;
    return `CASE WHEN ${value} >= ${type} '2000-01-01' AND ${value} < ${type} '2100-01-01' THEN ${value} END`;
  }
  const typed = type === "VARCHAR" || type === "VARCHAR[]" ? text : `TRY_CAST(${text} AS ${type})`;
  if (bounds === null) return typed;
  return `CASE WHEN ${typed} BETWEEN ${bounds[0]} AND ${bounds[1]} THEN ${typed} END`;
}

/** SQL of the field that a column is read from; null if the file has none of its columns. */
function originSql({ from }: TargetColumn, place: (name: string) => string | null): string | null {
  switch (from.kind) {
    case "constant":
      return sqlText(from.value);
    case "first-of": {
      const places = placesOf(from, place);
      if (places.length === 0) return null;
      if (places.length > 1) return `coalesce(${places.map(filledSql).join(", ")})`;
      return places[0]!;
    }
    case "join": {
      const places = placesOf(from, place);
      return places.length === 0
        ? null
        : `nullif(concat_ws(${sqlText(from.by)}, ${places.map(filledSql).join(", ")}), '')`;
    }
    default:
      return from satisfies never;
  }
}

function placesOf(
  from: Exclude<Origin, { kind: "constant" }>,
  place: (name: string) => string | null,
): string[] {
  return from.names.map(place).filter((one) => one !== null);
}

function filledSql(field: string): string {
  return `CASE WHEN NOT ${saysNothingSql(trimmedSql(field))} THEN ${trimmedSql(field)} END`;
}

function conditionSql(condition: Condition, place: (name: string) => string | null): string {
  const at = place(condition.column);
  const field = at === null ? "NULL::VARCHAR" : filledSql(at);
  switch (condition.kind) {
    case "filled":
      return `${field} IS NOT NULL`;
    case "empty":
      return `${field} IS NULL`;
    case "among":
    case "not-among": {
      const listed = `list_contains([${condition.words.map(sqlText).join(", ")}]::VARCHAR[], coalesce(${field}, ''))`;
      return condition.kind === "among" ? listed : `NOT ${listed}`;
    }
    default:
      return condition satisfies never;
  }
}
