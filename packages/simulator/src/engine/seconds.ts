import { durationSum } from "../kernel/duration-sum.ts";
import type { Durations, Streams } from "../kernel/kernel.ts";
import { wordAt } from "../random/slots.ts";
import type { CompiledModel } from "./compiled-model.ts";
import type { CompiledDurations } from "./durations.ts";
import type { Run } from "./run.ts";

/** Slots that the sum of one lag's durations may use. */
export const DURATION_SLOTS = 1024;

/**
 * Adds to `room.seconds` the durations of `counts` cases that began on `row`, times `pace`. Where levers change the durations, they
 * are drawn one replication after the other: the same bytes, as if by the kernel.
 *
 * @param fitted those of the fitted model, in the kernel's memory
 * @param slot the first of DURATION_SLOTS slots
 */
export function addSeconds(
  { kernel, models, room }: Run,
  row: number,
  fitted: Durations,
  durations: (model: CompiledModel) => CompiledDurations,
  counts: Int32Array,
  pace: Float64Array,
  streams: Streams,
  slot: number,
): void {
  const { base, shared, each } = models;
  const model = shared[row];
  if (model && durations(model) === durations(base)) {
    kernel.durationSums(fitted, counts, pace, streams, slot, room.some);
    kernel.addSums(room.seconds, room.some, 1);
    return;
  }
  const { start, step } = streams;
  for (let i = 0; i < counts.length; i++)
    if (counts[i] !== 0)
      room.seconds[i]! += durationSum(durations(model ?? each[i]![row]!), counts[i]!, pace[i]!, (k) =>
        wordAt(start[i]!, step[i]!, slot + k),
      );
}

/** Whether any replication has a count. */
export function hasAny(counts: Int32Array): boolean {
  for (let i = 0; i < counts.length; i++) if (counts[i] !== 0) return true;
  return false;
}
