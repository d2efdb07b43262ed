import { SIGNING_LAGS } from "../../model/lags.ts";
import { book } from "../books.ts";
import { type Run, rowOf } from "../run.ts";
import { openSeries } from "./open-series.ts";

const DAY = 86_400;

/** Seconds on the way of the orders signed on day `t`, `now` of them by day of pickup, the oldest first. */
export function drawTransit(run: Run, t: number, now: Int32Array): void {
  const { kernel, block, room } = run;
  for (const series of run.further.transit) {
    const { timed, offset, slots } = series;
    const words = openSeries(run, t, series, SIGNING_LAGS);
    const [counts, all] = [rowOf(room.second, 0, block), room.counts.fill(0)];
    room.seconds.fill(0);
    for (let lag = 0; lag < SIGNING_LAGS; lag++) {
      const signed = rowOf(now, SIGNING_LAGS - 1 - lag, block);
      if (timed === null) counts.set(signed);
      else kernel.binomials(timed, signed, rowOf(words, lag, block), counts);
      kernel.addCountsToSums(room.seconds, counts, (lag - 1) * DAY);
      kernel.addCounts(all, counts, 1);
    }
    kernel.durationSums(offset, all, room.some.fill(1), room.streams, SIGNING_LAGS, room.mean);
    kernel.addSums(room.seconds, room.mean, 1);
    book(run.books, slots, t, room.seconds, all);
  }
}
