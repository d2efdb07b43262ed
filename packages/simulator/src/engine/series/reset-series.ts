import type { OnTheWay } from "../../model/on-the-way.ts";
import { fillPast } from "../fill-past.ts";
import type { SeriesRuns } from "./series-run.ts";

/** Puts the series back to the start. */
export function resetSeries(further: SeriesRuns, { series = [] }: OnTheWay, block: number): void {
  for (const { open, place } of further.events) fillPast(open, series[place]?.open ?? [], block);
  for (const { pickedUp, cancelled, place } of further.inTime) {
    fillPast(pickedUp, series[place]?.pickedUp ?? [], block);
    fillPast(cancelled, series[place]?.cancelled ?? [], block);
  }
}
