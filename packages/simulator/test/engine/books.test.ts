import { describe, expect, it } from "vitest";
import { book, newBooks } from "../../src/engine/books.ts";

describe("an entry of the books", () => {
  const window = [{ slot: 0, fromDaysAgo: 30, toDaysAgo: 1 }];
  const counted = (cohort: number, known: number, slots = window) => {
    const books = newBooks(1, 50);
    book(books, slots, cohort, known, 1, 0);
    let sum = 0;
    return [...books.numerator].flatMap((step, day) => {
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
});
