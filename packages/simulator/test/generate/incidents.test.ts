import { describe, expect, it } from "vitest";
import { generateShop } from "../../src/generate/generate-shop.ts";
import { incidentTitles } from "../../src/generate/incident-titles.ts";
import { plantedIncidents } from "../../src/generate/planted-incidents.ts";
import { shopPresets } from "../../src/generate/presets/index.ts";
import type { Incident, ShopSpec } from "../../src/generate/shop-spec.ts";
import { incidents } from "../../src/incidents/registry.ts";

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

/** Rows of the two shops that differ, by what names them; a row that only one has differs. */
function changed<T extends object>(now: readonly T[], then: readonly T[], name: (row: T) => string): T[] {
  const known = new Map(then.map((row) => [name(row), JSON.stringify(row)]));
  return now.filter((row) => known.get(name(row)) !== JSON.stringify(row));
}

const within = (at: string, from: string, to: string) => at >= from && at < to;
const paidOf = (tables: typeof before) =>
  new Map(tables.orders.map((order) => [order.order_id, order.paid_at]));

describe("incidents on demand", () => {
  const plant = (id: keyof typeof plantedIncidents, from: string, days: number) =>
    planted(plantedIncidents[id].plant(quiet, from, days));

  it("a bad batch is of the best seller, a strike of the busiest courier", () => {
    expect(plantedIncidents["bad-batch"].plant(quiet, "2026-09-01", 3)).toMatchObject({
      ...{ kind: "defective-batch", productId: quiet.products[0]!.id, from: "2026-09-01", days: 3 },
    });
    expect(plantedIncidents["courier-strike"].plant(quiet, "2026-09-01", 3)).toMatchObject({
      ...{ kind: "courier-trouble", courier: "中通快递" },
    });
  });

  it("has a file's worth of words and a length for each incident of the simulator", () => {
    expect(Object.keys(plantedIncidents)).toEqual(Object.keys(incidents));
    for (const { usualDays, plant: make } of Object.values(plantedIncidents))
      expect(incidentTitles[make(quiet, "2026-09-01", usualDays).kind].zh).not.toBe("");
  });

  it("sick staff pack, answer and review slower on those days, and nobody else's life changes", () => {
    const after = plant("staff-sick", "2026-09-01", 5);
    const days = ["2026-09-01", "2026-09-06"] as const;
    const shippedLater = changed(after.orders, before.orders, (order) => order.order_id);
    expect(shippedLater.length).toBeGreaterThan(50);
    const mean = (tables: typeof after) => {
      const chats = tables.chats.filter((chat) => chat.human === "1" && within(chat.started_at, ...days));
      const sum = (column: "reply_seconds" | "rounds" | "unanswered_rounds") =>
        chats.reduce((total, chat) => total + Number(chat[column]), 0);
      return sum("reply_seconds") / (sum("rounds") - sum("unanswered_rounds"));
    };
    expect(mean(after)).toBeGreaterThan(2 * mean(before));
    const paid = paidOf(before);
    const touched = new Set([
      ...before.orders.filter((order) => within(order.paid_at, ...days)).map((order) => order.order_id),
      ...before.afterSales.filter((sale) => within(sale.applied_at, ...days)).map((sale) => sale.order_id),
      ...before.chats.filter((chat) => within(chat.started_at, ...days)).map((chat) => chat.order_id),
    ]);
    for (const order of shippedLater)
      expect([paid.get(order.order_id), touched.has(order.order_id)]).toEqual([expect.any(String), true]);
    for (const parcel of changed(after.parcels, before.parcels, (row) => `${row.waybill_id}/${row.order_id}`))
      expect(touched.has(parcel.order_id)).toBe(true);
  });

  it("review bombing gives one star to a share of the orders signed for in those days, and changes nothing else", () => {
    const after = plant("review-bombing", "2026-09-01", 3);
    expect({ ...after, reviews: [] }).toEqual({ ...before, reviews: [] });
    const signed = new Map(after.parcels.map((parcel) => [parcel.order_id, parcel.signed_at]));
    const bombs = changed(after.reviews, before.reviews, (review) => review.review_id);
    expect(bombs.length).toBeGreaterThan(5);
    for (const bomb of bombs) {
      expect([bomb.product_stars, bomb.service_stars, bomb.logistics_stars]).toEqual(["1", "1", "1"]);
      expect(within(signed.get(bomb.order_id)!, "2026-09-01", "2026-09-04")).toBe(true);
    }
  });

  it("brushed orders are added, praised, found and left out, and touch no real order", () => {
    const after = plant("brushing", "2026-09-01", 5);
    const known = new Set(before.orders.map((order) => order.order_id));
    const added = after.orders.filter((order) => !known.has(order.order_id));
    const ids = new Set(added.map((order) => order.order_id));
    expect(added.length).toBeGreaterThanOrEqual(25);
    expect(added.every((order) => order.order_type === "abnormal")).toBe(true);
    expect(added.every((order) => within(order.paid_at, "2026-09-01", "2026-09-06"))).toBe(true);
    const real = <T extends { readonly order_id: string }>(rows: readonly T[]) =>
      rows.filter((row) => !ids.has(row.order_id));
    expect(real(after.orders)).toEqual(before.orders);
    expect(real(after.parcels)).toEqual(before.parcels);
    expect(real(after.reviews)).toEqual(before.reviews);
    expect([after.chats, after.afterSales]).toEqual([before.chats, before.afterSales]);
    const praise = after.reviews.filter((review) => ids.has(review.order_id));
    expect(praise.length).toBeGreaterThan(20);
    expect(praise.every((review) => review.product_stars === "5")).toBe(true);
    expect(after.violations).toEqual([
      { kind: "brushing", at: expect.stringMatching(/^2026-09-06 /), order_id: "" },
    ]);
  });

  it("brushing that is not found by the last day leaves ordinary orders and no violation", () => {
    const after = plant("brushing", "2026-10-29", 5);
    expect(after.violations).toEqual([]);
    expect(after.orders.some((order) => order.order_type === "abnormal")).toBe(false);
    expect(after.orders.length).toBeGreaterThan(before.orders.length);
  });

  it("a warehouse that moves ships nothing on those days, and more wrong goods afterwards", () => {
    const after = plant("warehouse-move", "2026-09-01", 3);
    const during = (tables: typeof after) =>
      tables.orders.filter((order) => within(order.shipped_at, "2026-09-01", "2026-09-04")).length;
    expect([during(before) > 30, during(after)]).toEqual([true, 0]);
    for (const order of changed(after.orders, before.orders, (one) => one.order_id))
      expect(within(order.paid_at, "2026-08-29", "2026-09-09")).toBe(true);
    const wrong = planted({ kind: "warehouse-move", from: "2026-09-01", days: 3, wrongItemRate: 1 });
    const missing = wrong.afterSales.filter((sale) => sale.reason === "少件/漏发");
    const shipped = new Map(wrong.orders.map((order) => [order.order_id, order.shipped_at]));
    const ofMove = missing.filter((sale) => within(shipped.get(sale.order_id)!, "2026-09-04", "2026-09-07"));
    expect(ofMove.length).toBeGreaterThan(30);
    expect(ofMove.length).toBeGreaterThan(missing.length / 2);
  });

  it("a live-stream surge multiplies the days' orders, makes a line, and leaves earlier orders alone", () => {
    const after = plant("live-stream-surge", "2026-09-01", 2);
    const on = (tables: typeof after) =>
      tables.orders.filter((order) => within(order.paid_at, "2026-09-01", "2026-09-03"));
    expect(on(after).length / on(before).length).toBeGreaterThan(4.5);
    expect(on(after).length / on(before).length).toBeLessThan(5.5);
    const earlier = (tables: typeof after) => tables.orders.filter((order) => order.paid_at < "2026-09-01");
    expect(earlier(after)).toEqual(earlier(before));
    const shipped = new Map(before.orders.map((order) => [order.order_id, order.shipped_at]));
    const waits = after.orders
      .filter((order) => within(order.paid_at, "2026-09-04", "2026-09-05") && shipped.has(order.order_id))
      .filter((order) => order.shipped_at > shipped.get(order.order_id)!);
    expect(waits.length).toBeGreaterThan(15);
    // 2 × (5 − 1.5) days' work too many, half a day less each day: the line is gone after a fortnight.
    const late = (tables: typeof after) =>
      tables.orders.filter((order) => within(order.paid_at, "2026-09-18", "2026-10-01"));
    expect(late(after)).toEqual(late(before));
  });

  it("two of a kind on the same days add up, each order with a number of its own", () => {
    const two = (id: "brushing" | "live-stream-surge") =>
      generateShop(
        { ...quiet, incidents: [1, 2].map(() => plantedIncidents[id].plant(quiet, "2026-09-01", 2)) },
        "planted",
      );
    for (const id of ["brushing", "live-stream-surge"] as const) {
      const [once, twice] = [plant(id, "2026-09-01", 2), two(id)];
      const ids = twice.orders.map((order) => order.order_id);
      expect(new Set(ids).size).toBe(ids.length);
      const more = (tables: typeof before) => tables.orders.length - before.orders.length;
      expect(more(twice) / more(once)).toBeGreaterThan(1.85);
      expect(more(twice) / more(once)).toBeLessThan(2.15);
    }
  });

  it("a rule change is a note: not a byte of the shop is another", () => {
    expect(plant("rule-change", "2026-09-08", 1)).toEqual(before);
  });

  it("summer heat damages what travels in it", () => {
    const after = planted({ kind: "summer-heat", from: "2026-09-01", days: 10, damageRate: 1 });
    const damaged = after.afterSales.filter((sale) => sale.reason_class === "damage");
    const pickedUp = new Map(after.parcels.map((parcel) => [parcel.order_id, parcel.picked_up_at]));
    const inHeat = damaged.filter((sale) => within(pickedUp.get(sale.order_id)!, "2026-09-01", "2026-09-11"));
    expect(inHeat.length).toBeGreaterThan(100);
    expect(after.parcels).toEqual(before.parcels);
  });
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
