import { quoted } from "./exports/csv.ts";
import { timeText } from "./local-time.ts";
import { LONGEST_NUMBER, type PlatformNumber } from "./platform-number.ts";
import type { Sheet } from "./sheet.ts";
import { utf8 } from "./utf8.ts";

const DAY = 86_400;
const [ZERO, COMMA, NEWLINE, COLON, SPACE] = [0x30, 0x2c, 0x0a, 0x3a, 0x20];
/** Bytes that any number, time or flag with its comma fits into. */
const ROOM = LONGEST_NUMBER + 1;
/** Dates that are remembered; a power of two. */
const DATES = 1024;
const DATE_LENGTH = 10;
/** Words and prices that are remembered. */
const WORDS = 4096;

/** Writes the lines of a table's CSV file, UTF-8 without a byte order mark, into bytes that are used again and again. */
export class CsvSheet implements Sheet {
  rows = 0;
  #bytes = new Uint8Array(1 << 16);
  #at = 0;
  readonly #dates = new Uint8Array(DATES * DATE_LENGTH);
  readonly #datesOf = new Int32Array(DATES).fill(-1);
  readonly #words = new Map<string | number, Uint8Array>();

  text(value: string): void {
    if (this.#bytes.length - this.#at <= value.length) this.#grow(value.length + ROOM);
    const bytes = this.#bytes;
    let at = this.#at;
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i);
      if (code >= 0x80 || code < 0x20 || code === 0x22 || code === COMMA) {
        this.#word(value, value);
        return;
      }
      bytes[at++] = code;
    }
    bytes[at++] = COMMA;
    this.#at = at;
  }

  number(value: PlatformNumber): void {
    this.#room();
    const at = value.write(this.#bytes, this.#at);
    this.#bytes[at] = COMMA;
    this.#at = at + 1;
  }

  time(at: number | null): void {
    this.#room();
    const bytes = this.#bytes;
    if (at === null) {
      bytes[this.#at++] = COMMA;
      return;
    }
    const day = Math.floor(at / DAY);
    const slot = day & (DATES - 1);
    if (this.#datesOf[slot] !== day) this.#remember(slot, day);
    const dates = this.#dates;
    let to = this.#at;
    for (let from = slot * DATE_LENGTH; from < (slot + 1) * DATE_LENGTH; from++) bytes[to++] = dates[from]!;
    const second = Math.floor(at) - day * DAY;
    const minute = (second / 60) | 0;
    const hour = (minute / 60) | 0;
    bytes[to] = SPACE;
    two(bytes, to + 1, hour);
    bytes[to + 3] = COLON;
    two(bytes, to + 4, minute - 60 * hour);
    bytes[to + 6] = COLON;
    two(bytes, to + 7, second - 60 * minute);
    bytes[to + 9] = COMMA;
    this.#at = to + 10;
  }

  flag(value: boolean): void {
    this.#room();
    this.#bytes[this.#at++] = value ? ZERO + 1 : ZERO;
    this.#bytes[this.#at++] = COMMA;
  }

  whole(value: number): void {
    if (value >= 100) {
      this.text(String(value));
      return;
    }
    this.#room();
    if (value >= 10) this.#bytes[this.#at++] = ZERO + Math.floor(value / 10);
    this.#bytes[this.#at++] = ZERO + (value % 10);
    this.#bytes[this.#at++] = COMMA;
  }

  yuan(value: number): void {
    const known = this.#words.get(value);
    if (known === undefined) this.#word(value, value.toFixed(2));
    else this.#copy(known);
  }

  empty(): void {
    this.#room();
    this.#bytes[this.#at++] = COMMA;
  }

  end(): void {
    this.#bytes[this.#at - 1] = NEWLINE;
    this.rows++;
  }

  /** Bytes written since the last time. */
  get length(): number {
    return this.#at;
  }

  /** The lines since the last time; the bytes are good until more is written. */
  take(): Uint8Array {
    const lines = this.#bytes.subarray(0, this.#at);
    this.#at = 0;
    return lines;
  }

  /** A field that comes again, quoted where it must be. */
  #word(name: string | number, text: string): void {
    let word = this.#words.get(name);
    if (word === undefined) {
      word = utf8(`${quoted(text)},`);
      if (this.#words.size >= WORDS) this.#words.clear();
      this.#words.set(name, word);
    }
    this.#copy(word);
  }

  #copy(word: Uint8Array): void {
    if (this.#bytes.length - this.#at < word.length) this.#grow(word.length);
    const bytes = this.#bytes;
    let at = this.#at;
    for (let i = 0; i < word.length; i++) bytes[at++] = word[i]!;
    this.#at = at;
  }

  #remember(slot: number, day: number): void {
    this.#dates.set(utf8(timeText(day * DAY).slice(0, DATE_LENGTH)), slot * DATE_LENGTH);
    this.#datesOf[slot] = day;
  }

  #room(): void {
    if (this.#bytes.length - this.#at < ROOM) this.#grow(ROOM);
  }

  #grow(more: number): void {
    const grown = new Uint8Array(Math.max(2 * this.#bytes.length, this.#at + more));
    grown.set(this.#bytes.subarray(0, this.#at));
    this.#bytes = grown;
  }
}

/** A number below 100 in two digits. */
function two(bytes: Uint8Array, at: number, number: number): void {
  const tens = (number * 205) >> 11;
  bytes[at] = ZERO + tens;
  bytes[at + 1] = ZERO + number - 10 * tens;
}
