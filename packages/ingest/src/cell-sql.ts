import { sqlText } from "./open-duckdb.ts";
import type { Column } from "./table-columns.ts";

const LOCAL = "____-__-_____:__:__"; // "YYYY-MM-DD HH:MM:SS", or T in the middle
const OFFSET = "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d(:?\\d\\d)?)";
const FIRST_SECOND = 946_684_800; // 2000-01-01
const LAST_SECOND = 4_102_444_799; // 2099-12-31 23:59:59
const FIRST_DAY = FIRST_SECOND / 86_400;
const LAST_DAY = Math.floor(LAST_SECOND / 86_400);

/** SQL of a field's typed value, NULL when it is empty or cannot be parsed; null for text, which is kept as it is. */
export function parsedSql(column: Column, raw: string, timezone: string): string | null {
  switch (column.kind) {
    case "time": {
      const local = `${raw} LIKE '${LOCAL}' AND NOT suffix(${raw}, 'Z')`;
      const withOffset = `regexp_full_match(${raw}, ${sqlText(OFFSET)})`;
      const shifted = `floor(epoch(timezone(${sqlText(timezone)}, TRY_CAST(${raw} AS TIMESTAMPTZ))))`;
      return `CASE WHEN ${local} THEN epoch(TRY_CAST(${raw} AS TIMESTAMP)) WHEN ${withOffset} THEN ${shifted} END`;
    }
    case "date":
      return `CAST(CASE WHEN ${raw} LIKE '____-__-__' THEN TRY_CAST(${raw} AS DATE) - DATE '1970-01-01' END AS INTEGER)`;
    case "number":
      return `TRY_CAST(${raw} AS DOUBLE)`;
    case "flag":
      return `CAST(CASE ${raw} WHEN '1' THEN 1 WHEN '0' THEN 0 END AS TINYINT)`;
    case "word":
      return `CAST(enum_code(TRY_CAST(${raw} AS ENUM (${column.words.map(sqlText).join(", ")}))) AS TINYINT)`;
    case "id":
    case "order":
    case "text":
      return null;
    default:
      return column satisfies never;
  }
}

/** What stands for an empty field in a typed column. */
export function absentSql(column: Column): string {
  switch (column.kind) {
    case "time":
    case "number":
      return "'nan'::DOUBLE";
    case "date":
      return "0";
    case "word":
      return `${column.whenEmpty}::TINYINT`;
    default:
      return "-1::TINYINT";
  }
}

/** SQL of a parsed value, NULL when it is out of bounds. */
export function boundedSql(column: Column, value: string): string {
  switch (column.kind) {
    case "time":
      return `CASE WHEN ${value} BETWEEN ${FIRST_SECOND} AND ${LAST_SECOND} THEN ${value} END`;
    case "date":
      return `CASE WHEN ${value} BETWEEN ${FIRST_DAY} AND ${LAST_DAY} THEN ${value} END`;
    case "number": {
      const whole = column.whole ? ` AND floor(${value}) = ${value}` : "";
      return `CASE WHEN ${value} BETWEEN ${column.min} AND ${column.max}${whole} THEN ${value} END`;
    }
    default:
      return value;
  }
}
