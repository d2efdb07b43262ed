import { fillFromModels } from "../block-models.ts";
import { book } from "../books.ts";
import { volume } from "../chats.ts";
import { dayFactor, type Run, rowOf, rowsOf, START } from "../run.ts";
import { openSeries } from "./open-series.ts";
import type { DailyRun } from "./series-run.ts";

/** Cases of day `t` and what they are like. */
export function drawDaily(run: Run, t: number): void {
  for (const series of run.further.daily) drawOne(run, t, series);
}

function drawOne(run: Run, t: number, series: DailyRun): void {
  const { kernel, block, room, models } = run;
  const { model, levels, days, slots, each } = series;
  const words = openSeries(run, t, series, 4);
  const often = dayFactor(run, days[0]!, levels[0]!, words);
  const mean = model.per === "order" ? volume(run, t, often) : often;
  kernel.multiply(mean, room.some.fill(1), model.rate.mean, room.mean);
  const cases = rowOf(room.drawn, 0, block);
  kernel.poissonsOf(room.mean, rowOf(words, 1, block), cases);
  const factor = dayFactor(run, days[1]!, levels[1]!, words.subarray(2 * block));
  fillFromModels(models, START + t, ({ seriesTimes }) => seriesTimes[series.place]!, 1, room.today);
  kernel.multiply(factor, room.today, 1, factor);
  if (model.amount.kind === "sum") {
    kernel.durationSums(each!, cases, factor, room.streams, 4, room.seconds);
    book(run.books, slots, t, room.seconds, cases);
    return;
  }
  if (model.amount.kind === "values") {
    sumValues(run, series, model.amount.values, cases, factor);
    book(run.books, slots, t, room.seconds, cases);
    return;
  }
  const bad = rowOf(room.second, 0, block);
  kernel.binomialsOfHazard(cases, factor, rowOf(words, 3, block), bad);
  if (model.amount.counts === "bad") {
    book(run.books, slots, t, bad, cases);
    return;
  }
  const others = rowOf(room.third, 0, block);
  others.set(cases);
  kernel.addCounts(others, bad, -1);
  book(run.books, slots, t, others, cases);
}

/** Sums of the values of `cases`, times the day's factor and within what the values allow: into `room.seconds`. */
function sumValues(
  { kernel, block, room }: Run,
  { shares }: DailyRun,
  values: readonly number[],
  cases: Int32Array,
  factor: Float64Array,
): void {
  const [left, sum] = [room.counts, room.seconds.fill(0)];
  left.set(cases);
  const words = rowsOf(room.words, 0, values.length, block);
  kernel.uniforms(room.streams, 4, words);
  const drawn = rowsOf(room.second, 0, values.length, block);
  kernel.spread(shares!, left, words, drawn);
  for (const [k, value] of values.entries()) kernel.addCountsToSums(sum, rowOf(drawn, k, block), value);
  const [least, most] = [values[0]!, values.at(-1)!];
  for (let i = 0; i < block; i++)
    sum[i] = Math.min(Math.max(sum[i]! * factor[i]!, least * cases[i]!), most * cases[i]!);
}
