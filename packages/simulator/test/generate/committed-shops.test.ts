import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { committedFiles } from "../../../../scripts/make-sample.ts";
import { generateShop } from "../../src/generate/generate-shop.ts";
import { shopPresets } from "../../src/generate/presets/index.ts";
import type { ShopSpec } from "../../src/generate/shop-spec.ts";
import { readCsv } from "./read-csv.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const files = committedFiles();
const rowsOf = (path: string) => readCsv(files.get(path)!);
const seconds = (text: string) => Date.parse(`${text.replace(" ", "T")}Z`) / 1000;

describe("what scripts/make-sample.ts writes", () => {
  it.each([...files.keys()])("%s is committed as the generator makes it", (path) => {
    expect(readFileSync(root + path).equals(Buffer.from(files.get(path)!))).toBe(true);
  });

  it("stays small enough for git", () => {
    const kilobytes = (folder: string) =>
      [...files].reduce(
        (sum, [path, text]) => sum + (path.startsWith(folder) ? Buffer.byteLength(text) : 0),
        0,
      ) / 1024;
    expect(kilobytes("samples/steady-fashion/exports/")).toBeLessThan(4096);
    for (const shop of ["steady", "small-40", "growth", "crisis"]) {
      expect(kilobytes(`packages/core/test/golden/shops/${shop}/`)).toBeLessThan(400);
    }
  });
});

describe("the sample shop's story", () => {
  const orders = rowsOf("samples/steady-fashion/exports/订单.csv");
  const parcels = rowsOf("samples/steady-fashion/exports/包裹.csv");
  const sales = rowsOf("samples/steady-fashion/exports/售后.csv");
  const reviews = rowsOf("samples/steady-fashion/exports/评价.csv");

  it("spans 120 days up to 2026-10-31 at about 25 orders a day", () => {
    const days = new Set(orders.map((order) => order["支付完成时间"]!.slice(0, 10)));
    expect(days.size).toBe(120);
    expect([...days].toSorted().at(-1)).toBe("2026-10-31");
    expect(orders.length / 120).toBeGreaterThan(22);
    expect(orders.length / 120).toBeLessThan(28);
  });

  it("is slow to be picked up, and a second courier round would cut hours off", () => {
    expect(meanPickupHours(shopPresets["steady-fashion"])).toBeGreaterThan(18);
    expect(meanPickupHours(shopPresets["steady-fashion"])).toBeLessThan(24);
    const { handling } = shopPresets["steady-fashion"];
    const twice = {
      ...shopPresets["steady-fashion"],
      handling: { ...handling, courierRounds: [11.5, 17.5] },
    };
    expect(meanPickupHours(twice)).toBeLessThan(meanPickupHours(shopPresets["steady-fashion"]) - 3);
  });

  it("holds a bad batch of one cardigan, visible in returns and reviews of mid-October", () => {
    const cardigan = "3701000000000000103";
    const paid = new Map(orders.map((order) => [order["子订单编号"]!, order["支付完成时间"]!]));
    const inBatch = (id: string, product: string) =>
      product.trim() === cardigan && paid.get(id)! >= "2026-10-12" && paid.get(id)! < "2026-10-17";
    const quality = sales.filter((sale) => sale["售后原因"] === "质量问题");
    const fromBatch = quality.filter((sale) => inBatch(sale["商品单号"]!, sale["商品ID"]!));
    const bad = reviews.filter((review) => Number(review["商品评价得分"]) <= 2);
    expect(fromBatch.length).toBeGreaterThanOrEqual(3);
    expect(
      bad.filter((review) => inBatch(review["订单ID"]!, review["商品ID"]!)).length,
    ).toBeGreaterThanOrEqual(2);
    expect(quality.length - fromBatch.length).toBeLessThan(25);
  });

  it("shows two thirds and more of its parcels signed for in time, and the last ones still on the way", () => {
    const open = parcels.filter((parcel) => parcel["签收时间"] === "");
    expect(open.length).toBeGreaterThan(20);
    const due = parcels.filter(
      (parcel) => parcel["应签收时间"]! !== "" && parcel["应签收时间"]! < "2026-11-01",
    );
    const inTime = due.filter((parcel) => parcel["签收时间"] && parcel["签收时间"]! <= parcel["应签收时间"]!);
    expect(inTime.length / due.length).toBeGreaterThan(0.92);
    expect(inTime.length / due.length).toBeLessThan(0.98);
  });
});

/** Mean hours from payment to the first pickup, where an order paid from 18:00 to 06:00 starts at 06:00. */
function meanPickupHours(spec: ShopSpec): number {
  const { orders, parcels } = generateShop(spec, "autumn");
  const pickedUp = new Map(
    parcels
      .toReversed()
      .flatMap((parcel) => (parcel.picked_up_at ? [[parcel.order_id, parcel.picked_up_at]] : [])),
  );
  const hours = orders.flatMap((order) => {
    const at = pickedUp.get(order.order_id);
    if (!at || order.paid_at < "2026-10-01") return [];
    const paid = seconds(order.paid_at);
    const hour = Number(order.paid_at.slice(11, 13));
    const midnight = seconds(`${order.paid_at.slice(0, 10)} 00:00:00`);
    const start = hour < 6 ? midnight + 6 * 3600 : hour >= 18 ? midnight + 30 * 3600 : paid;
    return [Math.max(0, seconds(at) - start) / 3600];
  });
  return hours.reduce((sum, value) => sum + value, 0) / hours.length;
}
