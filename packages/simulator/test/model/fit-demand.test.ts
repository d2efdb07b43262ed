import { historyOf, parseDay } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { festivalOn, festivals } from "../../src/model/festivals.ts";
import { fitDemand } from "../../src/model/fit-demand.ts";
import { recordUntil } from "../../src/model/shop-record.ts";
import { shop } from "../recorded-shop.ts";
import { currentRules } from "../rules.ts";

/** `count` orders on each of the days. */
function fit(from: string, to: string, count: (day: number) => number) {
  const first = parseDay(from)!;
  const orders: Record<string, string>[] = [];
  for (let day = first; day < parseDay(to)!; day++)
    for (let i = 0; i < count(day); i++)
      orders.push({
        order_id: `${day}-${i}`,
        paid_at: `${new Date(day * 86_400_000).toISOString().slice(0, 10)} 10:00:00`,
      });
  return fitDemand(recordUntil(historyOf(shop, { orders }), currentRules, parseDay(to)!));
}

describe("festivals", () => {
  it("are days of the year, in order, none within another", () => {
    const days = festivals.flatMap(({ from, to }) => [from, to]);
    expect(days).toEqual([...days].sort());
    expect(festivalOn(parseDay("2026-06-18")!)!.id).toBe("618");
    expect(festivalOn(parseDay("2025-11-11")!)!.id).toBe("1111");
    expect(festivalOn(parseDay("2026-06-19")!)).toBeNull();
    for (const { title } of festivals) expect(title.zh && title.en).toBeTruthy();
  });
  it("on record raise neither the level nor the weekdays nor the scatter, and are told apart", () => {
    const plain = fit("2026-05-01", "2026-06-25", () => 12);
    const sale = fit("2026-05-01", "2026-06-25", (day) => (festivalOn(day) === null ? 12 : 60));
    expect(sale.part).toEqual(plain.part);
    expect(sale.part.demand.mean).toBeCloseTo(12, 9);
    expect(sale.festivals).toMatchObject([{ festival: { id: "618" }, days: 4, orders: 240 }]);
    expect(sale.festivals[0]!.factor).toBeCloseTo(5, 9);
    expect(sale.festivals[0]!.interval[0]).toBeLessThan(5);
    expect(sale.festivals[0]!.interval[1]).toBeGreaterThan(5);
    expect(plain.festivals[0]!.factor).toBeCloseTo(1, 9);
  });
});

it("orders that grow clearly are forecast from the days of late", () => {
  const grown = fit("2026-01-10", "2026-03-04", (day) => 10 + (day - parseDay("2026-01-10")!));
  expect(grown.part.demand.mean).toBeGreaterThan(46);
  expect(grown.part.demand.mean).toBeLessThan(63);
});
