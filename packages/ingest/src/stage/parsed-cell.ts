import { sqlText } from "../open-duckdb.ts";
import { reasonWords } from "../sources/reason-classes.ts";
import type { Cell } from "../sources/target.ts";
import { narrowSql, proseSql, saysNothingSql, trimmedSql } from "./cell-text.ts";
import { type TimeReading, timeSql } from "./time-text.ts";

const LONGEST_ID = 200; // bytes

export interface CellReading {
  /** SQL of the field as it stands in the file: a column, for it is named often. */
  readonly raw: string;
  /** The same of the column that helps with an after-sales reason. */
  readonly label: string | null;
  readonly times: Omit<TimeReading, "dayIs">;
}

/**
 * SQL of a cell's value; NULL if it says nothing or cannot be understood.
 *
 * The spelling of the platform comes first, tested by what is cheap per row; only other spellings are trimmed, narrowed
 * and matched.
 */
export function parsedCellSql(cell: Cell, { raw, label, times }: CellReading): string {
  const trimmed = trimmedSql(raw);
  const narrow = narrowSql(trimmed);
  switch (cell.kind) {
    case "time":
      return timeSql(raw, { ...times, dayIs: cell.dayIs });
    case "day":
      return `CAST(${timeSql(raw, { ...times, dayIs: "start" })} AS DATE)`;
    case "id":
      return `CASE WHEN ${isPlainIdSql(raw)} THEN ${plainIdSql(raw)} ELSE ${given(narrow, otherIdSql(narrow))} END`;
    case "ids":
      return `CASE WHEN ${isPlainIdSql(raw)} THEN CASE WHEN ${plainIdSql(raw)} IS NOT NULL THEN [${raw}] END
        ELSE ${given(narrow, idsSql(narrow))} END`;
    case "text":
      return `CASE WHEN ${isPlainTextSql(raw)} THEN ${raw} ELSE ${given(trimmed, proseSql(trimmed))} END`;
    case "amount":
      return `CASE WHEN ${isDigitsSql(raw)} THEN TRY_CAST(${raw} AS DECIMAL(18,2))
        ELSE TRY_CAST(${plainNumberSql(narrow)} AS DECIMAL(18,2)) END`;
    case "number":
      return `CASE WHEN ${isDigitsSql(raw)} THEN TRY_CAST(${raw} AS DOUBLE) ELSE TRY_CAST(${plainNumberSql(narrow)} AS DOUBLE) END`;
    case "count":
      return `CASE WHEN regexp_full_match(${raw}, '\\d{1,9}') THEN TRY_CAST(${raw} AS INTEGER)
        ELSE TRY_CAST(nullif(regexp_extract(${plainNumberSql(narrow)}, '^(-?\\d+)(?:\\.0+)?$', 1), '') AS INTEGER) END`;
    case "share":
      return `CASE WHEN contains(${narrow}, '%')
        THEN round(TRY_CAST(rtrim(${narrow}, '% ') AS DOUBLE) / 100, 10) ELSE TRY_CAST(${narrow} AS DOUBLE) END`;
    case "bound": {
      const found = `regexp_extract(${narrow}, '^[≥≤><=]{0,2} *(-?[0-9]+(?:\\.[0-9]+)?) *[^0-9.,]{0,6}$', 1)`;
      return `CASE WHEN contains(${narrow}, '%') THEN round(TRY_CAST(${found} AS DOUBLE) / 100, 10)
        ELSE TRY_CAST(nullif(${found}, '') AS DOUBLE) END`;
    }
    case "stars":
      return `TRY_CAST(nullif(regexp_extract(${narrow}, '^([1-5])(?:\\.0+)?(?:分|星)?$', 1), '') AS TINYINT)`;
    case "flag":
      return `CASE WHEN ${raw} IS NOT NULL THEN CASE lower(${narrow}) WHEN '是' THEN 1 WHEN '否' THEN 0 WHEN '1' THEN 1
        WHEN '0' THEN 0 WHEN 'true' THEN 1 WHEN 'false' THEN 0 WHEN 'yes' THEN 1 WHEN 'no' THEN 0 END END`;
    case "word":
      return wordSql(cell, raw);
    case "reason":
      return reasonSql(raw, label);
    case "courier":
      return courierSql(raw);
    case "pseudonym":
      return given(trimmed, `'agent-' || left(sha256('agent:' || ${trimmed}), 12)`);
    default:
      return cell satisfies never;
  }
}

function given(trimmed: string, value: string): string {
  return `CASE WHEN NOT ${saysNothingSql(trimmed)} THEN ${value} END`;
}

/** Starts with a Han letter, ends with none of what is trimmed off, holds no control character. */
function isPlainTextSql(raw: string): string {
  return `regexp_full_match(${raw}, '[\\x{4e00}-\\x{9fff}][\\x{4e00}-\\x{9fff}0-9A-Za-z/（）()-]{0,60}')`;
}

function isDigitsSql(raw: string): string {
  return `regexp_full_match(${raw}, '\\d{1,15}(\\.\\d{1,15})?')`;
}

function isPlainIdSql(raw: string): string {
  return `regexp_full_match(${raw}, '[0-9A-Za-z][0-9A-Za-z_-]*')`;
}

/** A plain id that is no number in scientific notation, nor too long. */
function plainIdSql(raw: string): string {
  return `CASE WHEN contains(${raw}, 'E') OR contains(${raw}, 'e') OR strlen(${raw}) > ${LONGEST_ID} THEN ${otherIdSql(raw)} ELSE ${raw} END`;
}

/** An id in another spelling. What Excel wrote as 6.92E+18, or as 6920000000000000000.0, is lost; one of over 200 bytes is none. */
function otherIdSql(text: string): string {
  return `CASE WHEN strlen(${text}) <= ${LONGEST_ID} AND
    NOT regexp_full_match(${text}, '\\d+(\\.\\d*)?[eE]\\+?\\d+|\\d{13,}\\.\\d*') THEN ${text} END`;
}

/** Several ids, at most a thousand; NULL if one of them is lost. */
function idsSql(text: string): string {
  const apart = `list_sort(list_distinct(list_filter(string_split_regex(${text}, '[、,，;；|\\s]+'), lambda id: id <> '')))`;
  const read = `list_transform(${apart}, lambda id: ${otherIdSql("id")})`;
  return `CASE WHEN len(list_filter(${read}, lambda id: id IS NULL)) = 0 AND len(${apart}) <= 1000 THEN ${apart} END`;
}

/** Digits of a number without thousands separators, currency and unit. */
function plainNumberSql(narrow: string): string {
  const bare = `regexp_replace(${narrow}, '^[¥￥] *| *元$', '', 'g')`;
  const separated = `CASE WHEN regexp_full_match(${bare}, '-?\\d{1,3}(,\\d\\d\\d)+(\\.\\d+)?')
    THEN replace(${bare}, ',', '') ELSE ${bare} END`;
  return `nullif(regexp_extract(${separated}, '^-?\\d{1,15}(?:\\.\\d+)?$'), '')`;
}

function wordSql({ fits, words, empty, otherwise }: Extract<Cell, { kind: "word" }>, raw: string): string {
  const trimmed = trimmedSql(raw);
  const test = (text: string): string => {
    switch (fits) {
      case "contains":
        return `contains(${raw}, ${sqlText(text)})`;
      case "starts":
        return `prefix(${trimmed}, ${sqlText(text)})`;
      case "equals":
        return `${trimmed} = ${sqlText(text)}`;
      default:
        return fits satisfies never;
    }
  };
  const cases = words.map(([text, word]) => `WHEN ${test(text)} THEN ${sqlText(word)}`);
  const other = otherwise === null ? "NULL" : sqlText(otherwise);
  // What says nothing is told from other words only where that makes a difference; it is short, so few are trimmed.
  const nothing =
    otherwise === empty
      ? ""
      : `WHEN strlen(${raw}) <= 12 THEN CASE WHEN ${saysNothingSql(trimmed)} THEN ${sqlText(empty)} ELSE ${other} END`;
  return `CASE WHEN ${raw} IS NULL THEN ${sqlText(empty)} ${cases.join(" ")} ${nothing} ELSE ${other} END`;
}

/** Class of a reason by the words in it, then by those in its label; "other" if neither says more. */
function reasonSql(raw: string, label: string | null): string {
  const texts = label === null ? [raw] : [raw, label];
  const cases = texts.flatMap((text) =>
    reasonWords.map(([reasonClass, words]) => {
      const found = words.map((word) => `contains(${text}, ${sqlText(word)})`);
      return `WHEN ${found.join(" OR ")} THEN ${sqlText(reasonClass)}`;
    }),
  );
  const silent = texts
    .map((text) => `(${text} IS NULL OR ${saysNothingSql(trimmedSql(text))})`)
    .join(" AND ");
  return `CASE WHEN ${silent} THEN NULL ${cases.join(" ")} ELSE 'other' END`;
}

/**
 * The courier's name beside the waybill: "中通快递-7531…", "7531…-中通快递", "EMS-1…"; NULL without one. The first spelling is
 * told apart by its lengths, for it is what most rows have.
 */
function courierSql(raw: string): string {
  const name = `split_part(${raw}, '-', 1)`;
  const han = `left(regexp_extract(${raw}, '\\p{Han}+'), 40)`;
  const latin = `regexp_extract(${trimmedSql(raw)}, '^([A-Za-z]{2,20})-', 1)`;
  return `CASE WHEN strlen(${name}) = 3 * length(${name}) AND strlen(${name}) BETWEEN 3 AND 60 AND ascii(${name}) BETWEEN 19968 AND 40959 THEN ${name}
    ELSE coalesce(nullif(${han}, ''), nullif(${latin}, '')) END`;
}
