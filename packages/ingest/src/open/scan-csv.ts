import { isUtf8 } from "node:buffer";
import { Refusal } from "./refusal.ts";

const [LF, CR, QUOTE] = [0x0a, 0x0d, 0x22];

export interface CleanCsv {
  readonly quoted: boolean;
  /** Where the last record begins, in bytes. */
  readonly lastRecord: number;
}

export interface ScanRequest {
  readonly delimiter: string;
  /** Fields of every record below the header. */
  readonly columns: number;
  /** Lines down to the header, itself included. */
  readonly skip: number;
  /** Bytes of a line at most. */
  readonly longest: number;
}

/**
 * Looks at every byte of a CSV file once: can DuckDB read it where it is, and is line = record + constant?
 *
 * That is so if it is UTF-8 without NULs, has one kind of line end and no empty line among the rows, every row has as
 * many fields as the header, none is empty or the header once more, and quotes stand around whole fields without line
 * ends in them. Else null: then it has to be read with more care.
 *
 * @throws {Refusal} line-too-long
 */
export async function scanCsv(pieces: AsyncIterable<Buffer>, request: ScanRequest): Promise<CleanCsv | null> {
  const { longest } = request;
  const scan = lineScanner(request);
  let carry: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    const bytes = carry.length === 0 ? piece : Buffer.concat([carry, piece]);
    const whole = bytes.lastIndexOf(LF) + 1;
    if (!scan.lines(bytes.subarray(0, whole))) return null;
    carry = Buffer.from(bytes.subarray(whole));
    if (carry.length > longest) {
      throw new Refusal("line-too-long", { line: scan.line(), params: { limit: longest } });
    }
  }
  const end = scan.returns() ? "\r\n" : "\n";
  if (carry.length > 0 && !scan.lines(Buffer.concat([carry, Buffer.from(end)]))) return null;
  return { quoted: scan.quoted(), lastRecord: scan.lastRecord() };
}

/** Takes whole lines; says whether all is clean so far. */
function lineScanner({ delimiter: sign, columns, skip, longest }: ScanRequest) {
  const delimiter = sign.charCodeAt(0);
  const special = new Uint8Array(256);
  for (const byte of [LF, CR, QUOTE, delimiter]) special[byte] = 1;
  let header: Buffer | null = null;
  let [base, line, lastRecord] = [0, 1, 0];
  let [quoted, returns, empty] = [false, -1, false];

  function lines(bytes: Buffer): boolean {
    if (!isUtf8(bytes) || bytes.indexOf(0) >= 0) return false;
    const marked = base === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    let start = marked ? 3 : 0;
    let delimiters = 0;
    let inside = false;
    for (let at = start; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (special[byte] === 0) continue;
      if (byte === QUOTE) {
        quoted = true;
        if (inside && special[bytes[at + 1]!] === 0) return false;
        if (!inside && at !== start && bytes[at - 1] !== delimiter && bytes[at - 1] !== QUOTE) return false;
        inside = !inside;
      } else if (inside) {
        if (byte === LF) return false;
      } else if (byte === delimiter) {
        delimiters++;
      } else if (byte === CR) {
        if (bytes[at + 1] !== LF) return false;
      } else {
        const withReturn = at > start && bytes[at - 1] === CR ? 1 : 0;
        if (returns < 0) returns = withReturn;
        const size = at - withReturn - start;
        if (size > longest) throw new Refusal("line-too-long", { line, params: { limit: longest } });
        if (size === 0) empty = true;
        else {
          if (empty || withReturn !== returns) return false;
          if (line === skip) header = Buffer.from(bytes.subarray(start, start + size));
          else if (line > skip) {
            if (delimiters !== columns - 1 || (columns > 1 && size === delimiters)) return false;
            if (size === header?.length && header.equals(bytes.subarray(start, start + size))) return false;
            lastRecord = base + start;
          }
        }
        line++;
        start = at + 1;
        delimiters = 0;
      }
    }
    base += bytes.length;
    return true;
  }

  return {
    lines,
    line: () => line,
    quoted: () => quoted,
    returns: () => returns === 1,
    lastRecord: () => lastRecord,
  };
}
