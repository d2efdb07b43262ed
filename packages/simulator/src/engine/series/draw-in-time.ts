import { PICKUP_LAGS } from "../../model/lags.ts";
import { fillFromModels } from "../block-models.ts";
import { book } from "../books.ts";
import { cohortsOf, dayFactor, type Run, rowOf, START } from "../run.ts";
import { openSeries } from "./open-series.ts";
import type { InTimeRun } from "./series-run.ts";

/**
 * Pickups in time as they become known on day `t`.
 *
 * @param picked picked up today, by day of payment, the oldest first
 * @param gone cancelled today, likewise
 */
export function drawInTime(run: Run, t: number, picked: Int32Array, gone: Int32Array): void {
  for (const series of run.further.inTime) drawOne(run, t, series, picked, gone);
}

function drawOne(run: Run, t: number, series: InTimeRun, picked: Int32Array, gone: Int32Array): void {
  const { kernel, block, room, models } = run;
  const { model, counted, levels, days, slots } = series;
  const { dueLag } = model;
  const words = openSeries(run, t, series, 7);
  const [early, onDay, later] = [room.third, room.fourth, room.fifth].map((matrix) =>
    rowOf(matrix, 0, block),
  ) as [Int32Array, Int32Array, Int32Array];
  onDay.set(rowOf(picked, PICKUP_LAGS - 1 - dueLag, block));
  if (model.cohort === "picked-up") {
    early.fill(0);
    kernel.addRows(early, picked.subarray((PICKUP_LAGS - dueLag) * block));
    later.fill(0);
    kernel.addRows(later, picked.subarray(0, (PICKUP_LAGS - 1 - dueLag) * block));
  } else {
    kernel.addCounts(cohortsOf(series.pickedUp, t, PICKUP_LAGS, block), picked, 1);
    kernel.addCounts(cohortsOf(series.cancelled, t, PICKUP_LAGS, block), gone, 1);
    const row = START + t - dueLag;
    const pickedUp = rowOf(series.pickedUp, row, block);
    early.set(pickedUp);
    kernel.addCounts(early, onDay, -1);
    later.set(rowOf(run.paid, row, block));
    kernel.addCounts(later, rowOf(series.cancelled, row, block), -1);
    kernel.addCounts(later, pickedUp, -1);
  }
  const [all, inTime] = [room.counts, room.others];
  const part = rowOf(room.second, 1, block);
  if (counted !== null)
    for (const [i, group] of [early, onDay, later].entries()) {
      kernel.binomials(counted, group, rowOf(words, 4 + i, block), part);
      group.set(part);
    }
  all.set(early);
  kernel.addCounts(all, onDay, 1);
  kernel.addCounts(all, later, 1);
  inTime.set(early);
  const hazard = dayFactor(run, days[0]!, levels[0]!, words);
  fillFromModels(models, START + t - dueLag, ({ seriesTimes }) => seriesTimes[series.place]!, 1, room.today);
  kernel.multiply(hazard, room.today, 1, hazard);
  kernel.binomialsOfHazard(onDay, hazard, rowOf(words, 1, block), part);
  kernel.addCounts(inTime, part, 1);
  const others = dayFactor(run, days[1]!, levels[1]!, words.subarray(2 * block));
  kernel.binomialsOfHazard(later, others, rowOf(words, 3, block), part);
  kernel.addCounts(inTime, part, 1);
  book(run.books, slots, t, inTime, all);
}
