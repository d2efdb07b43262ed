import type { RandomSource } from "./random-source.ts";

/** 2⁻³². */
const TO_FRACTION = 2.3283064365386963e-10;
const HASH_FACTOR = 0.02519603282416938;

/**
 * Baagøe's hash of text into a number, carried on from `state`. His `>>> 0` is a floor here, which costs less: the state
 * stays below 2³³, its product with the factor below 2²⁸.
 */
function mashed(state: number, text: string): number {
  let n = state;
  for (let i = 0; i < text.length; i++) n = mashStep(n + text.charCodeAt(i));
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
  readonly codes: Uint16Array;
  readonly state: number;
}

export function seedHead(text: string): SeedHead {
  const codes = Uint16Array.from(text, (_, i) => text.charCodeAt(i));
  return { text, codes, state: mashed(third, text) };
}

/** Element `i` in {0, 1, 2} of the generator's state at the start, by the hash of the seed carried on `i` times. */
export function startOf(i: 0 | 1 | 2, hash: number): number {
  const start = starts[i] - fraction(hash);
  return start < 0 ? start + 1 : start;
}

/**
 * Draws in [0, 1) of the generator Alea (Johannes Baagøe, 2010) from its state, three fractions that it overwrites.
 * `pending` tells how many draws are left until all of the state is wanted: at 1, `complete` fills its first two places.
 */
export function aleaFrom(
  state: Float64Array,
  complete: (state: Float64Array) => void,
): { readonly random: RandomSource; readonly begin: (pending: 0 | 2) => void } {
  let carry = 1;
  let pending = 0;
  const random = () => {
    if (pending !== 0 && --pending === 0) complete(state);
    const t = 2091639 * state[0]! + carry * TO_FRACTION;
    carry = t | 0;
    state[0] = state[1]!;
    state[1] = state[2]!;
    const drawn = t - carry;
    state[2] = drawn;
    return drawn;
  };
  return {
    random,
    begin: (wanted) => {
      carry = 1;
      pending = wanted;
    },
  };
}

/**
 * The draws of Alea seeded with head and tail in one text: bit for bit those of seedrandom.alea, to which a test holds it. The seed
 * is hashed three times, and each of the first three draws needs one hash more: a stream that is asked once pays for one.
 */
export function alea(head: SeedHead, tail: string): RandomSource {
  const hash = mashed(head.state, tail);
  const stream = aleaFrom(Float64Array.of(startOf(0, hash), 0, 0), (state) => {
    const again = mashed(mashed(hash, head.text), tail);
    state[0] = startOf(1, again);
    state[1] = startOf(2, mashed(mashed(again, head.text), tail));
  });
  stream.begin(2);
  return stream.random;
}

/** One code of Baagøe's hash, added to its state already. */
export function mashStep(state: number): number {
  let h = HASH_FACTOR * state;
  let n = Math.floor(h);
  h -= n;
  h *= n;
  n = Math.floor(h);
  return n + (h - n) * 0x100000000;
}
