import type { RawRow } from "./raw-rows.ts";
import { Refusal } from "./refusal.ts";

const QUOTE = 0x22;

export interface Dialect {
  readonly delimiter: string;
  readonly lineEnd: "\n" | "\r";
}

/** Splits text that comes in pieces into records; `finish` gives the last one. */
export interface RecordSplitter {
  push(piece: string): RawRow[];
  finish(): RawRow[];
}

/**
 * RFC 4180 with mercy: a quote opens at the start of a field only, so that 5" and ="123" are plain text. A quote that never
 * closes, or closes where no field ends, spoils its own line alone: that is a record with null fields, and the next line
 * begins another. Empty lines are no records but count as lines.
 *
 * @param longest characters of a record
 * @throws {Refusal} line-too-long
 */
export function recordSplitter({ delimiter, lineEnd }: Dialect, longest: number): RecordSplitter {
  const [delimiterCode, lineEndCode] = [delimiter.charCodeAt(0), lineEnd.charCodeAt(0)];
  let rest = "";
  let line = 1;

  function take(text: string, atEnd: boolean): RawRow[] {
    const rows: RawRow[] = [];
    let start = 0;
    let quote = text.indexOf('"');
    while (start < text.length) {
      const found = text.indexOf(lineEnd, start);
      const end = found < 0 ? text.length : found;
      if (quote >= 0 && quote < start) quote = text.indexOf('"', start);
      if (quote < 0 || quote >= end) {
        if (end - start > longest) throw tooLong(line);
        if (found < 0 && !atEnd) break;
        const stop = end > start && text[end - 1] === "\r" ? end - 1 : end;
        if (stop > start) rows.push({ line, fields: text.slice(start, stop).split(delimiter) });
        line++;
        start = end + 1;
        continue;
      }
      let record = quotedRecord(text, start, atEnd);
      if (record === null && text.length - start <= longest) break;
      if (record === null || record.fields === null || record.end - start > longest) {
        if (end - start > longest) throw tooLong(line);
        record = { fields: null, end, lines: 0 };
      }
      const { fields } = record;
      rows.push(
        fields === null ? { line, fields, fault: { key: "quote-open", params: {} } } : { line, fields },
      );
      line += record.lines + 1;
      start = record.end + 1;
    }
    rest = text.slice(start);
    return rows;
  }

  /** The record at `start`; null fields: its quotes are broken. Null if more text is needed to know its end. */
  function quotedRecord(
    text: string,
    start: number,
    atEnd: boolean,
  ): { readonly fields: string[] | null; readonly end: number; readonly lines: number } | null {
    const fields: string[] = [];
    let broken = false;
    let lines = 0;
    for (let at = start; ; ) {
      if (text.charCodeAt(at) === QUOTE) {
        let value = "";
        for (;;) {
          const close = text.indexOf('"', at + 1);
          if (close < 0) {
            return atEnd ? { fields: null, end: text.length, lines } : null;
          }
          value += text.slice(at + 1, close);
          at = close + 1;
          if (at === text.length && !atEnd) return null;
          if (text.charCodeAt(at) !== QUOTE) break;
          value += '"';
        }
        for (let n = value.indexOf(lineEnd); n >= 0; n = value.indexOf(lineEnd, n + 1)) lines++;
        fields.push(value);
        const next = text[at];
        const closed = next === undefined || next === delimiter || next === lineEnd;
        if (!closed && !(next === "\r" && (text[at + 1] === lineEnd || at + 1 >= text.length))) {
          broken = true;
          at = plainEnd(text, at);
        } else if (next === "\r") at++;
      } else {
        const stop = plainEnd(text, at);
        fields.push(
          text.slice(at, text[stop - 1] === "\r" && text[stop] !== delimiter && stop > at ? stop - 1 : stop),
        );
        at = stop;
      }
      if (at >= text.length) return atEnd ? { fields: broken ? null : fields, end: at, lines } : null;
      if (text.charCodeAt(at) === lineEndCode) return { fields: broken ? null : fields, end: at, lines };
      at++;
    }
  }

  function plainEnd(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === delimiterCode || code === lineEndCode) return at;
    }
    return text.length;
  }

  const tooLong = (at: number) => new Refusal("line-too-long", { line: at, params: { limit: longest } });

  return {
    push: (piece) => take(rest + piece, false),
    finish: () => take(rest, true),
  };
}
