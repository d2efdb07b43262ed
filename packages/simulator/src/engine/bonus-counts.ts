import { fillFromModels } from "./block-models.ts";
import { book } from "./books.ts";
import { type Run, rollSlots, rowOf, START } from "./run.ts";

/** Counts that bonuses read, each a share of the day's paid or signed orders. */
export function countForBonuses(run: Run, t: number): void {
  const { kernel, block, model, models, prepared, world, room, series } = run;
  const { counts } = model;
  if (counts.length === 0) return;
  const words = rollSlots(run, "counts", t, 1 + counts.length);
  for (let c = 0; c < counts.length; c++) {
    fillFromModels(models, START + t, ({ countsAdded }) => countsAdded[c]!, 0, room.factor);
    kernel.addSums(room.factor, world.counts[c]!, 1);
    kernel.pick(prepared.days.counts[c]!, rowOf(words, 0, block), room.day);
    kernel.multiply(room.factor, room.day, 1, room.factor);
    const base = counts[c]!.of === "paid" ? rowOf(run.paid, START + t, block) : run.signed;
    kernel.binomialsOfHazard(base, room.factor, rowOf(words, 1 + c, block), room.counts);
    run.story?.keep(`count:${counts[c]!.id}`, t, room.counts);
    book(run.books, series.counts[c]!, t, room.counts, null);
  }
}
