import { openSlots, type Slots } from "../random/slots.ts";
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
] as const;
export type Process = (typeof processes)[number];

export type Keys = Readonly<Record<Process, StreamKey>>;

export function keysOf(seed: string): Keys {
  return Object.fromEntries(processes.map((process) => [process, streamKey(seed, process)])) as Record<
    Process,
    StreamKey
  >;
}

/** Opens the stream of (process, replication, day) in a record that is used again and again. */
export function openDay(keys: Keys, process: Process, replication: number, day: number, slots: Slots): Slots {
  openSlots(slots, keys[process], replication, day);
  return slots;
}
