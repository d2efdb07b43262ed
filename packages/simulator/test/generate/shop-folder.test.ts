import { describe, expect, it } from "vitest";
import { generateShop } from "../../src/generate/generate-shop.ts";
import { shopPresets } from "../../src/generate/presets/index.ts";
import { shopYaml, toShopFolder } from "../../src/generate/shop-folder.ts";
import type { ShopSpec } from "../../src/generate/shop-spec.ts";
import { tableColumns } from "../../src/generate/shop-tables.ts";
import { readCsv } from "./read-csv.ts";

const steady = shopPresets["steady-fashion"];
const insured: ShopSpec = {
  ...steady,
  shop: {
    ...steady.shop,
    name: '示例"女装"店',
    perks: [
      { kind: "freight-insurance", from: "2026-08-01", until: "2026-08-31" },
      { kind: "remote-logistics", from: "2026-09-01", until: null },
    ],
  },
};
const tables = generateShop(insured, "perks");

it("writes shop.yaml with quoted texts, dates and dated perks", () => {
  expect(shopYaml(insured.shop)).toBe(
    [
      'id: "steady-fashion"',
      'name: "示例\\"女装\\"店"',
      'industry: "女装"',
      "shopType: other",
      'openedOn: "2024-03-18"',
      "timezone: Asia/Shanghai",
      "productsOnSale: 8",
      "perks:",
      '  - { kind: freight-insurance, from: "2026-08-01", until: "2026-08-31" }',
      '  - { kind: remote-logistics, from: "2026-09-01", until: null }',
      "",
    ].join("\n"),
  );
  expect(shopYaml(steady.shop)).toContain("\nperks: []\n");
});

it("writes each table under its columns and gives the rows back", () => {
  const folder = toShopFolder(tables);
  expect(Object.keys(folder)).toEqual([
    "shop.yaml",
    ...Object.keys(tableColumns).map((name) => `${name}.csv`),
  ]);
  expect(folder["orders.csv"]!.split("\n")[0]).toBe(tableColumns.orders.join(","));
  expect(readCsv(folder["orders.csv"]!)).toEqual([...tables.orders]);
  expect(readCsv(folder["after-sales.csv"]!)).toEqual([...tables.afterSales]);
  expect(folder["violations.csv"]).toBe("kind,at,order_id\n");
});

describe("perks", () => {
  it("insure the orders paid while the insurance was open, both days included", () => {
    for (const order of tables.orders) {
      const open = order.paid_at >= "2026-08-01" && order.paid_at < "2026-09-01";
      expect(order.freight_insured).toBe(open ? "1" : "0");
    }
  });

  it("send parcels to remote regions through transit once remote logistics is open", () => {
    const province = new Map(tables.orders.map((order) => [order.order_id, order.province]));
    const transit = tables.parcels.filter((parcel) => parcel.remote_transit === "1");
    expect(transit.length).toBeGreaterThan(5);
    for (const parcel of tables.parcels.filter((one) => one.picked_up_at !== "")) {
      const remote = ["甘肃省", "新疆维吾尔自治区"].includes(province.get(parcel.order_id)!);
      expect(parcel.remote_transit).toBe(remote && parcel.picked_up_at >= "2026-09-01" ? "1" : "0");
    }
  });
});

it("makes a parcel due at the end of its region's standard day, the pickup day not counted", () => {
  const days = new Map(steady.regions.map((region) => [region.province, region.standardDays]));
  const province = new Map(tables.orders.map((order) => [order.order_id, order.province]));
  for (const parcel of tables.parcels.filter((one) => one.picked_up_at !== "")) {
    const due = new Date(`${parcel.picked_up_at.slice(0, 10)}T00:00:00Z`);
    due.setUTCDate(due.getUTCDate() + days.get(province.get(parcel.order_id)!)!);
    expect(parcel.delivery_due_at).toBe(`${due.toISOString().slice(0, 10)} 23:59:59`);
  }
});

it("picks parcels up at the courier's round, give or take its minutes", () => {
  for (const parcel of tables.parcels.filter((one) => one.picked_up_at !== "")) {
    expect(parcel.picked_up_at.slice(11) >= "17:10:00" && parcel.picked_up_at.slice(11) <= "18:15:00").toBe(
      true,
    );
  }
});

it("hands parcels over between 09:00 and 20:00 and marks what came the day after payment", () => {
  const nextDay = new Map(tables.orders.map((order) => [order.order_id, order]));
  let marked = 0;
  for (const parcel of tables.parcels.filter((one) => one.signed_at !== "")) {
    expect(parcel.signed_at.slice(11) >= "09" && parcel.signed_at.slice(11) < "20").toBe(true);
    const order = nextDay.get(parcel.order_id)!;
    if (order.next_day_delivered !== "1") continue;
    marked++;
    expect(order.province).toBe("浙江省");
    const days =
      (Date.parse(parcel.signed_at.slice(0, 10)) - Date.parse(order.paid_at.slice(0, 10))) / 86_400_000;
    expect(days).toBeLessThanOrEqual(1);
  }
  expect(marked).toBeGreaterThan(20);
});
