import { APPLICATION_LAGS, REFUND_LAGS } from "../model/lags.ts";
import { atomAt } from "../random/atoms.ts";
import { binomial, binomialOfHazard } from "../random/binomial.ts";
import { type Slots, uniformAt } from "../random/slots.ts";
import { book } from "./books.ts";
import { openDay } from "./dice.ts";
import { sumOfDurations } from "./durations.ts";
import { dayFactor, type Run, START } from "./run.ts";

const DURATION_SLOTS = 1024;
const secondSlots: Slots = { start: 0, step: 1 };
const closureSlots: Slots = { start: 0, step: 1 };

/** Applications of day `t`, by the days since payment. */
export function apply(run: Run, t: number): void {
  const { withoutApplication, models, world } = run;
  const slots = openDay(run.keys, "application", run.replication, t, run.slots);
  const factor = world.application * atomAt(models[0]!.application.dayFactor, uniformAt(slots, 0));
  let applied = 0;
  for (let lag = 0; lag < APPLICATION_LAGS; lag++) {
    const cohort = START + t - lag;
    const open = withoutApplication[cohort]!;
    if (open === 0) continue;
    const now = binomialOfHazard(
      open,
      models[cohort]!.application.byLag[lag]! * models[cohort]!.application.times * factor,
      uniformAt(slots, 1 + lag),
    );
    withoutApplication[cohort] = open - now;
    applied += now;
  }
  run.openAfterSales[START + t] = applied;
}

/** Refunds of day `t`, by the days since the application, with the time that their review took; and cases closed without. */
export function refund(run: Run, t: number): void {
  const { openAfterSales, agreedAfterSales, models, world, way, model } = run;
  const slots = openDay(run.keys, "refund", run.replication, t, run.slots);
  const factor = world.refund * atomAt(models[0]!.refund.dayFactor, uniformAt(slots, 0));
  openDay(run.keys, "review-seconds", run.replication, t, secondSlots);
  openDay(run.keys, "closure", run.replication, t, closureSlots);
  const { reviewSeconds, timedShare } = model.afterSales;
  const pace = world.reviewSeconds * dayFactor(reviewSeconds.dayVariance, secondSlots);
  let [count, seconds] = [0, 0];
  for (let lag = 0; lag < REFUND_LAGS; lag++) {
    const cohort = START + t - lag;
    const compiled = models[cohort]!;
    const hazard = compiled.refund.byLag[lag]! * compiled.refund.times * factor;
    const closure = compiled.closure[lag]!;
    const open = openAfterSales[cohort]!;
    if (open > 0) {
      const now = binomialOfHazard(open, hazard, uniformAt(slots, 1 + 3 * lag));
      const closed = binomialOfHazard(open - now, closure, uniformAt(closureSlots, 2 * lag));
      openAfterSales[cohort] = open - now - closed;
      const timed = binomial(now, timedShare, uniformAt(slots, 2 + 3 * lag));
      count += timed;
      seconds += sumOfDurations(compiled.reviewSeconds, timed, pace, secondSlots, 1 + lag * DURATION_SLOTS);
      if (cohort < START) seconds += timed * way.openAfterSales[START - 1 - cohort]!.elapsedSeconds;
    }
    const agreed = agreedAfterSales[cohort]!;
    if (agreed > 0) {
      const now = binomialOfHazard(agreed, hazard, uniformAt(slots, 3 + 3 * lag));
      const closed = binomialOfHazard(agreed - now, closure, uniformAt(closureSlots, 1 + 2 * lag));
      agreedAfterSales[cohort] = agreed - now - closed;
      const known = way.openAfterSales[START - 1 - cohort]!;
      count += now;
      seconds += Math.floor((now * known.agreedSeconds) / known.agreed + 0.5);
    }
  }
  if (count > 0) book(run.books, run.series.review, t, t, seconds, count);
}
