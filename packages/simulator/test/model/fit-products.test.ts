import { historyOf, tallyShop } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { type FittedShop, fitShop } from "../../src/index.ts";
import { unitsReport } from "../../src/model/pooled-report.ts";
import { type PooledProcess, unitsOf } from "../../src/model/unit-counts.ts";
import { recordedTables, shop, startDay, steadyTruth } from "../recorded-shop.ts";
import { currentRules } from "../rules.ts";
import { drawMixedShop } from "./mixed-shop.ts";

function fitted(history: ReturnType<typeof historyOf>, start: number): FittedShop {
  const fit = fitShop(history, currentRules, tallyShop(history, currentRules), start);
  if (fit.kind !== "fitted") throw new Error(fit.text.en);
  return fit;
}
const tables = recordedTables(steadyTruth, "products");
const start = startDay(steadyTruth);
const paidAt = (i: number) => (({ paid_at }) => paid_at!)(tables.orders[i]!);
const orderId = (i: number) => (({ order_id }) => order_id!)(tables.orders[i]!);
type Rows = typeof tables.orders;
const withProducts = (productOf: (i: number) => string, orders: Rows = tables.orders) =>
  historyOf(shop, { ...tables, orders: orders.map((row, i) => ({ ...row, product_id: productOf(i) })) });
const told = ({ products, mix, model }: FittedShop) => unitsReport(products, mix, model.signing.byLag);

describe("events and exposures of products", () => {
  const history = withProducts((i) => `p${i % 3}`);
  const fit = fitted(history, start);
  const sum = ({ pooled }: PooledProcess, of: "events" | "expected") =>
    pooled.units.reduce((total, unit) => total + unit[of], 0);

  it.each(["quality-return", "stars", "damage-return"] as const)(
    "%s: all the events of the shop's fit, and as many expected",
    (id) => {
      const process = fit.products!.processes[id]!;
      const whole = fit.fits.find((one) => one.process === id)!;
      expect(sum(process, "events")).toBe(whole.events);
      const allDays = whole.days.reduce((total, { expected }) => total + expected, 0);
      // of stars the level is drawn towards its prior, of hazards the lags are those of the fit
      expect(Math.abs(sum(process, "expected") / allDays - 1)).toBeLessThan(1e-9);
    },
  );
  it("an order counts for the days that it has lived through", () => {
    const last = withProducts((i) => (paidAt(i) >= "2026-12-14" ? "new" : `p${i % 3}`));
    const { products } = fitted(last, start);
    const unit = products!.units.findIndex(({ id }) => id === "new");
    const { pooled } = products!.processes["quality-return"]!;
    const perOrder = (i: number) => pooled.units[i]!.expected / products!.units[i]!.orders;
    expect(products!.units[unit]!.orders).toBeGreaterThan(60);
    expect(perOrder(unit)).toBeLessThan(perOrder(0) / 2);
  });
});

describe("nothing to compare", () => {
  it.each([
    ["no product ids", ""],
    ["a single product", "only"],
  ])("%s: the very model without pooling, and no report", (_, id) => {
    const plain = fitted(historyOf(shop, tables), start);
    const history = withProducts(() => id);
    const fit = fitted(history, start);
    expect(fit.products).toBeNull();
    expect(JSON.stringify(fit.model)).toBe(JSON.stringify(plain.model));
    expect(told(fit)).toBeNull();
  });
});

describe("the order of rows", () => {
  it("changes no bit of model or report", () => {
    const turned = withProducts(
      (i) => `p${(tables.orders.length - 1 - i) % 5}`,
      [...tables.orders].reverse(),
    );
    const straight = withProducts((i) => `p${i % 5}`);
    const [a, b] = [fitted(turned, start), fitted(straight, start)];
    expect(JSON.stringify([a.model, told(a)])).toBe(JSON.stringify([b.model, told(b)]));
  });
});

describe("what is told of products", () => {
  it("is bounded: those with the most events, and one line for the rest", () => {
    const history = withProducts((i) => `p${i % 200}`);
    const products = told(fitted(history, start));
    expect(products!.named).toBe(200);
    expect(products!.units).toHaveLength(13);
    const rest = products!.units.at(-1)!;
    expect(rest).toMatchObject({ kind: "rest", id: null, members: 188 });
    for (const { process } of products!.processes) {
      const of = products!.units.flatMap(({ lines }) => lines.filter((line) => line.process === process));
      expect(of.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      const whole = of.reduce((sum, { expected }) => sum + expected, 0);
      expect(whole).toBeCloseTo(
        of.reduce((sum, { events }) => sum + events, 0),
        6,
      );
    }
  });
  it("keeps orders apart that name no product", () => {
    const history = withProducts((i) => (i % 4 === 0 ? "" : `p${i % 3}`));
    const products = told(fitted(history, start));
    expect(products!.units.at(-1)).toMatchObject({ kind: "unknown", id: null, members: 0 });
    expect(products!.units.map(({ orderShare }) => orderShare).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
  });
  it("calls products of one kind alike, and finds the one that is not", () => {
    const alike = withProducts((i) => `p${i % 4}`);
    const same = told(fitted(alike, start))!;
    expect(new Set(same.units.flatMap(({ lines }) => lines.map(({ verdict }) => verdict)))).toEqual(
      new Set(["like-the-shop"]),
    );
    const returned = new Set(tables.afterSales.map(({ order_id }) => order_id));
    const bad = withProducts((i) =>
      returned.has(orderId(i)) && i % 2 === 0 ? "bad" : i % 9 === 0 ? "bad" : `p${i % 4}`,
    );
    const { units } = told(fitted(bad, start))!;
    const line = units
      .find(({ id }) => id === "bad")!
      .lines.find(({ process }) => process === "quality-return")!;
    expect(line.verdict).toBe("higher");
    expect(line.interval90[0]).toBeLessThan(line.interval80[0]);
    expect(line.interval90[1]).toBeGreaterThan(line.interval80[1]);
    expect(line.share).toBeGreaterThan(line.shareInterval90[0]);
    expect(line.share).toBeLessThan(line.shareInterval90[1]);
  });
});

describe("units of a column", () => {
  it("beyond the first two thousand are one", () => {
    const names = Array.from({ length: 2100 }, (_, i) => `n${i}`);
    const codes = Int32Array.from({ length: 4201 }, (_, i) => (i === 4200 ? -1 : i % 2100));
    const { units, of } = unitsOf({ names, codes }, () => true);
    expect(units).toHaveLength(2002);
    expect(units[2000]).toEqual({ kind: "rest", id: null, members: 100, orders: 200 });
    expect(units[2001]).toEqual({ kind: "unknown", id: null, members: 0, orders: 1 });
    expect(of[4200]).toBe(2001);
  });
});

describe("the intervals of a record's products", () => {
  // truth drawn, recorded order by order, fitted, pooled; one product of a shop
  const lines = Array.from({ length: 100 }, (_, i) => {
    const { history, start: day, stars, quality, sold } = drawMixedShop(0, false, `intervals ${i}`);
    const fit = fitted(history, day);
    const unit = told(fit)?.units.find(({ id }) => id === "p0");
    const ratio = (of: readonly number[]) => of[0]! / of.reduce((sum, one, j) => sum + one * sold[j]!, 0);
    return (unit?.lines ?? []).flatMap((line) =>
      line.process === "damage-return"
        ? []
        : [{ ...line, truth: ratio(line.process === "stars" ? stars : quality) }],
    );
  });
  it.each(["quality-return", "stars"] as const)("%s: hold the truth as often as they say", (process) => {
    const own = lines.flat().filter((line) => line.process === process);
    expect(own.length).toBeGreaterThan(80);
    for (const [p, key] of [
      [0.8, "interval80"],
      [0.9, "interval90"],
    ] as const) {
      const held = own.filter(({ truth, [key]: at }) => truth >= at[0] && truth <= at[1]).length;
      const error = Math.sqrt((p * (1 - p)) / own.length);
      expect(Math.abs(held / own.length - p)).toBeLessThan(3 * error);
    }
  });
});
