import { LONGEST_NUMBER, type PlatformNumber, writePadded } from "./platform-number.ts";

/** What names the streams of many purchases or orders within their purposes, as the end of their seeds' text. */
export class StreamKeys {
  count = 0;
  #day = Number.NaN;
  #dayText = "";
  /** The codes of all names, one after the other: lane i's from starts[i] to ends[i]. */
  bytes = new Uint8Array(4096);
  starts = new Int32Array(256);
  ends = new Int32Array(256);

  clear(): void {
    this.count = 0;
  }

  /** Names the next lane by an order, as `streamOf` does with the text of its number. */
  addOrder(id: PlatformNumber): void {
    const at = this.#begin(); // may put other bytes in their place
    this.#end(id.write(this.bytes, at));
  }

  /** Names the next lane by a purchase: the number of its day and its place in it. */
  addPurchase(day: number, place: number): void {
    if (day !== this.#day) {
      this.#day = day;
      this.#dayText = `${day}-`;
    }
    let at = this.#begin();
    for (let i = 0; i < this.#dayText.length; i++) this.bytes[at++] = this.#dayText.charCodeAt(i);
    this.#end(writePadded(this.bytes, at, place, 1));
  }

  /** Where the name of the next lane is to be written. */
  #begin(): number {
    const lane = this.count;
    let at = lane === 0 ? 0 : this.ends[lane - 1]!;
    if (lane === this.starts.length) {
      this.starts = longer(this.starts, Int32Array);
      this.ends = longer(this.ends, Int32Array);
    }
    if (at + LONGEST_NUMBER + 4 > this.bytes.length) this.bytes = longer(this.bytes, Uint8Array);
    const { bytes } = this;
    this.starts[lane] = at;
    bytes[at++] = COMMA;
    bytes[at++] = QUOTE;
    return at;
  }

  #end(at: number): void {
    this.bytes[at] = QUOTE;
    this.bytes[at + 1] = BRACKET;
    this.ends[this.count++] = at + 2;
  }
}

const [COMMA, QUOTE, BRACKET] = [0x2c, 0x22, 0x5d];

function longer<T extends Uint8Array | Int32Array>(column: T, kind: new (length: number) => T): T {
  const grown = new kind(2 * column.length);
  grown.set(column);
  return grown;
}
