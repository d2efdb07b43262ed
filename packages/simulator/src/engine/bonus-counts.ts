import { atomAt } from "../random/atoms.ts";
import { binomialOfHazard } from "../random/binomial.ts";
import { uniformAt } from "../random/slots.ts";
import { book } from "./books.ts";
import { openDay } from "./dice.ts";
import { type Run, START } from "./run.ts";

/** Counts that bonuses read, each a share of the day's paid or signed orders. */
export function countForBonuses(run: Run, t: number): void {
  const { counts } = run.model;
  if (counts.length === 0) return;
  const slots = openDay(run.keys, "counts", run.replication, t, run.slots);
  for (let c = 0; c < counts.length; c++) {
    const base = counts[c]!.of === "paid" ? run.paid[START + t]! : run.signed;
    const share = run.world.counts[c]! + run.models[START + t]!.countsAdded[c]!;
    const hazard = share * atomAt(run.fixed.counts[c]!.dayFactor, uniformAt(slots, 0));
    const count = binomialOfHazard(base, hazard, uniformAt(slots, 1 + c));
    if (count > 0) book(run.books, run.series.counts[c]!, t, t, count, 0);
  }
}
