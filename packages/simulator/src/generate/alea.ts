import type { RandomSource } from "./random-source.ts";
import type { StreamKeys } from "./stream-keys.ts";

/** 2⁻³². */
const TO_FRACTION = 2.3283064365386963e-10;
const HASH_FACTOR = 0.02519603282416938;

/**
 * Baagøe's hash of text into a number, carried on from `state`. His `>>> 0` is a floor here, which costs less: the state
 * stays below 2³³, its product with the factor below 2²⁸.
 */
function mashed(state: number, text: string): number {
  let n = state;
  for (let i = 0; i < text.length; i++) n = step(n + text.charCodeAt(i));
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

/**
 * Carries the hashes of some lanes on by `head` and then each lane's key: as `mashed`, four lanes in turn, since each step of
 * one waits for the step before.
 *
 * @param from hash of each lane before
 * @param to hash of each lane after; may be `from`
 * @param lanes indices into both and into `keys`
 * @param count of `lanes`, how many
 */
export function mashKeys(
  from: Float64Array,
  to: Float64Array,
  head: Uint16Array,
  { bytes, starts: at, ends }: StreamKeys,
  lanes: Int32Array,
  count: number,
): void {
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    const [a, b, c, d] = [lanes[i]!, lanes[i + 1]!, lanes[i + 2]!, lanes[i + 3]!];
    const length = ends[a]! - at[a]!;
    if (ends[b]! - at[b]! !== length || ends[c]! - at[c]! !== length || ends[d]! - at[d]! !== length) {
      for (const lane of [a, b, c, d])
        to[lane] = mashedKey(mashedCodes(from[lane]!, head), bytes, at[lane]!, ends[lane]!);
      continue;
    }
    let [p, q, r, s] = [from[a]!, from[b]!, from[c]!, from[d]!];
    for (let j = 0; j < head.length; j++) {
      const code = head[j]!;
      p = step(p + code);
      q = step(q + code);
      r = step(r + code);
      s = step(s + code);
    }
    const [pAt, qAt, rAt, sAt] = [at[a]!, at[b]!, at[c]!, at[d]!];
    for (let j = 0; j < length; j++) {
      p = step(p + bytes[pAt + j]!);
      q = step(q + bytes[qAt + j]!);
      r = step(r + bytes[rAt + j]!);
      s = step(s + bytes[sAt + j]!);
    }
    to[a] = p;
    to[b] = q;
    to[c] = r;
    to[d] = s;
  }
  for (; i < count; i++) {
    const lane = lanes[i]!;
    to[lane] = mashedKey(mashedCodes(from[lane]!, head), bytes, at[lane]!, ends[lane]!);
  }
}

/** One code of Baagøe's hash, added to its state already. */
function step(state: number): number {
  let h = HASH_FACTOR * state;
  let n = Math.floor(h);
  h -= n;
  h *= n;
  n = Math.floor(h);
  return n + (h - n) * 0x100000000;
}

function mashedCodes(state: number, codes: Uint16Array): number {
  let n = state;
  for (let i = 0; i < codes.length; i++) n = step(n + codes[i]!);
  return n;
}

function mashedKey(state: number, bytes: Uint8Array, from: number, to: number): number {
  let n = state;
  for (let i = from; i < to; i++) n = step(n + bytes[i]!);
  return n;
}
