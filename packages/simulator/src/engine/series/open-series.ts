import { type Run, rowsOf } from "../run.ts";
import type { SeriesRuns } from "./series-run.ts";

/** The first `slots` words of (series, day), a row of the block each; `room.streams` stays open for more. */
export function openSeries(
  { kernel, dice, room, block }: Run,
  t: number,
  { key }: SeriesRuns["all"][number],
  slots: number,
): Uint32Array {
  kernel.openStreams(key, dice.luck, t, room.streams);
  const words = rowsOf(room.words, 0, slots, block);
  kernel.uniforms(room.streams, 0, words);
  return words;
}
