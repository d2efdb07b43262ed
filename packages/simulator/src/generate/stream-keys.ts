import { LONGEST_NUMBER, type PlatformNumber } from "./platform-number.ts";

/** What names the streams of many purchases or orders within their purposes, as the end of their seeds' text. */
export class StreamKeys {
  count = 0;
  /** The codes of all names, one after the other: lane i's from starts[i] to ends[i]. */
  bytes = new Uint8Array(4096);
  starts = new Int32Array(256);
  ends = new Int32Array(256);

  clear(): void {
    this.count = 0;
  }

  /** @param name ASCII that JSON does not escape; see `streamOf` */
  add(name: string | PlatformNumber): void {
    const lane = this.count++;
    let at = lane === 0 ? 0 : this.ends[lane - 1]!;
    if (lane === this.starts.length) {
      this.starts = longer(this.starts, Int32Array);
      this.ends = longer(this.ends, Int32Array);
    }
    const length = typeof name === "string" ? name.length : LONGEST_NUMBER;
    while (at + length + 4 > this.bytes.length) this.bytes = longer(this.bytes, Uint8Array);
    const { bytes } = this;
    this.starts[lane] = at;
    bytes[at++] = COMMA;
    bytes[at++] = QUOTE;
    if (typeof name === "string")
      for (let i = 0; i < name.length; i++) bytes[at++] = name.charCodeAt(i);
    else at = name.write(bytes, at);
    bytes[at++] = QUOTE;
    bytes[at++] = BRACKET;
    this.ends[lane] = at;
  }
}

const [COMMA, QUOTE, BRACKET] = [0x2c, 0x22, 0x5d];

function longer<T extends Uint8Array | Int32Array>(column: T, kind: new (length: number) => T): T {
  const grown = new kind(2 * column.length);
  grown.set(column);
  return grown;
}
