import { describe, expect, it } from "vitest";
import { recordOf } from "../record.ts";
import { guide } from "../rule-versions.ts";
import { lineOf, ratioOf, scored } from "../scored.ts";

const listing = (date: string, more: Record<string, string>) => ({
  date: `2026-${date}`,
  product_id: "p",
  ...more,
});
const listings = (...rows: ReturnType<typeof listing>[]) => recordOf({ orders: [], listings: rows });

describe("the guide's content dimension", () => {
  it("compares the video's click rate with the category's", () => {
    const history = listings(
      listing("09-10", { video_click_rate: "0.017", category_video_click_rate: "0.02" }),
      listing("09-11", { video_click_rate: "0.02", category_video_click_rate: "0.02" }),
      listing("09-11", { video_click_rate: "0.02" }),
      listing("09-11", { video_click_rate: "0.02", category_video_click_rate: "0" }),
    );
    expect(lineOf(history, guide, "video-click-ratio", "09-11").value).toBeCloseTo(0.85, 9);
    expect(lineOf(history, guide, "video-click-ratio", "09-11").score).toBeCloseTo(60, 6);
    expect(lineOf(history, guide, "video-click-ratio", "09-12").value).toBeCloseTo(0.925, 9);
    expect(lineOf(history, guide, "video-click-ratio", "09-12").denominator).toBe(2);
  });
  it("takes the mean completeness of the detail pages", () => {
    const history = listings(
      listing("09-10", { detail_completeness: "0.8" }),
      listing("09-10", { detail_completeness: "0.9" }),
      listing("09-10", {}),
    );
    expect(lineOf(history, guide, "detail-completeness", "09-11").value).toBeCloseTo(0.85, 9);
  });
  it("counts listings with a banned word, however many", () => {
    const history = listings(
      listing("09-10", { banned_words: "3" }),
      listing("09-10", { banned_words: "0" }),
      listing("09-10", {}),
    );
    expect(ratioOf(history, guide, "banned-word-rate", "09-11")).toBe("1 / 2");
  });
  it("is no data without the table: its weight goes to the other dimensions", () => {
    const report = scored(recordOf({ orders: [] }), guide, "09-11");
    expect(report.dimensions.find(({ id }) => id === "content")?.score).toBeNull();
    expect(report.total).toBeNull();
  });
});
