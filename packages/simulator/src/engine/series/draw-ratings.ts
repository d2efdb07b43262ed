import { COHORT_LAGS } from "../../model/lags.ts";
import { UNHAPPY_STARS } from "../../model/series/fit-ratings.ts";
import { book } from "../books.ts";
import { dayFactor, type Run, rowOf, rowsOf } from "../run.ts";
import { openSeries } from "./open-series.ts";
import type { RatingRun } from "./series-run.ts";

/** Signed orders of day `t`, below the line of rates over them. */
export function countSigned(run: Run, t: number): void {
  for (const { model, slots } of run.further.ratings)
    if (model.of === "signed") book(run.books, slots, t, null, run.signed);
}

/**
 * Reviews of day `t` by day of signing, as each series counts them.
 *
 * @param rated reviews
 * @param atMost by k: those with at most k + 1 product stars, k = 0 … 3
 */
export function drawRatings(run: Run, t: number, rated: Int32Array, atMost: readonly Int32Array[]): void {
  for (const series of run.further.ratings) {
    if (series.model.other) drawOther(run, t, series, rated, atMost[UNHAPPY_STARS - 1]!);
    else countProduct(run, t, series, rated, atMost);
  }
}

function countProduct(
  run: Run,
  t: number,
  { model, slots }: RatingRun,
  rated: Int32Array,
  atMost: readonly Int32Array[],
): void {
  const { kernel, room, block } = run;
  if (model.side === "bad") book(run.books, slots, t, atMost[model.stars - 1]!, null);
  else {
    const good = rowsOf(room.second, 0, COHORT_LAGS, block);
    good.set(rated);
    kernel.addCounts(good, atMost[model.stars - 2]!, -1);
    book(run.books, slots, t, good, null);
  }
  if (model.of === "reviews") book(run.books, slots, t, null, rated);
}

/** Another rating of the same reviews: whether it is given, and on which side it falls, by how happy the buyer is. */
function drawOther(run: Run, t: number, series: RatingRun, rated: Int32Array, unhappy: Int32Array): void {
  const { kernel, room, block } = run;
  const { given, levels, days, slots, model } = series;
  const words = openSeries(run, t, series, 2 + 4 * COHORT_LAGS);
  const matrices = [room.second, room.third, room.fourth, room.fifth].map((matrix) =>
    rowsOf(matrix, 0, COHORT_LAGS, block),
  );
  const [moodOf, all, hits, hit] = matrices as [Int32Array, Int32Array, Int32Array, Int32Array];
  all.fill(0);
  hits.fill(0);
  for (const mood of [0, 1]) {
    const wordsOf = (k: number) => rowsOf(words, 2 + (2 * mood + k) * COHORT_LAGS, COHORT_LAGS, block);
    moodOf.set(mood === 0 ? unhappy : rated);
    if (mood === 1) kernel.addCounts(moodOf, unhappy, -1);
    if (given !== null) {
      kernel.binomials(given, moodOf, wordsOf(0), hit);
      moodOf.set(hit);
    }
    kernel.addCounts(all, moodOf, 1);
    const hazard = dayFactor(run, days[mood]!, levels[mood]!, rowOf(words, mood, block));
    const hazards = rowsOf(room.hazards, 0, COHORT_LAGS, block);
    kernel.outer(hazard, run.prepared.ones.subarray(0, COHORT_LAGS), hazards);
    kernel.binomialsOfHazard(moodOf, hazards, wordsOf(1), hit);
    kernel.addCounts(hits, hit, 1);
  }
  book(run.books, slots, t, hits, model.of === "reviews" ? all : null);
}
