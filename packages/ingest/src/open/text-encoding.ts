import { isUtf8 } from "node:buffer";
import { Refusal } from "./refusal.ts";

export type Encoding = "utf-8" | "gb18030" | "utf-16le" | "utf-16be";

/**
 * The likeliest encoding of a file that begins with `head`. Chinese text is UTF-8 or else GB18030, which holds GBK: its
 * first line that is not ASCII decides, as hardly a line of GBK is proper UTF-8. Of plain ASCII this cannot tell, so
 * UTF-8 is a guess until the whole file has been read.
 *
 * @param whole `head` is all there is
 */
export function encodingOf(
  head: Buffer,
  whole: boolean,
): { readonly encoding: Encoding; readonly sure: boolean } {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", sure: true };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", sure: true };
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: "utf-8", sure: true };
  const wide = whole && head.length % 2 === 1 ? null : utf16WithoutMark(head);
  if (wide !== null) return { encoding: wide, sure: true };
  const text = whole ? head : head.subarray(0, characterStart(head));
  const first = text.findIndex((byte) => byte >= 0x80);
  if (first < 0) return { encoding: "utf-8", sure: false };
  const end = text.indexOf(0x0a, first);
  const line = text.subarray(text.lastIndexOf(0x0a, first) + 1, end < 0 ? text.length : end);
  return { encoding: isUtf8(line) ? "utf-8" : "gb18030", sure: true };
}

/** NULs that stand on one side of the pairs only are the upper halves of ASCII characters. */
function utf16WithoutMark(head: Buffer): Encoding | null {
  const sample = head.subarray(0, 4096);
  const nuls = [0, 0];
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) nuls[at & 1]!++;
  if (nuls[0]! + nuls[1]! < sample.length / 20) return null;
  if (nuls[0] === 0) return "utf-16le";
  return nuls[1] === 0 ? "utf-16be" : null;
}

/** Where the last, possibly cut, character of UTF-8 begins. */
function characterStart(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length - back + 1;
    if (byte >= 0xc0) return bytes.length - back;
  }
  return bytes.length;
}

/**
 * Text of a file's bytes, without its mark.
 *
 * @throws {Refusal} encoding-unknown or text-nul
 */
export async function* decoded(pieces: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  const decode = (bytes: Buffer | null): string => {
    try {
      return bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      const lenient = bytes === null ? "" : new TextDecoder(encoding).decode(bytes);
      const before = lenient.slice(0, Math.max(0, lenient.indexOf("\ufffd")));
      throw new Refusal("encoding-unknown", { line: line + newlines(before) });
    }
  };
  const checked = (text: string): string => {
    const nul = text.indexOf("\0");
    if (nul >= 0) throw new Refusal("text-nul", { line: line + newlines(text.slice(0, nul)) });
    line += newlines(text);
    return text;
  };
  for await (const bytes of pieces) yield checked(decode(bytes));
  yield checked(decode(null));
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
