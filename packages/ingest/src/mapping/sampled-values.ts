import type { Cell } from "../sources/target.ts";

const ISO = /^(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{8})([T ]\d{1,2}:\d{1,2}(:\d{1,2})?.*)?$/;
const YEAR_FIRST = /^\d{4}([-/.])\d{1,2}\1\d{1,2}(?:([T ])\d{1,2}:\d{2}(:\d{2})?)?$/;
const PARTS = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?: (\d{1,2}):(\d{2})(:\d{2})?)?$/;

/** True if no sampled value speaks against it that a cell of this kind holds them. Nothing sampled: true. */
export function mayHold(kind: Cell["kind"], values: readonly string[]): boolean {
  const filled = values
    .filter((value) => !/^(-+|—|null|nan)?$/i.test(value.trim()))
    .map((value) => value.trim());
  const all = (test: (value: string) => boolean) => filled.every(test);
  switch (kind) {
    case "time":
    case "day":
      return all(
        (value) => ISO.test(value) || PARTS.test(value) || /^\d{10}(\d{3})?$|^\d{5}(\.\d+)?$/.test(value),
      );
    case "amount":
    case "number":
    case "share":
      return all((value) => /^[¥￥$]?-?[\d,]+(\.\d+)?[%元]?$/.test(value));
    case "count":
      return all((value) => /^\d+$/.test(value));
    case "stars":
      return all((value) => /^[1-5](\.0+)?[分星]?$/.test(value));
    case "flag":
      return all((value) => /^(是|否|[01]|true|false|yes|no)$/i.test(value));
    default:
      return true;
  }
}

/**
 * How times with the year at the end are written, as far as the samples tell: a part above 12 is a day. `sure` is false
 * when none is. Null: the usual spellings.
 */
export function timePattern(
  values: readonly string[],
): { readonly pattern: string; readonly sure: boolean } | null {
  const found = values.map((value) => PARTS.exec(value.trim())).filter((match) => match !== null);
  if (found.length === 0) return null;
  const [, , sign, , , hour, , second] = found[0]!;
  const monthFirst = found.some((match) => Number(match[3]) > 12);
  const dayFirst = found.some((match) => Number(match[1]) > 12);
  const date = (monthFirst ? ["MM", "DD", "YYYY"] : ["DD", "MM", "YYYY"]).join(sign);
  const time = hour === undefined ? "" : second === undefined ? " HH:mm" : " HH:mm:ss";
  return { pattern: `${date}${time}`, sure: monthFirst !== dayFirst };
}

/** The patterns of times with the year in front; null if some value is in a spelling that no pattern names (offsets, serials). */
export function yearFirstPatterns(values: readonly string[]): readonly string[] | null {
  const filled = values.map((value) => value.trim()).filter((value) => value !== "" && !PARTS.test(value));
  const found = filled.map((value) => YEAR_FIRST.exec(value));
  if (found.some((match) => match === null)) return null;
  const patterns = found.map((match) => {
    const [, sign, between, second] = match!;
    const time = between === undefined ? "" : `${between}HH:mm${second === undefined ? "" : ":ss"}`;
    return `${["YYYY", "MM", "DD"].join(sign)}${time}`;
  });
  return [...new Set(patterns)];
}
