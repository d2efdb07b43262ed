import type { Plan } from "@scorecast/core";

/** A slot that a series adds up in, with its window. */
export interface SlotWindow {
  readonly slot: number;
  readonly fromDaysAgo: number;
  readonly toDaysAgo: number;
}

/** Window sums of one replication's own entries, as steps per day: slot × (horizon + 1). Days count from the start. */
export interface Books {
  readonly horizon: number;
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
}

export function newBooks(slots: number, horizon: number): Books {
  const size = slots * (horizon + 1);
  return { horizon, numerator: new Float64Array(size), denominator: new Float64Array(size) };
}

/** Where the entries of `series` go; empty where the rules do not read it. */
export function slotsOf(plan: Plan, series: string): readonly SlotWindow[] {
  return plan.slots.flatMap((slot, index) =>
    slot.series === series
      ? [{ slot: index, fromDaysAgo: slot.window.fromDaysAgo, toDaysAgo: slot.window.toDaysAgo }]
      : [],
  );
}

/** Books one entry: it counts on days [max(cohort + toDaysAgo, known + 1), cohort + fromDaysAgo]. */
export function book(
  books: Books,
  slots: readonly SlotWindow[],
  cohort: number,
  known: number,
  numerator: number,
  denominator: number,
): void {
  const { horizon } = books;
  for (let i = 0; i < slots.length; i++) {
    const { slot, fromDaysAgo, toDaysAgo } = slots[i]!;
    const first = cohort + toDaysAgo > known ? cohort + toDaysAgo : known + 1;
    const end = cohort + fromDaysAgo + 1;
    if (first > horizon || first >= end) continue;
    const row = slot * (horizon + 1);
    books.numerator[row + first]! += numerator;
    books.denominator[row + first]! += denominator;
    if (end > horizon) continue;
    books.numerator[row + end]! -= numerator;
    books.denominator[row + end]! -= denominator;
  }
}
