import { describe, expect, it } from "vitest";
import { generateShop } from "../../src/generate/generate-shop.ts";
import { shopPresets } from "../../src/generate/presets/index.ts";
import type { Incident, ShopSpec } from "../../src/generate/shop-spec.ts";

const quiet: ShopSpec = { ...shopPresets["steady-fashion"], incidents: [] };
const before = generateShop(quiet, "planted");
const cardigan = "3701000000000000103";

function planted(incident: Incident) {
  return generateShop({ ...quiet, incidents: [incident] }, "planted");
}

describe("a defective batch", () => {
  const after = planted({
    kind: "defective-batch",
    from: "2026-09-01",
    days: 10,
    productId: cardigan,
    defectRate: 0.9,
  });
  const batch = new Set(
    after.orders
      .filter((order) => order.product_id === cardigan)
      .filter((order) => order.paid_at >= "2026-09-01" && order.paid_at < "2026-09-11")
      .map((order) => order.order_id),
  );

  it("shows in the batch's returns and reviews", () => {
    const quality = (tables: typeof after) =>
      tables.afterSales.filter((sale) => batch.has(sale.order_id) && sale.reason_class === "quality").length;
    const bad = (tables: typeof after) =>
      tables.reviews.filter((review) => batch.has(review.order_id) && Number(review.product_stars) <= 2)
        .length;
    expect(batch.size).toBeGreaterThan(20);
    expect(quality(before)).toBeLessThan(batch.size * 0.1);
    expect(quality(after)).toBeGreaterThan(batch.size * 0.25);
    expect(bad(after)).toBeGreaterThan(bad(before) + batch.size * 0.15);
  });

  it("leaves every other order as it was, to the byte", () => {
    const others = <T extends { readonly order_id: string }>(rows: readonly T[]) =>
      rows.filter((row) => !batch.has(row.order_id));
    expect(others(after.orders)).toEqual(others(before.orders));
    expect(after.parcels).toEqual(before.parcels);
    expect(others(after.afterSales)).toEqual(others(before.afterSales));
    expect(others(after.reviews)).toEqual(others(before.reviews));
    expect(others(after.chats)).toEqual(others(before.chats));
  });
});

it("courier trouble makes that courier's parcels late in those days, and no others", () => {
  const courier = "圆通速递";
  const after = planted({
    kind: "courier-trouble",
    from: "2026-09-01",
    days: 7,
    courier,
    extraHours: [
      [0, 60],
      [1, 80],
    ],
  });
  const courierOf = new Map(after.orders.map((order) => [order.order_id, order.courier]));
  const calm = new Map(before.parcels.map((parcel) => [`${parcel.waybill_id}/${parcel.order_id}`, parcel]));
  let hit = 0;
  for (const parcel of after.parcels) {
    const struck =
      courierOf.get(parcel.order_id) === courier &&
      parcel.picked_up_at >= "2026-09-01" &&
      parcel.picked_up_at < "2026-09-08";
    const without = calm.get(`${parcel.waybill_id}/${parcel.order_id}`)!;
    if (!struck) expect(parcel).toEqual(without);
    else if (parcel.signed_at > parcel.delivery_due_at && parcel.signed_at > without.signed_at) hit++;
  }
  expect(hit).toBeGreaterThan(30);
});

it("a chat outage leaves those days' chats unanswered", () => {
  const after = planted({ kind: "chat-outage", from: "2026-09-01", days: 5, unansweredRate: 1 });
  const during = (tables: typeof after) =>
    tables.chats.filter(
      (chat) => chat.human === "1" && chat.started_at >= "2026-09-01" && chat.started_at < "2026-09-06",
    );
  expect(during(after).length).toBeGreaterThan(20);
  expect(during(after).every((chat) => chat.rounds === chat.unanswered_rounds)).toBe(true);
  expect(during(before).some((chat) => chat.rounds !== chat.unanswered_rounds)).toBe(true);
});

it("planned violations stand in the table on their day, about an order paid by then", () => {
  const { violations, orders } = generateShop(shopPresets["in-crisis"], "violations");
  expect(violations.map(({ kind, at }) => `${kind} ${at.slice(0, 10)}`)).toEqual(
    shopPresets["in-crisis"].violations.map(({ kind, on }) => `${kind} ${on}`).sort(byDate),
  );
  for (const violation of violations.filter((one) => one.order_id !== "")) {
    expect(orders.find((order) => order.order_id === violation.order_id)!.paid_at <= violation.at).toBe(true);
  }
});

function byDate(a: string, b: string): number {
  return a.slice(-10) < b.slice(-10) ? -1 : 1;
}
