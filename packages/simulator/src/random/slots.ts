import type { StreamKey } from "./stream-key.ts";
import { threefry } from "./threefry.ts";

/**
 * The uniforms of one (purpose, replication, day): slot i always holds the same number, whether or not
 * the slots before it were read. A lever that makes one draw superfluous therefore moves no other.
 *
 * Slot i is the i-th step of a Weyl sequence whose start and odd increment are two Threefry words, through a
 * 32-bit finaliser (the construction of SplitMix; Steele, Lea and Flood 2014; finaliser "triple32" by C. Wellons).
 */
export interface Slots {
  start: number;
  step: number;
}

const words = new Int32Array(2);

/** Opens the stream in place; no object per day. */
export function openSlots(slots: Slots, key: StreamKey, replication: number, day: number): void {
  threefry(key.word0, key.word1, replication, day, 13, words);
  slots.start = words[0]!;
  slots.step = words[1]! | 1;
}

/** Uniform in [0, 1), a multiple of 2^-32. */
export function uniformAt({ start, step }: Slots, slot: number): number {
  return wordAt(start, step, slot) * 2.3283064365386963e-10;
}

/** The same as a whole number below 2^32. */
export function wordAt(start: number, step: number, slot: number): number {
  let x = (start + Math.imul(step, slot + 1)) | 0;
  x = Math.imul(x ^ (x >>> 17), 0xed5ad4bb);
  x = Math.imul(x ^ (x >>> 11), 0xac4c1b51);
  x = Math.imul(x ^ (x >>> 15), 0x31848bab);
  return (x ^ (x >>> 14)) >>> 0;
}
