import { sqlText } from "../open-duckdb.ts";

/** What stands around a value without belonging to it: spaces of every width, tabs, quotes, `="…"`, the BOM. */
const AROUND = " \t\r\n\"'=`\u00a0\u3000\u200b\u200e\ufeff";
const wide = (from: number, to: number): string =>
  String.fromCharCode(...Array.from({ length: to - from + 1 }, (_, i) => from + i));
/** The wide space, full-width forms ！ to ～ and the characters space, ! to ~ that they stand for. */
const [WIDE, NARROW] = [`\u3000${wide(0xff01, 0xff5e)}`, ` ${wide(0x21, 0x7e)}`];
const LONGEST = 500; // characters

/** SQL of a field without what stands around it. */
export function trimmedSql(raw: string): string {
  return `trim(${raw}, ${sqlText(AROUND)})`;
}

/**
 * SQL of whether a trimmed field says nothing: empty, "-", "--", "—". NULL for NULL.
 *
 * No IN: DuckDB makes a join of a longer list, which costs ten times as much and loses the order of the rows.
 */
export function saysNothingSql(trimmed: string): string {
  return `regexp_full_match(${trimmed}, '[-－—]{0,2}')`;
}

/** SQL of a trimmed field with full-width letters, digits and signs made narrow. Plain ASCII costs two lengths. */
export function narrowSql(trimmed: string): string {
  return `CASE WHEN strlen(${trimmed}) = length(${trimmed}) THEN ${trimmed}
    ELSE ${trimmedSql(`translate(${trimmed}, ${sqlText(WIDE)}, ${sqlText(NARROW)})`)} END`;
}

/** SQL of a trimmed text for people, without control characters and at most 500 characters long. */
export function proseSql(trimmed: string): string {
  return `CASE WHEN strlen(${trimmed}) > ${LONGEST} OR regexp_matches(${trimmed}, '[\\x00-\\x1f\\x7f]')
    THEN left(trim(regexp_replace(${trimmed}, '[\\x00-\\x1f\\x7f]+', ' ', 'g')), ${LONGEST}) ELSE ${trimmed} END`;
}
