import type { RandomSource } from "./random-source.ts";

/**
 * A number of the platform, longer than a safe integer: a prefix and two parts, each filled up with zeros to its length.
 * Text of it is made only where somebody asks.
 */
export class PlatformNumber {
  readonly prefix: string;
  readonly high: number;
  readonly highLength: number;
  readonly low: number;
  readonly lowLength: number;
  /** Kept, since the rows that name one order then share it. */
  #text: string | null = null;

  /** @param high whole number in [0, 2³¹), as is `low` */
  constructor(prefix: string, high: number, highLength: number, low: number, lowLength: number) {
    this.prefix = prefix;
    this.high = high;
    this.highLength = highLength;
    this.low = low;
    this.lowLength = lowLength;
  }

  toString(): string {
    this.#text ??= this.prefix + padded(this.high, this.highLength) + padded(this.low, this.lowLength);
    return this.#text;
  }

  /** Writes its digits at `at`; returns where they end. */
  write(bytes: Uint8Array, at: number): number {
    const { prefix } = this;
    for (let i = 0; i < prefix.length; i++) bytes[at + i] = prefix.charCodeAt(i);
    const middle = writePadded(bytes, at + prefix.length, this.high, this.highLength);
    return writePadded(bytes, middle, this.low, this.lowLength);
  }
}

/** No number is longer in bytes. */
export const LONGEST_NUMBER = 40;

/** A number of `prefix` and `count` random decimal digits, 9 to 17. */
export function randomNumber(prefix: string, count: number, random: RandomSource): PlatformNumber {
  const high = randomDigits(count - 8, random);
  return new PlatformNumber(prefix, high, count - 8, randomDigits(8, random), 8);
}

/** A random whole number of `count` decimal digits, at most 9, the first ones maybe 0. */
export function randomDigits(count: number, random: RandomSource): number {
  let number = 0;
  for (let i = 0; i < count; i++) number = 10 * number + Math.floor(random() * 10);
  return number;
}

export const padded = (number: number, length: number): string => String(number).padStart(length, "0");

/** Powers of ten: a number from the one of its length on is longer. */
const LIMITS = [1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

/** The two digits of each number below 100. */
const PAIRS = Uint8Array.from(
  { length: 200 },
  (_, i) => 0x30 + (i % 2 === 0 ? Math.floor(i / 20) : (i >> 1) % 10),
);

/** Writes a whole number in [0, 2³¹) with at least `length` digits, at most 9, at `at`; returns where they end. */
export function writePadded(bytes: Uint8Array, at: number, number: number, length: number): number {
  let digits = length;
  for (let limit = LIMITS[length]!; number >= limit; limit *= 10) digits++;
  let left = number;
  let i = at + digits - 2;
  for (; i >= at; i -= 2) {
    const rest = (left / 100) | 0;
    const pair = 2 * (left - 100 * rest);
    bytes[i] = PAIRS[pair]!;
    bytes[i + 1] = PAIRS[pair + 1]!;
    left = rest;
  }
  if (i === at - 1) bytes[at] = 0x30 + left;
  return at + digits;
}
