import { COHORT_LAGS } from "../model/lags.ts";
import { atomAt } from "../random/atoms.ts";
import { binomial, binomialOfHazard } from "../random/binomial.ts";
import { type Slots, uniformAt } from "../random/slots.ts";
import { book, type SlotWindow } from "./books.ts";
import type { CompiledHazards, CompiledModel } from "./compiled-model.ts";
import { openDay, type Process } from "./dice.ts";
import { type Run, START } from "./run.ts";

const starSlots: Slots = { start: 0, step: 1 };
/** Slots of the stars' stream after those of the stars themselves. */
const BOMB_SLOTS = 1 + 4 * COHORT_LAGS;

/** Reviews of day `t` on the orders signed in the last 30 days, and their stars. */
export function review(run: Run, t: number): void {
  const { unreviewed, models, world, fixed, series, carried } = run;
  const slots = openDay(run.keys, "review", run.replication, t, run.slots);
  const today = models[START + t]!;
  const factor = world.review * today.reviewsToday * atomAt(models[0]!.review.dayFactor, uniformAt(slots, 0));
  openDay(run.keys, "stars", run.replication, t, starSlots);
  const badDay = atomAt(fixed.fewerStars[0]!.dayFactor, uniformAt(starSlots, 0));
  for (let lag = 0; lag < COHORT_LAGS; lag++) {
    const cohort = START + t - lag;
    const open = unreviewed[cohort]!;
    if (open === 0) continue;
    const eagerness = carried ? carried.signed.review[cohort]! : 1;
    const rated = binomialOfHazard(
      open,
      models[cohort]!.review.byLag[lag]! * eagerness * factor,
      uniformAt(slots, 1 + lag),
    );
    if (rated === 0) continue;
    unreviewed[cohort] = open - rated;
    const bombs = binomial(rated, today.bombed, uniformAt(starSlots, BOMB_SLOTS + lag));
    let [stars, fewer, bad] = [5 * rated - 4 * bombs, rated - bombs, bombs];
    const unhappy = badDay * (carried ? carried.signed.fewerStars[cohort]! : 1);
    for (let k = 0; k < 4 && fewer > 0; k++) {
      fewer = binomialOfHazard(
        fewer,
        world.fewerStars[k]! * (k === 0 ? unhappy : 1),
        uniformAt(starSlots, 1 + 4 * lag + k),
      );
      stars -= fewer;
      if (k === 2) bad += fewer;
    }
    book(run.books, series.rating, t - lag, t, stars, rated);
    if (bad > 0) book(run.books, series.badReviews, t - lag, t, bad, 0);
  }
}

type HazardPart = "qualityReturn" | "damageReturn" | "escalation";

/**
 * Events of day `t` on cohorts of up to 30 days, booked as numerators on the cohort's day.
 *
 * @param carried factors that the cohorts carry from their payment; absent: those of the cohort's first day
 */
function strike(
  run: Run,
  t: number,
  process: Process,
  part: HazardPart,
  level: number,
  open: Float64Array,
  series: readonly SlotWindow[],
  carried?: Float64Array,
): void {
  const { models } = run;
  const slots = openDay(run.keys, process, run.replication, t, run.slots);
  const base = models[0]!;
  const own: CompiledHazards = base[part];
  const factor = level * atomAt(own.dayFactor, uniformAt(slots, 0));
  for (let lag = 0; lag < COHORT_LAGS; lag++) {
    const cohort = START + t - lag;
    const atRisk = open[cohort]!;
    if (atRisk === 0) continue;
    const model: CompiledModel = models[cohort]!;
    const byLag = model === base ? own.byLag : model[part].byLag;
    const times = carried ? carried[cohort]! : model[part].times;
    const struck = binomialOfHazard(atRisk, byLag[lag]! * times * factor, uniformAt(slots, 1 + lag));
    if (struck === 0) continue;
    open[cohort] = atRisk - struck;
    book(run.books, series, t - lag, t, struck, 0);
  }
}

export function returnForQuality(run: Run, t: number): void {
  strike(
    run,
    t,
    "quality-return",
    "qualityReturn",
    run.world.qualityReturn,
    run.withoutQualityReturn,
    run.series.quality,
    run.carried?.signed.qualityReturn,
  );
}

export function returnForDamage(run: Run, t: number): void {
  strike(
    run,
    t,
    "damage-return",
    "damageReturn",
    run.world.damageReturn,
    run.withoutDamageReturn,
    run.series.damage,
  );
}

/** Buyers who turn to the platform, of those who turned to the merchant. */
export function escalate(run: Run, t: number): void {
  strike(run, t, "escalation", "escalation", run.world.escalation, run.unescalated, run.series.help);
}
