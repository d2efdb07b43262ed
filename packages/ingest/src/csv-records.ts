import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";

const [QUOTE, COMMA, LF, CR] = [0x22, 0x2c, 0x0a, 0x0d];

/** One record of a CSV file: its number (the header is 0), the line on which it starts (from 1), its bytes. */
export interface CsvRecord {
  readonly number: number;
  readonly line: number;
  readonly bytes: Buffer;
}

/**
 * The records of a comma-separated file (plain or .gz) in turn. Empty lines are no records but do count as lines;
 * a newline inside quotes belongs to its record. A lone CR does not end a record.
 */
export async function* csvRecords(path: string): AsyncGenerator<CsvRecord> {
  const file = createReadStream(path, { highWaterMark: 1 << 20 });
  const pieces = path.endsWith(".gz") ? file.pipe(createGunzip()) : file;
  pieces.on("error", () => {}); // the loop throws it; this is for one that comes after the reader has left
  try {
    yield* recordsOf(pieces);
  } finally {
    file.destroy();
  }
}

/** The records in a stream of bytes, however it is cut into pieces. */
export async function* recordsOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<CsvRecord> {
  let number = 0;
  let line = 1;
  let first = true;
  let quoted = false;
  let newlines = 0;
  let closedAt = -2;
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    let bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    let at = rest.length;
    if (first && bytes.length >= 3) {
      first = false;
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
        bytes = bytes.subarray(3);
        at = Math.max(0, at - 3);
      }
    }
    let start = 0;
    for (; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === QUOTE) {
        if (quoted) closedAt = at;
        quoted = !quoted && (at === start || bytes[at - 1] === COMMA || closedAt === at - 1);
      }
      if (byte === LF) {
        newlines++;
        if (quoted) continue;
        const end = at > start && bytes[at - 1] === CR ? at - 1 : at;
        if (end > start) yield { number: number++, line, bytes: bytes.subarray(start, end) };
        line += newlines;
        newlines = 0;
        start = at + 1;
      }
    }
    rest = bytes.subarray(start);
    closedAt -= start;
  }
  const end = rest.at(-1) === CR ? rest.length - 1 : rest.length;
  if (end > 0) yield { number, line, bytes: rest.subarray(0, end) };
}

/** The fields of a record; null if a quote is out of place. */
export function fieldsOf(bytes: Buffer): string[] | null {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (bytes[at] === QUOTE) {
      let text = "";
      for (;;) {
        const end = bytes.indexOf(QUOTE, at + 1);
        if (end < 0) return null;
        text += bytes.toString("utf8", at + 1, end);
        at = end + 1;
        if (bytes[at] !== QUOTE) break;
        text += '"';
      }
      if (at < bytes.length && bytes[at] !== COMMA) return null;
      fields.push(text);
    } else {
      const comma = bytes.indexOf(COMMA, at);
      const end = comma < 0 ? bytes.length : comma;
      fields.push(bytes.toString("utf8", at, end));
      at = end;
    }
    if (at >= bytes.length) return fields;
    at++;
  }
}

/** The column names of a CSV file; null if it is empty. */
export async function csvHeader(path: string): Promise<string[] | null> {
  for await (const record of csvRecords(path)) return fieldsOf(record.bytes) ?? [];
  return null;
}

/** Line and fields of the data records in `rows` (0 is the first after the header). */
export async function csvRecordsAt(path: string, rows: ReadonlySet<number>): Promise<Map<number, CsvRow>> {
  const found = new Map<number, CsvRow>();
  if (rows.size === 0) return found;
  for await (const { number, line, bytes } of csvRecords(path)) {
    if (!rows.has(number - 1)) continue;
    found.set(number - 1, { line, fields: fieldsOf(bytes) ?? [] });
    if (found.size === rows.size) break;
  }
  return found;
}

export interface CsvRow {
  readonly line: number;
  readonly fields: readonly string[];
}
