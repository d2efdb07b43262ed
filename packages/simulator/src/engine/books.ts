import type { Plan } from "@scorecast/core";
import type { Kernel } from "../kernel/kernel.ts";

/** A slot that a series adds up in, with its window. */
export interface SlotWindow {
  readonly slot: number;
  readonly fromDaysAgo: number;
  readonly toDaysAgo: number;
}

/**
 * Window sums of the entries of a block of replications, as steps per day: [(slot × (horizon + 1) + day) × block + replication].
 * Days count from the start.
 */
export interface Books {
  readonly kernel: Kernel;
  readonly block: number;
  readonly horizon: number;
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
  /** Scratch: one count per replication. */
  readonly sum: Int32Array;
}

export function newBooks(kernel: Kernel, block: number, slots: number, horizon: number): Books {
  const size = slots * (horizon + 1) * block;
  return {
    kernel,
    block,
    horizon,
    numerator: kernel.float64(size),
    denominator: kernel.float64(size),
    sum: kernel.int32(block),
  };
}

/** Where the entries of `series` go; empty where the rules do not read it. */
export function slotsOf(plan: Plan, series: string): readonly SlotWindow[] {
  return plan.slots.flatMap((slot, index) =>
    slot.series === series
      ? [{ slot: index, fromDaysAgo: slot.window.fromDaysAgo, toDaysAgo: slot.window.toDaysAgo }]
      : [],
  );
}

/** The steps of one slot from day `day` on, `days` of them. */
export function stepsOf(
  { block, horizon }: Books,
  sums: Float64Array,
  slot: number,
  day: number,
  days: number,
): Float64Array {
  const first = (slot * (horizon + 1) + day) * block;
  return sums.subarray(first, first + days * block);
}

/** Of each replication; sums of seconds are doubles. */
type Amounts = Int32Array | Float64Array;

/**
 * Books what becomes known on day `t`: one row per cohort, the last one the cohort of `t` itself. An entry counts on days
 * [max(cohort + toDaysAgo, t + 1), cohort + fromDaysAgo].
 *
 * @param numerators null: nothing; doubles only in a single row
 */
export function book(
  books: Books,
  slots: readonly SlotWindow[],
  t: number,
  numerators: Amounts | null,
  denominators: Amounts | null,
): void {
  for (const window of slots) {
    if (numerators) bookSide(books, books.numerator, window, t, numerators);
    if (denominators) bookSide(books, books.denominator, window, t, denominators);
  }
}

function bookSide(
  books: Books,
  sums: Float64Array,
  { slot, fromDaysAgo, toDaysAgo }: SlotWindow,
  t: number,
  rows: Amounts,
): void {
  const { kernel, block, horizon } = books;
  const first = t + 1 - rows.length / block;
  const oldest = Math.max(first, t + 1 - fromDaysAgo);
  const prompt = Math.min(t, t + 1 - toDaysAgo);
  if (prompt >= oldest && t < horizon) {
    const from = rows.subarray((oldest - first) * block, (prompt + 1 - first) * block);
    const into = stepsOf(books, sums, slot, t + 1, 1);
    if (from.length === block) add(kernel, into, from, 1);
    else {
      books.sum.fill(0);
      kernel.addRows(books.sum, from as Int32Array);
      kernel.addCountsToSums(into, books.sum, 1);
    }
  }
  shift(Math.max(oldest, prompt + 1), toDaysAgo, 1);
  shift(oldest, fromDaysAgo + 1, -1);

  /** Adds the rows of cohorts `from` … t to the days that come `by` days after each. */
  function shift(from: number, by: number, factor: number): void {
    const last = Math.min(t, horizon - by);
    if (last < from) return;
    const into = stepsOf(books, sums, slot, from + by, last + 1 - from);
    add(kernel, into, rows.subarray((from - first) * block, (last + 1 - first) * block), factor);
  }
}

function add(kernel: Kernel, into: Float64Array, from: Amounts, factor: number): void {
  if (from instanceof Int32Array) kernel.addCountsToSums(into, from, factor);
  else kernel.addSums(into, from, factor);
}
