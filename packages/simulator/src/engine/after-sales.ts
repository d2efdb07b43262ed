import { APPLICATION_LAGS, REFUND_LAGS } from "../model/lags.ts";
import { book } from "./books.ts";
import { cohortsOf, dayFactor, hazardsOn, type Run, rollSlots, rowOf, rowsOf, START } from "./run.ts";
import { addSeconds, DURATION_SLOTS, hasAny } from "./seconds.ts";

/** Applications of day `t`, by the days since payment. */
export function apply(run: Run, t: number): void {
  const { kernel, block, prepared, world, room } = run;
  const words = rollSlots(run, "application", t, 1 + APPLICATION_LAGS);
  const factor = dayFactor(run, prepared.application.dayFactor, world.application, words);
  const hazards = hazardsOn(run, t, "application", prepared.application.byRow, factor, "application");
  const open = cohortsOf(run.withoutApplication, t, APPLICATION_LAGS, block);
  kernel.binomialsOfHazard(open, hazards, rowsOf(words, 1, APPLICATION_LAGS, block), room.drawn);
  kernel.addCounts(open, room.drawn, -1);
  run.story?.keep("applications", t, room.drawn);
  kernel.addRows(rowOf(run.openAfterSales, START + t, block), room.drawn);
}

/** Refunds of day `t`, by the days since the application, with the time that their review took; and cases closed without. */
export function refund(run: Run, t: number): void {
  const { kernel, block, prepared, world, room } = run;
  const words = rollSlots(run, "refund", t, 1 + 3 * REFUND_LAGS);
  const wordsOf = (slot: number) => rowsOf(words, slot, REFUND_LAGS, block);
  const factor = dayFactor(run, prepared.refund.dayFactor, world.refund, words);
  const hazards = hazardsOn(run, t, "refund", prepared.refund.byRow, factor, "refund");
  const open = cohortsOf(run.openAfterSales, t, REFUND_LAGS, block);
  const agreed = cohortsOf(run.agreedAfterSales, t, REFUND_LAGS, block);
  const [refunded, timed, settled, closed] = [room.drawn, room.second, room.third, room.fourth].map(
    (matrix) => rowsOf(matrix, 0, REFUND_LAGS, block),
  ) as [Int32Array, Int32Array, Int32Array, Int32Array];
  // what was agreed to before the start is finished a month after it
  const anyAgreed = hasAny(agreed);
  kernel.binomialsOfHazard(open, hazards, wordsOf(1), refunded);
  kernel.addCounts(open, refunded, -1);
  kernel.binomials(prepared.timedRefunds, refunded, wordsOf(1 + REFUND_LAGS), timed);
  run.story?.keep("refunds", t, refunded);
  run.story?.keep("timed-refunds", t, timed);
  if (anyAgreed) {
    kernel.binomialsOfHazard(agreed, hazards, wordsOf(1 + 2 * REFUND_LAGS), settled);
    kernel.addCounts(agreed, settled, -1);
    run.story?.keep("settled", t, settled);
  }

  const others = rollSlots(run, "closure", t, 2 * REFUND_LAGS);
  hazardsOn(run, t, "closure", prepared.closure, room.factor.fill(1), null);
  kernel.binomialsOfHazard(open, hazards, rowsOf(others, 0, REFUND_LAGS, block), closed);
  kernel.addCounts(open, closed, -1);
  run.story?.keep("closures", t, closed);
  if (anyAgreed) {
    kernel.binomialsOfHazard(agreed, hazards, rowsOf(others, REFUND_LAGS, REFUND_LAGS, block), closed);
    kernel.addCounts(agreed, closed, -1);
    run.story?.keep("closures-agreed", t, closed);
  }

  room.counts.fill(0);
  kernel.addRows(room.counts, timed);
  timeReviews(run, t, timed);
  if (anyAgreed) {
    kernel.addRows(room.counts, settled);
    addAgreed(run, t, settled);
  }
  run.story?.keep("review-seconds", t, room.seconds);
  book(run.books, run.series.review, t, room.seconds, room.counts);
}

/** Seconds on the review clock of the refunds of day `t`, `timed` of them by day of application, into `room.seconds`. */
function timeReviews(run: Run, t: number, timed: Int32Array): void {
  const { kernel, block, prepared, room, world, way } = run;
  const { streams } = room;
  kernel.openStreams(run.dice.keys["review-seconds"], run.dice.luck, t, streams);
  const words = rowOf(room.words, 0, block);
  kernel.uniforms(streams, 0, words);
  const pace = dayFactor(run, prepared.days.reviewSeconds, world.reviewSeconds, words);
  room.seconds.fill(0);
  for (let lag = 0; lag < REFUND_LAGS; lag++) {
    const counts = rowOf(timed, REFUND_LAGS - 1 - lag, block);
    if (!hasAny(counts)) continue;
    const slot = 1 + lag * DURATION_SLOTS;
    const row = START + t - lag;
    addSeconds(run, row, prepared.reviewSeconds, (model) => model.reviewSeconds, counts, pace, streams, slot);
    const waited = way.openAfterSales[lag - t - 1]?.elapsedSeconds;
    if (waited) kernel.addCountsToSums(room.seconds, counts, waited);
  }
}

/** The seconds that the review of after-sales took that were agreed to before the start. */
function addAgreed({ block, room, way }: Run, t: number, settled: Int32Array): void {
  for (let lag = t + 1; lag < REFUND_LAGS; lag++) {
    const known = way.openAfterSales[lag - t - 1];
    if (!known || known.agreed === 0) continue;
    const counts = rowOf(settled, REFUND_LAGS - 1 - lag, block);
    for (let i = 0; i < block; i++)
      room.seconds[i]! += Math.floor((counts[i]! * known.agreedSeconds) / known.agreed + 0.5);
  }
}
