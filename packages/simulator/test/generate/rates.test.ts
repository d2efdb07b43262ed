import { describe, expect, it } from "vitest";
import { generateShop } from "../../src/generate/generate-shop.ts";
import { momentsOf } from "../../src/generate/quantile-table.ts";
import type { ShopSpec } from "../../src/generate/shop-spec.ts";
import type { Row, ShopTables } from "../../src/generate/shop-tables.ts";
import { always, calmShop } from "./calm-shop.ts";
import { expectMean, expectShare } from "./expect-mean.ts";
import { groupSizes } from "./group-sizes.ts";

const seconds = (text: string) => Date.parse(`${text.replace(" ", "T")}Z`) / 1000;

/** Whether each order paid in the first 30 days, whose fate is known by the end, has a row in `rows`. */
function touched(tables: ShopTables, rows: readonly { readonly order_id: string }[]): boolean[] {
  const ids = new Set(rows.map((row) => row.order_id));
  return early(tables).map((order) => ids.has(order.order_id));
}

function early(tables: ShopTables): Row<"orders">[] {
  return tables.orders.filter((order) => order.paid_at < "2026-08-03");
}

describe("a calm shop", () => {
  const tables = generateShop(calmShop, "rates");

  it("sells as many orders a day as the spec says", () => {
    const perDay = groupSizes(tables.orders, (order) => order.paid_at.slice(0, 10));
    expect(perDay.length).toBe(60);
    expectMean(perDay, { mean: 120, sd: Math.sqrt(120 + 12 ** 2) });
  });

  it("sells at the hours of the spec's profile", () => {
    const { hourOfDay } = calmShop.demand;
    const total = hourOfDay.reduce((sum, weight) => sum + weight, 0);
    for (const hour of [0, 9, 21]) {
      const there = tables.orders.map((order) => Number(order.paid_at.slice(11, 13)) === hour);
      expectShare(there, hourOfDay[hour]! / total);
    }
  });

  it("is reviewed, returned and asked about at the rates of an order that went well", () => {
    expectShare(touched(tables, tables.reviews), calmShop.reviews.rate.fine);
    expectShare(touched(tables, tables.afterSales), calmShop.afterSales.applyRate.fine);
    expectShare(touched(tables, tables.chats), calmShop.chats.contactRate.fine);
  });

  it("gives only reasons that a buyer without trouble gives", () => {
    expect(new Set(tables.afterSales.map((sale) => sale.reason_class))).toEqual(
      new Set(["no-reason", "other"]),
    );
  });

  it("answers chats at the spec's speed while staffed, and leaves the spec's share unanswered", () => {
    const human = tables.chats.filter((chat) => chat.human === "1");
    const staffed = human.filter(
      (chat) => chat.started_at.slice(11) >= "08" && chat.started_at.slice(11) < "23",
    );
    expectShare(
      staffed.flatMap((chat) =>
        Array.from({ length: Number(chat.rounds) }, (_, i) => i < Number(chat.unanswered_rounds)),
      ),
      calmShop.chats.unansweredRate,
    );
    const single = staffed.filter((chat) => chat.rounds === "1" && chat.unanswered_rounds === "0");
    // Whole seconds add a twelfth to the variance, which is nothing beside the table's own.
    expectMean(
      single.map((chat) => Number(chat.reply_seconds)),
      momentsOf(calmShop.chats.replySeconds),
    );
  });

  it("approves automatically as often as the spec says", () => {
    const answered = tables.afterSales.filter(
      (sale) => sale.agreed_at !== "" && sale.applied_at < "2026-08-25",
    );
    const atOnce = answered.map((sale) => seconds(sale.agreed_at) - seconds(sale.applied_at) <= 60);
    expectShare(atOnce, calmShop.afterSales.autoApproveShare);
  });

  it("rejects and withdraws as often as the spec says", () => {
    const firsts = [
      ...new Map(tables.afterSales.toReversed().map((sale) => [sale.order_id, sale])).values(),
    ].filter((sale) => sale.closed_at !== "" && sale.applied_at < "2026-08-15");
    const { withdrawShare, rejectShare, arbitrationShare, merchantLiableShare } = calmShop.afterSales;
    expectShare(
      firsts.map((sale) => sale.result === "withdrawn"),
      withdrawShare,
    );
    expectShare(
      firsts.map((sale) => sale.result === "rejected"),
      (1 - withdrawShare) * rejectShare * (1 - arbitrationShare * merchantLiableShare),
    );
  });
});

describe("trouble spreads", () => {
  const everything: ShopSpec = {
    ...calmShop,
    chats: { ...calmShop.chats, contactRate: always(0.5), botShare: 0 },
    complaints: { ...calmShop.complaints, rate: always(0.05), souredFactor: 8 },
    reviews: { ...calmShop.reviews, rate: always(1) },
  };
  const allDefective: ShopSpec = {
    ...everything,
    products: everything.products.map((product) => ({ ...product, defectRate: 1 })),
  };

  it("a defective order is returned for its quality and rated as the spec says", () => {
    const tables = generateShop(
      { ...allDefective, complaints: { ...allDefective.complaints, rate: always(0) } },
      "d",
    );
    expectShare(touched(tables, tables.afterSales), allDefective.afterSales.applyRate.defective);
    const firsts = new Map(tables.afterSales.toReversed().map((sale) => [sale.order_id, sale]));
    expectShare(
      [...firsts.values()].map((sale) => sale.reason_class === "quality"),
      0.8,
    );
    const asked = new Set(tables.chats.map((chat) => chat.order_id));
    const quiet = tables.reviews.filter((review) => !asked.has(review.order_id));
    const weights = allDefective.reviews.stars.defective;
    for (const stars of [1, 2, 3, 4, 5]) {
      expectShare(
        quiet.map((review) => review.product_stars === String(stars)),
        weights[stars - 1]!,
      );
    }
  });

  it("an unanswered chat brings complaints, and complaints bring worse reviews", () => {
    const tables = generateShop(
      { ...everything, chats: { ...everything.chats, unansweredRate: 0.4, unansweredOffHours: 0.4 } },
      "spread",
    );
    const about = (chats: readonly Row<"chats">[]) => new Set(chats.map((chat) => chat.order_id));
    const soured = about(tables.chats.filter((chat) => Number(chat.unanswered_rounds) > 0));
    const content = about(tables.chats.filter((chat) => chat.unanswered_rounds === "0"));
    const complained = new Set(tables.complaints.map((complaint) => complaint.order_id));
    expectShare(
      early(tables).flatMap((order) => (soured.has(order.order_id) ? [complained.has(order.order_id)] : [])),
      0.4,
    );
    expectShare(
      early(tables).flatMap((order) => (content.has(order.order_id) ? [complained.has(order.order_id)] : [])),
      0.05,
    );
    const weights = everything.reviews.stars.fine;
    const fine = weights.reduce((sum, weight, i) => sum + weight * (i + 1), 0);
    const square = weights.reduce((sum, weight, i) => sum + weight * (i + 1) ** 2, 0);
    const loss = everything.reviews.souredStarLoss * (1 - weights[0]);
    expectMean(
      tables.reviews.flatMap((review) => (soured.has(review.order_id) ? [Number(review.product_stars)] : [])),
      { mean: fine - loss, sd: Math.sqrt(square - fine ** 2 + loss) },
    );
  });

  it("a late order is one that was signed for after its deadline, and its buyers write more", () => {
    const slow: ShopSpec = {
      ...calmShop,
      regions: calmShop.regions.map((region) => ({
        ...region,
        transitHours: [
          [0, 70],
          [1, 90],
        ],
      })),
      chats: { ...calmShop.chats, contactRate: { ...always(0), late: 0.6 } },
    };
    const tables = generateShop(slow, "late");
    const signed = tables.parcels.filter((parcel) => parcel.signed_at !== "");
    expect(signed.every((parcel) => parcel.signed_at > parcel.delivery_due_at)).toBe(true);
    expectShare(touched(tables, tables.chats), 0.6);
  });
});
