import { describe, expect, it } from "vitest";
import { type Batch, inverseAnswers } from "../../src/explain/inverse-answers.ts";
import type { Row, Rows } from "../../src/history/history-of.ts";
import { afterSale, dayAt, order, parcel, recordOf, review } from "../record.ts";
import { rulesOf, V5, V6, V8 } from "../rule-versions.ts";
import { scored } from "../scored.ts";
import { tablesOf } from "./explained.ts";

const ASOF = "10-20";

/** An ordinary shop: four orders a day, a third of them reviewed, one product badly and returned for quality. */
function shopRows(): Rows {
  const parts: Partial<Rows>[] = [];
  for (let d = 0; d < 130; d++)
    for (let k = 0; k < 4; k++) {
      const id = `o${d}-${k}`;
      const at = (plus: number, time: string) => {
        const day = new Date(Date.parse("2026-06-12") + (d + plus) * 86_400_000).toISOString().slice(0, 10);
        return `${day} ${time}`;
      };
      const stars = (d + k) % 5 === 0 ? 4 : 5;
      const product = { product_id: d % 10 === 3 ? "sku-bad" : "sku-1" };
      parts.push({
        orders: [order(id, at(0, "10:00"), product)],
        parcels: [parcel(`p${id}`, id, at(0, "19:00"), at(d % 9 === 0 && d % 10 !== 3 ? 4 : 2, "12:00"))],
        reviews:
          (d + k) % 3 === 0
            ? [review(`r${id}`, id, at(5, "12:00"), d % 10 === 3 && k === 0 ? 1 : stars)]
            : [],
        afterSales:
          d % 20 === 13 && k === 1
            ? [
                afterSale(`a${id}`, id, at(6, "12:00"), {
                  agreed_at: at(6, "13:00"),
                  refunded_at: at(8, "12:00"),
                }),
              ]
            : [],
      });
    }
  return tablesOf(...parts);
}

const rows = shopRows();

/** Orders of the bad product. */
const badOrders = new Set(
  rows.orders.flatMap((row) => (row["product_id"] === "sku-bad" ? [row["order_id"]!] : [])),
);

/** The record without the batch's reviews below the mean, its returns for no reason of quality. */
const withoutBatch: Rows = {
  ...rows,
  reviews: rows.reviews!.filter(
    ({ order_id, product_stars }) => !badOrders.has(order_id!) || product_stars === "5",
  ),
  afterSales: rows.afterSales!.map((row) =>
    badOrders.has(row["order_id"]!) ? { ...row, reason_class: "no-reason" } : row,
  ),
};

function asked(version: string, threshold = 90, batch: Batch | null = null, from: Rows = rows) {
  const input = {
    history: recordOf(from),
    rules: rulesOf(version),
    ...{ inForce: true, asOf: dayAt(ASOF), input: "sha256:test", program: "test", consequences: [] },
  };
  return inverseAnswers(input, threshold, batch);
}

/** The same question by force: rows are added to the record, and the record is scored. */
function withRows(version: string, added: Partial<Rows>, from: Rows = rows) {
  return scored(recordOf(tablesOf(from, added)), version, ASOF);
}

/** Perfect orders of a day that every window of the version holds. */
function perfect(n: number, day: string, next: string): Partial<Rows> {
  const ids = Array.from({ length: n }, (_, i) => `good-${i}`);
  return {
    orders: ids.map((id) => order(id, `${day} 12:00`)),
    parcels: ids.map((id) => parcel(`p${id}`, id, `${day} 12:00`, `${next} 12:00`)),
    reviews: ids.map((id): Row => review(`r${id}`, id, `${next} 18:00`, 5)),
  };
}

describe.each([V5, V6, V8])("asked backwards under %s", (version) => {
  it("so many good orders suffice, and one fewer does not, when they are written into the record", () => {
    const now = scored(recordOf(rows), version, ASOF);
    const threshold = Math.floor(now.total!) + 3;
    const { goodOrders } = asked(version, threshold);
    expect(goodOrders.today).toBeGreaterThan(0);
    const [day, next] = ["09-29", "09-30"];
    const reached = (n: number) => withRows(version, perfect(n, day, next)).display.total!;
    expect(reached(goodOrders.today!)).toBeGreaterThanOrEqual(threshold);
    expect(reached(goodOrders.today! - 1)).toBeLessThan(threshold);
  });

  it("one bad review costs what it costs when it is written into the record", () => {
    const silent = rows.orders.find(
      ({ order_id }) =>
        /^o(100|101|102)-/.test(order_id!) && !rows.reviews!.some((one) => one["order_id"] === order_id),
    )!;
    const { badReview, total } = asked(version);
    const added = review("bad", silent["order_id"]!, "10-02 12:00", 1);
    const without = scored(recordOf(rows), version, ASOF).total!;
    expect(total).toBe(without);
    expect(badReview.points).toBeCloseTo(without - withRows(version, { reviews: [added] }).total!, 10);
    expect(badReview.points).toBeGreaterThan(0);
  });

  it("a bad batch costs what the record gains once its bad events are taken out of it, and goes day by day", () => {
    const { batch } = asked(version, 90, { product: "sku-bad" });
    const mended = scored(recordOf(withoutBatch), version, ASOF).total!;
    expect(batch!.points).toBeCloseTo(mended - scored(recordOf(rows), version, ASOF).total!, 10);
    expect(batch!.points).toBeGreaterThan(0);
    const { path, events, goneOn } = batch!;
    expect(path[0]).toMatchObject({ date: "2026-10-20", left: events, points: batch!.points });
    expect(path.at(-1)).toMatchObject({ date: goneOn, left: 0, points: 0 });
    for (let i = 1; i < path.length; i++) {
      expect(path[i]!.date > path[i - 1]!.date).toBe(true);
      expect(path[i]!.left).toBeLessThan(path[i - 1]!.left);
    }
  });
});

describe("the bad batch", () => {
  it("is the product with most bad events beyond its share of orders, where none is named, and not the one that sells most", () => {
    expect(asked(V8).batch!.product).toBe("sku-bad");
  });
  it("may be named by its days", () => {
    const { batch } = asked(V8, 90, { days: [dayAt("07-01"), dayAt("10-01")] });
    expect(batch).toMatchObject({ product: null, from: "2026-07-01", to: "2026-10-01" });
    expect(batch!.events).toBeGreaterThan(
      asked(V8, 90, { days: [dayAt("09-25"), dayAt("10-01")] }).batch!.events,
    );
  });
  it("is null where no bad event fits", () => {
    expect(asked(V8, 90, { product: "no-such" }).batch).toBeNull();
  });
});

it("asks nothing of a shop without a score but says so", () => {
  const { badReview, total, batch } = asked(V8, 90, null, { orders: [] });
  expect(total).toBeNull();
  expect(badReview.points).toBeNull();
  expect(batch).toBeNull();
});
