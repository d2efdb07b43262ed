import { describe, expect, it } from "vitest";
import { generateShop } from "../../src/generate/generate-shop.ts";
import { type ShopPresetName, shopPresets } from "../../src/generate/presets/index.ts";
import { toShopFolder } from "../../src/generate/shop-folder.ts";
import { groupSizes } from "./group-sizes.ts";
import { shopLaws } from "./shop-laws.ts";

const names = Object.keys(shopPresets) as ShopPresetName[];

it("makes the same bytes from the same seed, and others from another", () => {
  const small = shopPresets.small;
  expect(toShopFolder(generateShop(small, "a"))).toEqual(toShopFolder(generateShop(small, "a")));
  expect(toShopFolder(generateShop(small, "a"))).not.toEqual(toShopFolder(generateShop(small, "b")));
});

it("refuses a spec whose first day is no date", () => {
  expect(() => generateShop({ ...shopPresets.small, startDay: "4 July" }, "a")).toThrow(
    '"4 July" in the shop spec is no date. Write it as YYYY-MM-DD',
  );
});

describe.each(names)("the tables of %s", (name) => {
  const spec = shopPresets[name];
  const tables = generateShop(spec, "consistency");
  it.each(Object.keys(shopLaws))("%s", (law) => shopLaws[law]!(tables, spec));

  it("have rows to which the laws apply", () => {
    if (spec.demand.cancelShare > 0)
      expect(tables.orders.some((order) => order.cancelled_at !== "")).toBe(true);
    for (const rows of [tables.parcels, tables.reviews, tables.afterSales, tables.chats])
      expect(rows.length).toBeGreaterThan(2);
  });
});

it("marks an order cancelled within the hour before shipping as an instant refund, and no other", () => {
  const tables = generateShop(shopPresets["steady-fashion"], "instant");
  const instant = tables.orders.filter((order) => order.order_type === "instant-refund");
  expect(instant.length).toBeGreaterThan(10);
  for (const order of instant)
    expect(secondsBetween(order.paid_at, order.cancelled_at)).toBeLessThanOrEqual(3600);
  for (const order of tables.orders.filter((one) => one.order_type === "normal" && one.cancelled_at)) {
    expect(secondsBetween(order.paid_at, order.cancelled_at)).toBeGreaterThan(3600);
  }
});

it("sends products of one purchase in one parcel, and a split purchase in two", () => {
  const { orders, parcels } = generateShop(shopPresets["steady-fashion"], "parcels");
  const perWaybill = groupSizes(parcels, (parcel) => parcel.waybill_id);
  const perOrder = groupSizes(parcels, (parcel) => parcel.order_id);
  expect(Math.max(...perWaybill)).toBe(2);
  expect(Math.max(...perOrder)).toBe(2);
  const purchases = new Set(orders.map((order) => order.parent_order_id));
  expect(purchases.size).toBeLessThan(orders.length);
});

it("sells a small shop's 40 orders in the last 30 days, each a valid one", () => {
  const { orders } = generateShop(shopPresets.small, "any seed");
  const recent = orders.filter((order) => order.paid_at >= "2026-10-02");
  expect(recent.length).toBe(40);
  expect(recent.every((order) => order.order_type === "normal")).toBe(true);
});

it("keeps a shop in the growth stage below 30 orders in 30 days", () => {
  const { orders, shop } = generateShop(shopPresets["growth-stage"], "any seed");
  expect(orders.filter((order) => order.paid_at >= "2026-10-02").length).toBe(15);
  expect(orders[0]!.paid_at > shop.openedOn).toBe(true);
});

function secondsBetween(from: string, to: string): number {
  return (Date.parse(`${to.replace(" ", "T")}Z`) - Date.parse(`${from.replace(" ", "T")}Z`)) / 1000;
}
