import type { Kernel, Streams } from "../kernel/kernel.ts";
import { type StreamKey, streamKey } from "../random/stream-key.ts";

/** Everything that draws, each with a stream of its own. A new process is a new name and moves no other draw. */
export const processes = [
  "world",
  "demand",
  "pickup",
  "pickup-seconds",
  "signing",
  "due-dates",
  "delivery",
  "review",
  "stars",
  "quality-return",
  "damage-return",
  "application",
  "refund",
  "closure",
  "review-seconds",
  "sessions",
  "response",
  "rating",
  "seeking",
  "escalation",
  "counts",
  "chains",
] as const;
export type Process = (typeof processes)[number];

export type Keys = Readonly<Record<Process, StreamKey>>;

export function keysOf(seed: string): Keys {
  return Object.fromEntries(processes.map((process) => [process, streamKey(seed, process)])) as Record<
    Process,
    StreamKey
  >;
}

/** The dice of a block: replications `luck`, `luck + 1` … */
export interface Dice {
  readonly kernel: Kernel;
  readonly keys: Keys;
  readonly block: number;
  readonly streams: Streams;
  luck: number;
}

export function newDice(kernel: Kernel, keys: Keys, block: number): Dice {
  return { kernel, keys, block, streams: newStreams(kernel, block), luck: 0 };
}

export function newStreams(kernel: Kernel, block: number): Streams {
  return { start: kernel.uint32(block), step: kernel.uint32(block) };
}

/** Fills `words` with the first slots of (process, day): a row of the block per slot. */
export function roll(dice: Dice, process: Process, day: number, words: Uint32Array): void {
  const { kernel, keys, luck, streams } = dice;
  kernel.openStreams(keys[process], luck, day, streams);
  kernel.uniforms(streams, 0, words);
}

/** The uniform in (0, 1) that a word stands for. */
export function uniformOf(word: number): number {
  return (word + 0.5) * 2.3283064365386963e-10;
}
