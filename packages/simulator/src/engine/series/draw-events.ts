import type { FactorRows } from "../block-models.ts";
import { timesFactors } from "../block-models.ts";
import { book } from "../books.ts";
import { cohortsOf, dayFactor, type Run, rowOf, rowsOf, START } from "../run.ts";
import { hasAny } from "../seconds.ts";
import { openSeries } from "./open-series.ts";
import type { EventRun } from "./series-run.ts";

/** New orders of day `t`, and events of the day on the orders of the last weeks. */
export function drawEvents(run: Run, t: number, series: EventRun): void {
  const { kernel, block, room } = run;
  const { model, counted, byRow, open, levels, days, slots } = series;
  const lags = byRow.length;
  const words = openSeries(run, t, series, 2 + lags);
  const cohort = rowOf(open, START + t, block);
  const base = model.base === "paid" ? rowOf(run.paid, START + t, block) : run.signed;
  if (counted === null) cohort.set(base);
  else kernel.binomials(counted, base, rowOf(words, 1, block), cohort);
  book(run.books, slots, t, null, cohort);

  const factor = dayFactor(run, days[0]!, levels[0]!, words);
  const hazards = rowsOf(room.hazards, 0, lags, block);
  causedHazards(run, t, series, factor, hazards);
  const cohorts = cohortsOf(open, t, lags, block);
  const struck = rowsOf(room.drawn, 0, lags, block);
  kernel.binomialsOfHazard(cohorts, hazards, rowsOf(words, 2, lags, block), struck);
  if (!hasAny(struck)) return;
  kernel.addCounts(cohorts, struck, -1);
  book(run.books, slots, t, struck, null);
}

/** Level and day × lag, each cause's part times what levers and incidents make of it. */
function causedHazards(
  run: Run,
  t: number,
  { model, byRow, mixed }: EventRun,
  factor: Float64Array,
  hazards: Float64Array,
): void {
  const { kernel } = run;
  kernel.outer(factor, byRow, hazards);
  if (!run.models.changes) return;
  if (mixed === null) {
    times(run, t, model.base, model.causes[0]!.cause, hazards);
    return;
  }
  const whole = hazards.slice();
  hazards.fill(0);
  for (const { cause, share } of model.causes) {
    mixed.set(whole);
    times(run, t, model.base, cause, mixed);
    kernel.addSums(hazards, mixed, share);
  }
}

function times(
  { kernel, block, models, carried }: Run,
  t: number,
  base: "paid" | "signed",
  cause: EventRun["model"]["causes"][number]["cause"],
  hazards: Float64Array,
): void {
  const rows: FactorRows =
    base === "signed" && carried && (cause === "qualityReturn" || cause === "fewerStars")
      ? carried.signed[cause]
      : models.changes!.factors[cause];
  timesFactors(kernel, block, START + t, rows, hazards);
}
