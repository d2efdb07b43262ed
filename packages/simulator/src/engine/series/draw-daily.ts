import { fillFromModels } from "../block-models.ts";
import { book } from "../books.ts";
import { volume } from "../chats.ts";
import { dayFactor, type Run, rowOf, START } from "../run.ts";
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
