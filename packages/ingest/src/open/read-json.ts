import { Refusal } from "./refusal.ts";

/** Digits of a whole number that a double may no longer hold. */
const LONG = 16;

/**
 * JSON whose nesting is bounded, and whose long whole numbers (waybills, order ids) arrive as text, letter by letter.
 *
 * @throws {Refusal} json-too-deep or json-syntax, at a line counted from `line`
 */
export function readJson(text: string, deepest: number, line = 1): unknown {
  let exact = "";
  let kept = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = stringEnd(text, at);
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > deepest) throw new Refusal("json-too-deep", { line, params: { limit: deepest } });
    } else if (code === 0x7d || code === 0x5d) depth--;
    else if (isDigit(code)) {
      let end = at + 1;
      while (isDigit(text.charCodeAt(end))) end++;
      const next = text[end];
      if (
        end - at >= LONG &&
        next !== "." &&
        next !== "e" &&
        next !== "E" &&
        !/[-+.eE]/.test(text[at - 1] ?? "")
      ) {
        exact += `${text.slice(kept, at)}"${text.slice(at, end)}"`;
        kept = end;
      }
      at = end - 1;
    }
  }
  try {
    return JSON.parse(exact + text.slice(kept));
  } catch (cause) {
    const detail = (cause as SyntaxError).message.slice(0, 120);
    throw new Refusal("json-syntax", { line, params: { detail } });
  }
}

function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at++;
    else if (code === 0x22) return at;
  }
  return text.length;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
