import { deflateRawSync } from "node:zlib";
import { PACKED } from "./unpack-results.ts";

const opening = '<script type="application/json" id="scorecast-data">';
const closing = "</script>";

/** Characters of JSON from which on it is compressed, to a third: days of every metric are many numbers. */
const PLAIN_AT_MOST = 200_000;

/** Text that is safe inside a script element: nothing in it can end the element or start a comment. */
function embeddable(results: readonly unknown[]): string {
  const json = JSON.stringify(results);
  if (json.length > PLAIN_AT_MOST) return PACKED + deflateRawSync(json, { level: 9 }).toString("base64");
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * The report page with `results` in it: `html` is the built template (or a page filled before, whose results are
 * replaced).
 *
 * @throws {RangeError} if `html` does not have exactly one data element
 */
export function fillTemplate(html: string, results: readonly unknown[]): string {
  const start = html.indexOf(opening);
  const end = start < 0 ? -1 : html.indexOf(closing, start);
  if (end < 0 || html.indexOf(opening, end) >= 0)
    throw new RangeError(
      `The report template must have exactly one ${opening}…${closing}. Build it again: npm run build -w @scorecast/report.`,
    );
  return html.slice(0, start + opening.length) + embeddable(results) + html.slice(end);
}
