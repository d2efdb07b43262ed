import { expect, it } from "vitest";
import { eventQueue } from "../../src/generate/event-queue.ts";
import { generateShop } from "../../src/generate/generate-shop.ts";
import { type ShopPresetName, shopPresets } from "../../src/generate/presets/index.ts";
import { shopDays } from "../../src/generate/shop-days.ts";
import { tableHeaders, tableLines, toShopFolder } from "../../src/generate/shop-folder.ts";
import type { TableRows } from "../../src/generate/shop-tables.ts";

const times = {
  orders: "paid_at",
  reviews: "created_at",
  afterSales: "applied_at",
  chats: "started_at",
  complaints: "created_at",
  violations: "at",
} as const;

it("lets events out by time, and those of one moment in the order in which they came", () => {
  const queue = eventQueue(({ at }: { at: number; name: string }) => at);
  for (const [at, name] of [
    [3, "a"],
    [1, "b"],
    [3, "c"],
    [5, "d"],
    [1, "e"],
  ] as const)
    queue.add({ at, name });
  const names = (moment: number) => queue.before(moment).map(({ name }) => name);
  expect(names(1)).toEqual([]);
  expect(names(4)).toEqual(["b", "e", "a", "c"]);
  queue.add({ at: 4, name: "f" });
  expect(names(6)).toEqual(["f", "d"]);
});

it.each(["in-crisis", "live-stream-surge"] as const)("writes every table of %s by time", (name) => {
  const tables = generateShop(shopPresets[name], "order");
  for (const [table, column] of Object.entries(times) as [keyof typeof times, string][]) {
    const at = (tables[table] as readonly Record<string, string>[]).map((row) => row[column]!);
    expect(at).toEqual(at.toSorted());
  }
});

it("writes a shop day by day as it is written in one go", () => {
  const name: ShopPresetName = "in-crisis";
  const texts: Record<string, string> = { ...tableHeaders };
  let days = 0;
  for (const rows of shopDays(shopPresets[name], "days")) {
    days++;
    for (const [file, lines] of Object.entries(tableLines(rows))) texts[file] += lines;
  }
  const { "shop.yaml": _, ...whole } = toShopFolder(generateShop(shopPresets[name], "days"));
  expect(texts).toEqual(whole);
  expect(days).toBe(shopPresets[name].days);
});

it("keeps no more than the events of some weeks waiting", () => {
  const { days } = shopPresets["steady-fashion"];
  let [written, day] = [0, 0];
  const all = rowsOf(generateShop(shopPresets["steady-fashion"], "waiting"));
  for (const rows of shopDays(shopPresets["steady-fashion"], "waiting")) {
    day++;
    written += rowsOf(rows);
    if (day === Math.floor(days / 2)) expect(written / all).toBeGreaterThan(0.42);
  }
  expect(written).toBe(all);
});

function rowsOf({ orders, parcels, reviews, afterSales, chats }: TableRows): number {
  return orders.length + parcels.length + reviews.length + afterSales.length + chats.length;
}
