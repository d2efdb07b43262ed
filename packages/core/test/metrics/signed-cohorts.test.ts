import { describe, expect, it } from "vitest";
import { afterSale, order, parcel, recordOf, review } from "../record.ts";
import { guide, V0, V2, V3, V4, V5, V6, V7b, V8 } from "../rule-versions.ts";
import { lineOf, ratioOf } from "../scored.ts";

/** Two orders signed on 10 September; the first one is what the test is about. */
function signed(tables: Partial<Parameters<typeof recordOf>[0]> = {}) {
  return recordOf({
    orders: [order("a", "09-07 10:00"), order("b", "09-07 10:00")],
    parcels: [
      parcel("wa", "a", "09-08 10:00", "09-10 12:00"),
      parcel("wb", "b", "09-08 10:00", "09-10 12:00"),
    ],
    reviews: [],
    afterSales: [],
    ...tables,
  });
}

describe("product rating: stars of the rated orders signed in the window", () => {
  it("adds the stars up and divides by the rated orders alone", () => {
    const history = signed({ reviews: [review("r1", "a", "09-11 09:00", 4)] });
    expect(ratioOf(history, V8, "product-rating", "09-12")).toBe("4 / 1");
    expect(lineOf(history, V8, "product-rating", "09-12").value).toBe(4);
  });
  it("dates a review by its order's signing, so that it leaves with its order and not 30 days after it was written", () => {
    const history = signed({ reviews: [review("r1", "a", "10-05 09:00", 1)] });
    expect(ratioOf(history, V8, "product-rating", "10-05")).toBe("0 / 0");
    expect(ratioOf(history, V8, "product-rating", "10-06")).toBe("1 / 1");
    expect(ratioOf(history, V8, "product-rating", "10-10")).toBe("1 / 1");
    expect(ratioOf(history, V8, "product-rating", "10-11")).toBe("0 / 0");
  });
  it("does not know a review that was written on the scored day", () => {
    const history = signed({ reviews: [review("r1", "a", "09-12 00:00", 1)] });
    expect(ratioOf(history, V8, "product-rating", "09-12")).toBe("0 / 0");
    expect(ratioOf(history, V8, "product-rating", "09-13")).toBe("1 / 1");
  });
  it("takes in the last second of yesterday", () => {
    const history = signed({ reviews: [review("r1", "a", "09-11 23:59:59", 1)] });
    expect(ratioOf(history, V8, "product-rating", "09-12")).toBe("1 / 1");
  });
  it("counts the first review only", () => {
    const history = signed({
      reviews: [review("r2", "a", "09-11 10:00", 5), review("r1", "a", "09-11 09:00", 1)],
    });
    expect(ratioOf(history, V8, "product-rating", "09-13")).toBe("1 / 1");
  });
  it("breaks a tie of two reviews in the same second by the lesser id", () => {
    const reviews = [review("r2", "a", "09-11 09:00", 1), review("r1", "a", "09-11 09:00", 5)];
    expect(ratioOf(signed({ reviews }), V8, "product-rating", "09-13")).toBe("5 / 1");
    expect(ratioOf(signed({ reviews: reviews.toReversed() }), V8, "product-rating", "09-13")).toBe("5 / 1");
  });
  it("does not let a second review stand in for a first one without stars", () => {
    const history = signed({
      reviews: [
        review("r1", "a", "09-11 09:00", 1, { product_stars: "" }),
        review("r2", "a", "09-11 10:00", 5),
      ],
    });
    expect(ratioOf(history, V8, "product-rating", "09-13")).toBe("0 / 0");
  });
  it("leaves out a review from before the signing since 2025, and no later one takes its place", () => {
    const history = signed({
      reviews: [review("r1", "a", "09-10 11:59:59", 1), review("r2", "a", "09-11 09:00", 5)],
    });
    expect(ratioOf(history, V6, "product-rating", "09-13")).toBe("0 / 0");
    expect(ratioOf(history, V8, "product-rating", "09-13")).toBe("0 / 0");
  });
  it("counts a review written in the second of the signing", () => {
    const history = signed({ reviews: [review("r1", "a", "09-10 12:00:00", 2)] });
    expect(ratioOf(history, V8, "product-rating", "09-11")).toBe("2 / 1");
  });
  it("passes over a review of an unknown order", () => {
    const history = signed({ reviews: [review("r1", "nobody", "09-11 09:00", 1)] });
    expect(ratioOf(history, V8, "product-rating", "09-13")).toBe("0 / 0");
  });
  it("has no value and abstains without a rated order; no data is not 0", () => {
    const line = lineOf(signed(), V8, "product-rating", "09-12");
    expect(line).toMatchObject({
      value: null,
      score: null,
      status: "abstained",
      numerator: 0,
      denominator: 0,
    });
    expect(line.missing).toBe("no-entries");
  });
  it("is unscored when the table of reviews or of parcels is missing", () => {
    const orders = [order("a", "09-07 10:00")];
    expect(lineOf(recordOf({ orders, parcels: [] }), V8, "product-rating", "09-12")).toMatchObject({
      status: "unscored",
      value: null,
      numerator: null,
      denominator: null,
      missing: "table:reviews",
    });
    expect(lineOf(recordOf({ orders }), V8, "product-rating", "09-12").missing).toBe("table:parcels,reviews");
  });
});

describe("what signed means", () => {
  it("is the last parcel's signing where an order has several", () => {
    const history = signed({
      parcels: [
        parcel("w1", "a", "09-08 10:00", "09-12 12:00"),
        parcel("w2", "a", "09-08 10:00", "09-10 12:00"),
      ],
    });
    expect(ratioOf(history, V8, "quality-return-rate", "09-12")).toBe("0 / 0");
    expect(ratioOf(history, V8, "quality-return-rate", "09-13")).toBe("0 / 1");
    expect(ratioOf(history, V8, "quality-return-rate", "10-12")).toBe("0 / 1");
    expect(ratioOf(history, V8, "quality-return-rate", "10-13")).toBe("0 / 0");
  });
  it("is not yet reached while one parcel is open", () => {
    const history = signed({
      parcels: [parcel("w1", "a", "09-08 10:00", "09-10 12:00"), parcel("w2", "a", "09-08 10:00")],
    });
    expect(ratioOf(history, V8, "quality-return-rate", "09-20")).toBe("0 / 0");
  });
  it("needs a parcel", () => {
    expect(ratioOf(signed({ parcels: [] }), V8, "quality-return-rate", "09-20")).toBe("0 / 0");
  });
  it("passes over a parcel of an unknown order", () => {
    const history = signed({ parcels: [parcel("w1", "nobody", "09-08 10:00", "09-10 12:00")] });
    expect(ratioOf(history, V8, "quality-return-rate", "09-20")).toBe("0 / 0");
  });
});

describe("windows by signing", () => {
  it.each([
    ["09-10", "0 / 0"],
    ["09-11", "0 / 2"],
    ["10-10", "0 / 2"],
    ["10-11", "0 / 0"],
  ])("span the 30 whole days before the scored day: an order of 10 September on %s", (asOf, expected) => {
    expect(ratioOf(signed(), V8, "quality-return-rate", asOf)).toBe(expected);
    expect(ratioOf(signed(), V5, "bad-review-rate", asOf)).toBe(expected);
  });
  it.each([
    ["09-10", "0 / 0"],
    ["09-11", "0 / 2"],
    ["12-09", "0 / 2"],
    ["12-10", "0 / 0"],
  ])("span 90 days in the 5-point versions: an order of 10 September on %s", (asOf, expected) => {
    expect(ratioOf(signed(), V2, "bad-review-rate", asOf)).toBe(expected);
    expect(ratioOf(signed(), V4, "negative-feedback-rate", asOf)).toBe(expected);
  });
  it("are named in the report", () => {
    expect(lineOf(signed(), V8, "quality-return-rate", "10-01").window).toEqual({
      from: "2026-09-01",
      to: "2026-09-30",
    });
    expect(lineOf(signed(), V2, "bad-review-rate", "10-01").window).toEqual({
      from: "2026-07-03",
      to: "2026-09-30",
    });
  });
});

describe("quality returns", () => {
  const returned = (more: Record<string, string>, at = "09-11 09:00") =>
    signed({ afterSales: [afterSale("s1", "a", at, more)] });

  it("are orders whose first after-sale names a quality reason, among all orders signed", () => {
    expect(ratioOf(returned({ reason_class: "quality" }), V8, "quality-return-rate", "09-13")).toBe("1 / 2");
    expect(lineOf(returned({ reason_class: "quality" }), V8, "quality-return-rate", "09-13").value).toBe(0.5);
  });
  it.each([
    ["quality", V5, 1],
    ["mismatch", V5, 1],
    ["damage", V5, 1],
    ["logistics", V5, 0],
    ["no-reason", V5, 0],
    ["other", V5, 0],
    ["damage", V7b, 1],
    ["logistics", V7b, 0],
    ["quality", V8, 1],
    ["mismatch", V8, 1],
    ["damage", V8, 0],
    ["logistics", V8, 0],
    ["no-reason", V8, 0],
  ])("for the reason %s under %s count %d", (reason, rules, count) => {
    expect(ratioOf(returned({ reason_class: reason }), rules, "quality-return-rate", "09-13")).toBe(
      `${count} / 2`,
    );
  });
  it("do not count with an unknown reason", () => {
    expect(ratioOf(returned({ reason_class: "" }), V8, "quality-return-rate", "09-13")).toBe("0 / 2");
  });
  it("are not made by a second after-sale when the first had another reason", () => {
    const history = signed({
      afterSales: [
        afterSale("s2", "a", "09-11 10:00", { reason_class: "quality" }),
        afterSale("s1", "a", "09-11 09:00", { reason_class: "no-reason" }),
      ],
    });
    expect(ratioOf(history, V8, "quality-return-rate", "09-13")).toBe("0 / 2");
  });
  it("are not undone by withdrawing the after-sale", () => {
    const withdrawn = returned({ reason_class: "quality", result: "withdrawn", closed_at: "09-11 10:00" });
    expect(ratioOf(withdrawn, V8, "quality-return-rate", "09-13")).toBe("1 / 2");
  });
  it("are known from the day of the application", () => {
    const late = returned({}, "09-20 00:00");
    expect(ratioOf(late, V8, "quality-return-rate", "09-20")).toBe("0 / 2");
    expect(ratioOf(late, V8, "quality-return-rate", "09-21")).toBe("1 / 2");
  });
  it("do not count when applied for before the signing since 2025, and did before", () => {
    const early = returned({}, "09-10 11:59:59");
    expect(ratioOf(early, V6, "quality-return-rate", "09-13")).toBe("0 / 2");
    expect(ratioOf(early, V5, "quality-return-rate", "09-13")).toBe("1 / 2");
  });
  it("before signing are known on the day of the signing", () => {
    const early = returned({}, "09-08 11:00");
    expect(ratioOf(early, V5, "quality-return-rate", "09-11")).toBe("1 / 2");
  });
});

describe("bad reviews", () => {
  const reviewed = (stars: number, more: Record<string, string> = {}) =>
    signed({ reviews: [review("r1", "a", "09-11 09:00", stars, more)] });

  it.each([
    [1, 1],
    [2, 1],
    [3, 0],
    [5, 0],
  ])("of %d stars count %d among all orders signed", (stars, count) => {
    expect(ratioOf(reviewed(stars), V5, "bad-review-rate", "09-13")).toBe(`${count} / 2`);
    expect(ratioOf(reviewed(stars), V2, "bad-review-rate", "09-13")).toBe(`${count} / 2`);
  });
  it("are not made by a second review", () => {
    const history = signed({
      reviews: [review("r1", "a", "09-11 09:00", 5), review("r2", "a", "09-11 10:00", 1)],
    });
    expect(ratioOf(history, V5, "bad-review-rate", "09-13")).toBe("0 / 2");
  });
  it("from before the signing still count before 2025", () => {
    const history = signed({ reviews: [review("r1", "a", "09-09 09:00", 1)] });
    expect(ratioOf(history, V5, "bad-review-rate", "09-10")).toBe("0 / 0");
    expect(ratioOf(history, V5, "bad-review-rate", "09-11")).toBe("1 / 2");
  });
  it("of the service are read from the service stars", () => {
    const rude = reviewed(5, { service_stars: "2" });
    expect(ratioOf(rude, V3, "service-bad-review-rate", "09-13")).toBe("1 / 2");
    expect(ratioOf(rude, V3, "bad-review-rate", "09-13")).toBe("0 / 2");
    expect(ratioOf(reviewed(1, { service_stars: "3" }), V3, "service-bad-review-rate", "09-13")).toBe(
      "0 / 2",
    );
  });
});

describe("good-review rates of 2020 and 2021", () => {
  it("are shares of the rated orders, each by its own stars", () => {
    const history = signed({
      reviews: [
        review("r1", "a", "09-11 09:00", 4, { logistics_stars: "3", service_stars: "" }),
        review("r2", "b", "09-11 09:00", 3, { logistics_stars: "5", service_stars: "4" }),
      ],
    });
    expect(ratioOf(history, V0, "good-review-rate", "09-13")).toBe("1 / 2");
    expect(ratioOf(history, V0, "logistics-good-review-rate", "09-13")).toBe("1 / 2");
    expect(ratioOf(history, V0, "service-good-review-rate", "09-13")).toBe("1 / 1");
  });
  it("know a review from the day after it was written", () => {
    const history = signed({ reviews: [review("r1", "a", "09-15 09:00", 5)] });
    expect(ratioOf(history, V0, "good-review-rate", "09-15")).toBe("0 / 0");
    expect(ratioOf(history, V0, "good-review-rate", "09-16")).toBe("1 / 1");
  });
});

describe("negative feedback (CCR)", () => {
  it("counts an order once, however many complaints it has", () => {
    const history = signed({
      reviews: [review("r1", "a", "09-11 09:00", 1)],
      afterSales: [afterSale("s1", "a", "09-11 10:00")],
    });
    expect(ratioOf(history, V4, "negative-feedback-rate", "09-13")).toBe("1 / 2");
  });
  it("counts a bad review or a return for quality, description or damage, each by itself", () => {
    const both = signed({
      reviews: [review("r1", "a", "09-11 09:00", 2)],
      afterSales: [afterSale("s1", "b", "09-11 10:00", { reason_class: "damage" })],
    });
    expect(ratioOf(both, V4, "negative-feedback-rate", "09-13")).toBe("2 / 2");
    const none = signed({
      reviews: [review("r1", "a", "09-11 09:00", 3)],
      afterSales: [afterSale("s1", "b", "09-11 10:00", { reason_class: "logistics" })],
    });
    expect(ratioOf(none, V4, "negative-feedback-rate", "09-13")).toBe("0 / 2");
  });
  it("is known from the earliest of the complaints", () => {
    const history = signed({
      reviews: [review("r1", "a", "09-20 09:00", 1)],
      afterSales: [afterSale("s1", "a", "09-15 10:00")],
    });
    expect(ratioOf(history, V4, "negative-feedback-rate", "09-15")).toBe("0 / 2");
    expect(ratioOf(history, V4, "negative-feedback-rate", "09-16")).toBe("1 / 2");
    expect(ratioOf(history, V4, "negative-feedback-rate", "09-21")).toBe("1 / 2");
  });
});

describe("the guide's deviation from the description", () => {
  it("is the share of signed orders whose first after-sale says so, 70 % over 30 days and 30 % over 7", () => {
    const history = recordOf({
      orders: [order("old", "09-01 10:00"), order("new", "09-20 10:00")],
      parcels: [
        parcel("w1", "old", "09-02 10:00", "09-05 10:00"),
        parcel("w2", "new", "09-21 10:00", "09-25 10:00"),
      ],
      afterSales: [afterSale("s1", "new", "09-26 10:00", { reason_class: "mismatch" })],
    });
    const line = lineOf(history, guide, "description-deviation-rate", "09-28");
    expect(line).toMatchObject({ numerator: 1, denominator: 2 });
    expect(line.value).toBeCloseTo(0.7 * 0.5 + 0.3 * 1, 12);
  });
});

describe("signed cohorts dated by a stand-in", () => {
  const record = (standIn: string) =>
    recordOf({
      orders: [order("a", "09-08 10:00")],
      parcels: [parcel("w", "a", "09-09 10:00", "09-12 10:00", { stand_in: standIn })],
      reviews: [review("r", "a", "09-11 10:00", 1)],
      afterSales: [afterSale("s", "a", "09-11 12:00", { reason_class: "quality" })],
    });
  it("count reviews and returns from before the supposed signing: it is a guess, and they are not", () => {
    expect(ratioOf(record("1"), V8, "product-rating", "09-20")).toBe("1 / 1");
    expect(ratioOf(record("1"), V8, "quality-return-rate", "09-20")).toBe("1 / 1");
  });
  it("leave them out where the signing is known", () => {
    expect(ratioOf(record("0"), V8, "product-rating", "09-20")).toBe("0 / 0");
    expect(ratioOf(record("0"), V8, "quality-return-rate", "09-20")).toBe("0 / 1");
  });
});
