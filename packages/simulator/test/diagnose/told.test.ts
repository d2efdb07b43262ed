import { historyOf, parseDay, parseLocalTime, type Rows } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { causes } from "../../src/diagnose/causes/registry.ts";
import { complaintTypes } from "../../src/diagnose/complaint-types.ts";
import { deliveryTimes } from "../../src/diagnose/delivery-times.ts";
import { causeLines } from "../../src/diagnose/diagnose-shop.ts";
import { groundOf } from "../../src/diagnose/ground.ts";
import { newEvents } from "../../src/diagnose/new-events.ts";
import { standardsWith } from "../../src/diagnose/standards.ts";
import { shop } from "../recorded-shop.ts";
import { currentRules } from "../rules.ts";

const AS_OF = parseDay("2026-11-01")!;
const none = { parcels: [], reviews: [], afterSales: [], chats: [], complaints: [], violations: [] };

/** 40 orders, paid at noon on 20 October, picked up at 18:00 and signed two days later but for the last `open`. */
function ground(rows: Partial<Rows>, open = 0) {
  const orders = Array.from({ length: 40 }, (_, i) => ({
    order_id: `o${String(i).padStart(2, "0")}`,
    paid_at: "2026-10-20 12:00:00",
    product_id: "<b>p</b>",
    promised_ship_at: "2026-10-22 12:00:00",
  }));
  const parcels = orders.map(({ order_id }, i) => ({
    waybill_id: `w${i}`,
    order_id,
    picked_up_at: "2026-10-20 18:00:00",
    signed_at: i < 40 - open ? "2026-10-22 18:00:00" : "",
    delivery_due_at: "2026-10-23 23:59:59",
  }));
  const history = historyOf(shop, { ...none, orders, parcels, ...rows } as Rows);
  return groundOf(history, currentRules, AS_OF, standardsWith({}), Object.keys(causes).length);
}

describe("delivery times", () => {
  it("count parcels on the way as not yet arrived", () => {
    const { parcels, undelivered, quantiles } = deliveryTimes(ground({}, 8))!;
    expect({ parcels, undelivered }).toEqual({ parcels: 40, undelivered: 8 });
    // 32 of 40 arrived after 48 hours: the product-limit estimate reaches 80 % and no more
    expect(quantiles).toEqual([
      { share: 0.5, hours: 48 },
      { share: 0.8, hours: 48 },
      { share: 0.9, hours: null },
      { share: 0.95, hours: null },
    ]);
  });
});

const reviews = [
  { review_id: "r1", order_id: "o01", created_at: "2026-10-30 09:00:00", product_stars: "1" },
  { review_id: "r2", order_id: "o02", created_at: "2026-10-25 09:00:00", product_stars: "2" },
  ...Array.from({ length: 10 }, (_, i) => ({
    review_id: `g${i}`,
    order_id: `o${10 + i}`,
    created_at: "2026-10-25 10:00:00",
    product_stars: "5",
  })),
];

describe("new events", () => {
  it("are those known since the moment, with what they cost, when they leave and by when to act", () => {
    const since = parseLocalTime("2026-10-30 08:00:00")!;
    const { events } = newEvents(ground({ reviews } as never), since);
    expect(events.map(({ id }) => id)).toEqual(["r1"]);
    const [event] = events;
    expect(event).toMatchObject({
      ...{ kind: "bad-review", orderId: "o01", product: "<b>p</b>", within: 2 },
      ...{ at: "2026-10-30 09:00:00", answerBy: "2026-10-30 11:00:00", leavesOn: "2026-11-22" },
    });
    expect(event!.cost).toBeGreaterThan(0);
    expect(newEvents(ground({ reviews } as never), since + 7200).events).toEqual([]);
  });
  it("put what is most urgent first and tell a parcel once it is overdue", () => {
    const complaints = [
      { complaint_id: "c1", order_id: "o05", created_at: "2026-10-29 10:00:00", upheld: "1" },
    ];
    const { events } = newEvents(
      ground({ reviews, complaints } as never, 1),
      parseLocalTime("2026-10-23 00:00:00")!,
    );
    expect(events.map(({ kind }) => kind)).toEqual([
      "bad-review",
      "overdue-parcel",
      "complaint",
      "bad-review",
    ]);
    expect(events.map(({ answerBy }) => answerBy)).toEqual(
      [...events.map(({ answerBy }) => answerBy)].sort(),
    );
  });
});

it("counts complaints of 30 days by kind, and returns without a reason as none", () => {
  const afterSales = ["quality", "quality", "no-reason"].map((reason_class, i) => ({
    ...{ after_sale_id: `a${i}`, order_id: `o2${i}`, type: "return-refund", reason_class },
    ...{ reason: "裂开", applied_at: "2026-10-26 10:00:00" },
  }));
  const { all, types } = complaintTypes(ground({ reviews, afterSales } as never));
  expect(all).toBe(4);
  expect(types.map(({ id, count, share }) => [id, count, share])).toEqual([
    ["bad-review", 2, 0.5],
    ["quality", 2, 0.5],
  ]);
  expect(types[1]!.reason).toBe("裂开");
});

describe("circumstances", () => {
  const lineOf = (g: ReturnType<typeof ground>, id: string) => causeLines(g).find((line) => line.id === id)!;
  it("few orders: says what the dearest single event is worth", () => {
    const line = lineOf(ground({ reviews } as never), "low-volume");
    expect(line).toMatchObject({ verdict: "found", kind: "circumstance" });
    expect(line.says.en).toContain("only 40 orders in 30 days, one order is 2.5 %");
    expect(line.evidence[0]!.items[0]).toContain("product-rating r1");
  });
  it("a complaint that the platform counts and the record does not know of", () => {
    const chats = [
      {
        session_id: "s1",
        started_at: "2026-10-28 10:00:00",
        order_id: "o03",
        human: "1",
        rounds: "1",
        reply_seconds: "20",
      },
    ];
    const known = lineOf(ground({ chats } as never), "hidden-complaint");
    expect(known.verdict).toBe("not-found");
    const observed = [{ date: "2026-11-01", node: "platform-help-rate", value: "1" }];
    const hidden = lineOf(ground({ chats, observed } as never), "hidden-complaint");
    expect(hidden).toMatchObject({ verdict: "found", points: expect.any(Number) });
    expect(hidden.says.en).toContain("some 1 cases are missing");
  });
  it("peers: a version without them says so", () => {
    expect(lineOf(ground({}), "peers-moved").says.en).toBe(
      "this version does not rank a shop among its peers",
    );
  });
});
