import { COHORT_LAGS } from "../model/lags.ts";
import { type FactorRows, fillFromModels, timesFactors } from "./block-models.ts";
import { book, type SlotWindow } from "./books.ts";
import type { Process } from "./dice.ts";
import type { DrawnProcess } from "./recording.ts";
import { cohortsOf, dayFactor, hazardsOn, type Run, rollSlots, rowsOf, START } from "./run.ts";
import { hasAny } from "./seconds.ts";
import { drawRatings } from "./series/draw-ratings.ts";
import { timesLateSigning } from "./spread-trouble.ts";

/** Slots of the stars' stream: the day's, then of each star level and of the bombs one per cohort. */
const BOMB_SLOT = 1 + 4 * COHORT_LAGS;

/** Reviews of day `t` on the orders signed in the last 30 days, and their stars. */
export function review(run: Run, t: number): void {
  const { kernel, block, prepared, models, world, room, carried } = run;
  const words = rollSlots(run, "review", t, 1 + COHORT_LAGS);
  const factor = dayFactor(run, prepared.review.dayFactor, world.review, words);
  if (!fillFromModels(models, START + t, ({ reviewsToday }) => reviewsToday, 1, room.today))
    kernel.multiply(factor, room.today, 1, factor);
  const hazards = hazardsOn(run, t, "review", prepared.review.byRow, factor, null);
  timesCarried(run, t, carried?.signed.review, hazards);
  const open = cohortsOf(run.unreviewed, t, COHORT_LAGS, block);
  const rated = rowsOf(room.drawn, 0, COHORT_LAGS, block);
  kernel.binomialsOfHazard(open, hazards, rowsOf(words, 1, COHORT_LAGS, block), rated);
  if (!hasAny(rated)) return;
  kernel.addCounts(open, rated, -1);
  run.story?.keep("reviews", t, rated);
  giveStars(run, t, rated);
}

/** Stars of the reviews of day `t`, `rated` of them by day of signing. */
function giveStars(run: Run, t: number, rated: Int32Array): void {
  const { kernel, block, prepared, models, world, room, series, carried } = run;
  const words = rollSlots(run, "stars", t, BOMB_SLOT + COHORT_LAGS);
  const wordsOf = (slot: number) => rowsOf(words, slot, COHORT_LAGS, block);
  const [stars, bad, one, other] = [room.second, room.third, room.fourth, room.fifth].map((matrix) =>
    rowsOf(matrix, 0, COHORT_LAGS, block),
  ) as [Int32Array, Int32Array, Int32Array, Int32Array];
  let [fewer, still] = [one, other];
  const hazards = rowsOf(room.hazards, 0, COHORT_LAGS, block);
  const everyRow = prepared.ones.subarray(0, COHORT_LAGS);
  bad.fill(0);
  if (!fillFromModels(models, START + t, ({ bombed }) => bombed, 0, room.today)) {
    kernel.outer(room.today, everyRow, hazards);
    kernel.binomialsOf(rated, hazards, wordsOf(BOMB_SLOT), bad);
  }
  if (run.atMost) run.atMost[0]!.set(bad);
  run.story?.keep("bombs", t, bad);
  stars.fill(0);
  kernel.addCounts(stars, rated, 5);
  kernel.addCounts(stars, bad, -4);
  fewer.set(rated);
  kernel.addCounts(fewer, bad, -1);
  const unhappy = dayFactor(run, prepared.days.fewerStars, world.fewerStars[0]!, words);
  for (let k = 0; k < 4; k++) {
    kernel.outer(k === 0 ? unhappy : world.fewerStars[k]!, everyRow, hazards);
    if (k === 0) {
      timesCarried(run, t, carried?.signed.fewerStars, hazards);
      timesLateSigning(run, t, hazards);
    }
    kernel.binomialsOfHazard(fewer, hazards, wordsOf(1 + k * COHORT_LAGS), still);
    [fewer, still] = [still, fewer];
    run.story?.keep("fewer-stars", t, fewer);
    kernel.addCounts(stars, fewer, -1);
    if (run.atMost) countAtMost(run.atMost, k, fewer);
    if (k === 2) kernel.addCounts(bad, fewer, 1);
  }
  book(run.books, series.rating, t, stars, rated);
  book(run.books, series.badReviews, t, bad, null);
  if (run.atMost) drawRatings(run, t, rated, run.atMost);
}

/** Reviews with at most 4 − `step` stars: `fewer` of the honest ones, on top of the bombs, which stand in the first matrix. */
function countAtMost(atMost: readonly Int32Array[], step: number, fewer: Int32Array): void {
  const [into, bombs] = [atMost[3 - step]!, atMost[0]!];
  if (step < 3) into.set(bombs);
  for (let i = 0; i < fewer.length; i++) into[i]! += fewer[i]!;
}

/** Hazards of cohorts by day of signing, times what the cohorts carry from their payment. */
function timesCarried(
  { kernel, block }: Run,
  t: number,
  carried: FactorRows | undefined,
  hazards: Float64Array,
): void {
  if (carried) timesFactors(kernel, block, START + t, carried, hazards);
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
  process: Process & DrawnProcess,
  part: HazardPart,
  level: Float64Array,
  cohorts: Int32Array,
  series: readonly SlotWindow[],
  carried?: FactorRows,
): void {
  const { kernel, block, prepared, room } = run;
  const words = rollSlots(run, process, t, 1 + COHORT_LAGS);
  const factor = dayFactor(run, prepared[part].dayFactor, level, words);
  const hazards = hazardsOn(run, t, part, prepared[part].byRow, factor, carried ? null : part);
  timesCarried(run, t, carried, hazards);
  if (part === "escalation") timesCarried(run, t, run.chains?.escalation, hazards);
  const open = cohortsOf(cohorts, t, COHORT_LAGS, block);
  const struck = rowsOf(room.drawn, 0, COHORT_LAGS, block);
  kernel.binomialsOfHazard(open, hazards, rowsOf(words, 1, COHORT_LAGS, block), struck);
  if (!hasAny(struck)) return;
  kernel.addCounts(open, struck, -1);
  run.story?.keep(process, t, struck);
  book(run.books, series, t, struck, null);
}

export function returnForQuality(run: Run, t: number): void {
  const { world, series, carried } = run;
  const open = run.withoutQualityReturn;
  const { quality } = series;
  strike(
    run,
    t,
    "quality-return",
    "qualityReturn",
    world.qualityReturn,
    open,
    quality,
    carried?.signed.qualityReturn,
  );
}

export function returnForDamage(run: Run, t: number): void {
  const { world, series } = run;
  strike(run, t, "damage-return", "damageReturn", world.damageReturn, run.withoutDamageReturn, series.damage);
}

/** Buyers who turn to the platform, of those who turned to the merchant. */
export function escalate(run: Run, t: number): void {
  strike(run, t, "escalation", "escalation", run.world.escalation, run.unescalated, run.series.help);
}
