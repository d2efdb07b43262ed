import { describe, expect, it } from "vitest";
import { book, newBooks } from "../../src/engine/books.ts";
import { referenceKernel } from "../../src/kernel/reference-kernel.ts";

describe("an entry of the books", () => {
  const window = [{ slot: 0, fromDaysAgo: 30, toDaysAgo: 1 }];
  const counted = (cohort: number, known: number, slots = window) => {
    const books = newBooks(referenceKernel(), 4, 1, 50);
    const rows = new Int32Array(4 * (known - cohort + 1));
    rows[2] = 1; // of the oldest cohort, in the third replication of four
    book(books, slots, known, rows, null);
    expect(books.denominator.some((step) => step !== 0)).toBe(false);
    expect(books.numerator.some((step, i) => i % 4 !== 2 && step !== 0)).toBe(false);
    let sum = 0;
    return [...books.numerator.filter((_, i) => i % 4 === 2)].flatMap((step, day) => {
      sum += step;
      return sum === 1 ? [day] : [];
    });
  };
  it("counts from the day after it is known to 30 days after its cohort day", () => {
    expect(counted(3, 3)).toEqual(Array.from({ length: 30 }, (_, i) => 4 + i));
    expect(counted(3, 20)).toEqual(Array.from({ length: 13 }, (_, i) => 21 + i));
  });
  it("does not count when it becomes known after its cohort has left", () => {
    expect(counted(-25, 5)).toEqual([]);
    expect(counted(-25, 4)).toEqual([5]);
  });
  it("stays to the end of the horizon when its window reaches beyond", () => {
    expect(counted(49, 49)).toEqual([50]);
  });
  it("waits for a window that starts later", () => {
    expect(counted(0, 2, [{ slot: 0, fromDaysAgo: 104, toDaysAgo: 15 }])[0]).toBe(15);
  });
  it("is one of many cohorts, each with its own window", () => {
    const books = newBooks(referenceKernel(), 4, 1, 50);
    const cohorts = Array.from({ length: 40 }, (_, i) => i - 29);
    const rows = Int32Array.from(cohorts.flatMap((_, i) => [i + 1, 0, 0, 0]));
    book(books, [{ slot: 0, fromDaysAgo: 20, toDaysAgo: 3 }], 10, rows, rows);
    expect(books.denominator).toEqual(books.numerator);
    let sum = 0;
    for (let day = 0; day <= 50; day++) {
      sum += books.numerator[4 * day]!;
      const counts = (cohort: number) => day > 10 && day >= cohort + 3 && day <= cohort + 20;
      expect(sum, `day ${day}`).toBe(
        cohorts.reduce((all, cohort, i) => all + (counts(cohort) ? i + 1 : 0), 0),
      );
    }
  });
});
