import type { RandomSource } from "./random-source.ts";

/** 2⁻³². */
const TO_FRACTION = 2.3283064365386963e-10;

/** Baagøe's hash of text into a number, carried on from `state`. */
function mashed(state: number, text: string): number {
  let n = state;
  for (let i = 0; i < text.length; i++) {
    n += text.charCodeAt(i);
    let h = 0.02519603282416938 * n;
    n = h >>> 0;
    h -= n;
    h *= n;
    n = h >>> 0;
    h -= n;
    n += h * 0x100000000;
  }
  return n;
}

const fraction = (state: number): number => (state >>> 0) * TO_FRACTION;
const first = mashed(0xefc8249d, " ");
const second = mashed(first, " ");
const third = mashed(second, " ");
const starts = [fraction(first), fraction(second), fraction(third)] as const;

/** The beginning of many seeds, hashed once. */
export interface SeedHead {
  readonly text: string;
  readonly state: number;
}

export function seedHead(text: string): SeedHead {
  return { text, state: mashed(third, text) };
}

/**
 * Draws in [0, 1) of the generator Alea (Johannes Baagøe, 2010) seeded with head and tail in one text: bit for bit those
 * of seedrandom.alea, to which a test holds it. The seed is hashed three times, and each of the first three draws needs
 * one hash more: a stream that is asked once, as most are, pays for one.
 */
export function alea(head: SeedHead, tail: string): RandomSource {
  let hash = mashed(head.state, tail);
  let [s0, s1, s2] = [0, 0, 0];
  let carry = 1;
  let drawn = 0;
  return () => {
    let from = s0;
    if (drawn < 3) {
      if (drawn > 0) hash = mashed(mashed(hash, head.text), tail);
      from = starts[drawn]! - fraction(hash);
      if (from < 0) from += 1;
      drawn++;
    }
    const t = 2091639 * from + carry * TO_FRACTION;
    carry = t | 0;
    s0 = s1;
    s1 = s2;
    s2 = t - carry;
    return s2;
  };
}
