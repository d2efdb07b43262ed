import { normalOfWord } from "../../kernel/normal-cells.ts";
import { MILLIONTHS } from "../../model/series/fit-points.ts";
import type { PointSeries } from "../../model/series/series-model.ts";
import { wordAt } from "../../random/slots.ts";
import { book } from "../books.ts";
import type { CompiledModel } from "../compiled-model.ts";
import { uniformOf } from "../dice.ts";
import type { CompiledDurations } from "../durations.ts";
import { type Run, rowOf, START } from "../run.ts";
import { hasAny } from "../seconds.ts";
import { openSeries } from "./open-series.ts";

const HOUR = 3600;
/** Up to so many pickups of a lag are drawn one by one, more as one normal variate. */
const FEW = 16;

/**
 * Points of the pickups of day `t`.
 *
 * @param picked by day of payment, the oldest first
 * @param pace of the day, by replication: what the seconds of its pickups are multiplied by
 */
export function drawPoints(run: Run, t: number, picked: Int32Array, pace: Float64Array): void {
  const { block, room, models } = run;
  const lags = picked.length / block;
  for (const series of run.further.points) {
    openSeries(run, t, series, 0);
    const { start, step } = room.streams;
    const [points, all] = [room.some.fill(0), room.counts.fill(0)];
    for (let lag = 0; lag < lags; lag++) {
      const counts = rowOf(picked, lags - 1 - lag, block);
      if (!hasAny(counts)) continue;
      const row = START + t - lag;
      const of = ({ pickupSeconds }: CompiledModel) =>
        pickupSeconds[Math.min(lag, pickupSeconds.length - 1)]!;
      for (let i = 0; i < block; i++) {
        if (counts[i] === 0) continue;
        const durations = of(models.shared[row] ?? models.each[i]![row]!);
        all[i]! += counts[i]!;
        points[i]! += pointsOf(series.model, durations, counts[i]!, pace[i]!, (k) =>
          wordAt(start[i]!, step[i]!, lag * FEW + k),
        );
      }
    }
    for (let i = 0; i < block; i++)
      points[i] = Math.floor((points[i]! - all[i]! * series.model.lost) * MILLIONTHS + 0.5);
    book(run.books, series.slots, t, points, all);
  }
}

function pointsOf(
  { byHour }: PointSeries,
  { points: seconds }: CompiledDurations,
  count: number,
  pace: number,
  word: (k: number) => number,
): number {
  const worth = (k: number) => byHour[startedHour(seconds[k]! * pace, byHour.length)]!;
  let [sum, squares] = [0, 0];
  if (count <= FEW) {
    for (let k = 0; k < count; k++) sum += worth(Math.floor(uniformOf(word(k)) * seconds.length));
    return sum;
  }
  for (let k = 0; k < seconds.length; k++) {
    const own = worth(k);
    sum += own;
    squares += own * own;
  }
  const mean = sum / seconds.length;
  const variance = Math.max(0, squares / seconds.length - mean * mean);
  const drawn = count * mean - normalOfWord(word(0)) * Math.sqrt(count * variance);
  return Math.min(Math.max(drawn, count * Math.min(...byHour)), count * Math.max(...byHour));
}

function startedHour(seconds: number, hours: number): number {
  return Math.min(Math.max(Math.ceil(seconds / HOUR), 1), hours) - 1;
}
