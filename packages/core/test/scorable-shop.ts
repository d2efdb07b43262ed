import fc from "fast-check";
import { formatLocalTime, parseDay } from "../src/clocks/shop-day.ts";
import type { History } from "../src/history/history.ts";
import type { Row, Rows } from "../src/history/history-of.ts";
import { dayAt, perk, recordOf } from "./record.ts";

/** The day on which generated shops are scored. */
export const scoredOn = parseDay("2026-10-15")!;

export interface ScorableShop {
  readonly rows: Required<Rows>;
  readonly history: History;
}

const hour = 3600;
const weighted = <T>(...pairs: readonly [weight: number, value: T][]) =>
  fc.oneof(...pairs.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })));

const orderSpec = fc.record({
  daysAgo: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 2, max: 31 }) },
    { weight: 4, arbitrary: fc.integer({ min: 32, max: 101 }) },
  ),
  secondPaid: fc.integer({ min: 60, max: 86_339 }),
  pickupHours: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 3, max: 30 }) },
    { weight: 2, arbitrary: fc.integer({ min: 31, max: 60 }) },
  ),
  transitHours: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 30, max: 70 }) },
    { weight: 1, arbitrary: fc.integer({ min: 71, max: 200 }) },
  ),
  type: weighted(
    [40, "normal"],
    [2, "presale"],
    [1, "gift"],
    [1, "lucky-bag"],
    [1, "instant-refund"],
    [1, "abnormal"],
  ),
  stars: weighted([24, 5], [3, 4], [1, 3], [1, 2], [1, 1], [10, 0]),
  reviewAfterHours: fc.integer({ min: -20, max: 300 }),
  pictures: fc.boolean(),
  afterSale: weighted(
    [30, ""],
    [2, "no-reason"],
    [1, "quality"],
    [1, "mismatch"],
    [1, "damage"],
    [1, "logistics"],
  ),
  afterSaleHours: fc.integer({ min: -30, max: 300 }),
  reviewHours: fc.integer({ min: 0, max: 14 }),
  refundHours: fc.integer({ min: 0, max: 100 }),
  refundOnly: fc.boolean(),
  platform: weighted([9, 0], [1, 1]),
  arbitration: weighted([9, 0], [1, 1]),
  result: weighted([8, "refunded"], [1, "rejected"], [1, "withdrawn"]),
  chat: weighted([2, 0], [2, 1]),
  chatHour: fc.integer({ min: 6, max: 23 }),
  replySeconds: fc.integer({ min: 5, max: 160 }),
  unanswered: weighted([20, 0], [1, 1]),
  chatStars: weighted([5, 0], [6, 5], [1, 4], [1, 2]),
  escalated: weighted([25, 0], [1, 1]),
  complaint: weighted([60, 0], [1, 1]),
  secondParcel: weighted([15, 0], [1, 1]),
  compensated: weighted([30, 0], [1, 1]),
  remote: weighted([15, 0], [1, 1]),
  nextDay: weighted([4, 0], [1, 1]),
  insured: weighted([4, 0], [1, 1]),
});
type OrderSpec = typeof orderSpec extends fc.Arbitrary<infer T> ? T : never;

/**
 * Shops with some 70 orders in 30 days and 110 in all, whose metrics mostly lie on the sloping part of their mappings.
 * Events reach past the scored day: what is not known yet must not matter.
 */
export const scorableShop: fc.Arbitrary<ScorableShop> = fc
  .record({
    orders: fc.array(orderSpec, { minLength: 100, maxLength: 130, size: "max" }),
    violations: fc.array(
      fc.record({
        kind: fc.constantFrom("invoice-refusal", "abnormal-return-address", "mocking-customers", "brushing"),
        daysAgo: fc.integer({ min: -3, max: 60 }),
      }),
      { maxLength: 2 },
    ),
    industry: fc.constantFrom(null, "女装", "跨境时尚", "黄金珠宝", "水果"),
    shopType: fc.constantFrom("flagship" as const, "other" as const),
    perks: fc.boolean(),
  })
  .map(({ orders, violations, industry, shopType, perks }) => {
    const rows = rowsOf(orders, violations);
    return {
      rows,
      history: recordOf(rows, {
        industry,
        shopType,
        perks: perks ? [perk("freight-insurance", "01-01"), perk("remote-logistics", "01-01")] : [],
        openedOn: dayAt("2020-01-01"),
      }),
    };
  });

function rowsOf(
  specs: readonly OrderSpec[],
  violations: readonly { readonly kind: string; readonly daysAgo: number }[],
): Required<Rows> {
  const orders: Row[] = [];
  const parcels: Row[] = [];
  const reviews: Row[] = [];
  const afterSales: Row[] = [];
  const chats: Row[] = [];
  const complaints: Row[] = [];
  for (const [i, spec] of specs.entries()) {
    const id = `o${String(i).padStart(4, "0")}`;
    const paid = (scoredOn - spec.daysAgo) * 24 * hour + spec.secondPaid;
    const pickedUp = paid + spec.pickupHours * hour;
    const signed = pickedUp + spec.transitHours * hour;
    orders.push({
      order_id: id,
      paid_at: formatLocalTime(paid),
      product_id: `sku-${i % 4}`,
      order_type: spec.type,
      shipped_at: formatLocalTime(pickedUp - hour),
      promised_ship_at: formatLocalTime(paid + 48 * hour),
      cancelled_at: spec.type === "instant-refund" ? formatLocalTime(paid + 40 * hour) : "",
      next_day_delivered: String(spec.nextDay),
      freight_insured: String(spec.insured),
    });
    const parcel = {
      order_id: id,
      picked_up_at: formatLocalTime(pickedUp),
      signed_at: formatLocalTime(signed),
      trajectory_compensated: String(spec.compensated),
      remote_transit: String(spec.remote),
    };
    parcels.push({ waybill_id: `w${id}`, ...parcel });
    if (spec.secondParcel === 1)
      parcels.push({ ...parcel, waybill_id: `v${id}`, signed_at: formatLocalTime(signed + 30 * hour) });
    if (spec.stars > 0)
      reviews.push({
        review_id: `r${id}`,
        order_id: id,
        created_at: formatLocalTime(signed + spec.reviewAfterHours * hour),
        product_stars: String(spec.stars),
        service_stars: String(spec.stars),
        logistics_stars: "5",
        has_picture: spec.pictures ? "1" : "0",
      });
    if (spec.afterSale !== "") {
      const applied = signed + spec.afterSaleHours * hour;
      const agreed = applied + spec.reviewHours * hour;
      const finished = agreed + spec.refundHours * hour;
      afterSales.push({
        after_sale_id: `s${id}`,
        order_id: id,
        type: spec.refundOnly ? "refund-only" : "return-refund",
        applied_at: formatLocalTime(applied),
        reason_class: spec.afterSale,
        agreed_at: formatLocalTime(agreed),
        refunded_at: spec.result === "refunded" ? formatLocalTime(finished) : "",
        closed_at: formatLocalTime(finished),
        return_signed_at: formatLocalTime(agreed + Math.min(10, spec.refundHours) * hour),
        result: spec.result,
        platform_handled: String(spec.platform),
        arbitration: String(spec.arbitration),
        liable: spec.arbitration === 1 ? "merchant" : "none",
        compensation: spec.afterSale === "logistics" ? "late-shipping" : "none",
      });
    }
    if (spec.chat === 1)
      chats.push({
        session_id: `c${id}`,
        order_id: id,
        started_at: formatLocalTime((scoredOn - spec.daysAgo) * 24 * hour + spec.chatHour * hour),
        human: "1",
        rounds: "3",
        reply_seconds: String(spec.replySeconds * 2),
        unanswered_rounds: String(spec.unanswered),
        answered_within_3min: spec.unanswered === 1 ? "0" : "1",
        first_reply_seconds: String(spec.replySeconds),
        stars: spec.chatStars === 0 ? "" : String(spec.chatStars),
        escalated: String(spec.escalated),
      });
    if (spec.complaint === 1)
      complaints.push({
        complaint_id: `k${id}`,
        order_id: id,
        created_at: formatLocalTime(signed + 20 * hour),
      });
  }
  return {
    orders,
    parcels,
    reviews,
    afterSales,
    chats,
    chatDays: Array.from({ length: 60 }, (_, i) => ({
      date: formatLocalTime((scoredOn - 2 - 3 * (i >> 1)) * 24 * hour).slice(0, 10),
      agent: `agent-${i % 2}`,
      human_sessions: String(1 + (i % 3)),
      rated_sessions: i % 4 === 0 ? "1" : "",
      dissatisfied_share: i % 9 === 0 ? "1" : "0.05",
      mean_first_reply_seconds: String(20 + i),
      mean_reply_seconds: String(25 + 0.7 * i),
      replied_within_3min_share: "0.9",
    })),
    complaints,
    violations: violations.map(({ kind, daysAgo }) => ({
      kind,
      at: formatLocalTime((scoredOn - daysAgo) * 24 * hour + 10 * hour),
    })),
    listings: Array.from({ length: 40 }, (_, i) => ({
      date: formatLocalTime((scoredOn - 35 + i) * 24 * hour).slice(0, 10),
      product_id: `sku-${i % 4}`,
      video_click_rate: String(0.0195 + 0.0002 * (specs.length % 9) + 0.0007 * (i % 3)),
      category_video_click_rate: "0.0223",
      detail_completeness: String(0.7 + 0.013 * (i % 7)),
      banned_words: String(i % 5 === 0 ? 1 : 0),
    })),
    observed: [{ date: "2026-09-01", node: "product-base-score", value: "4.66" }],
  };
}
