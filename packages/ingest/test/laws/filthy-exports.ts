import * as fc from "fast-check";
import { AFTER_SALE_HEADER, ORDER_HEADER, PARCEL_HEADER, REVIEW_HEADER } from "../exports.ts";

const ids = fc.integer({ min: 1, max: 12 }).map(String);
const times = fc
  .integer({ min: 0, max: 60 * 24 * 20 })
  .map((minutes) => new Date(Date.UTC(2026, 8, 1, 0, minutes)).toISOString().slice(0, 19).replace("T", " "));
const wrong = fc.constantFrom(
  "",
  "-",
  "soon",
  "6.92E+18",
  "2026-02-30 10:00:00",
  "=1+1",
  "<b>x</b>",
  "\u001b[31m",
  "'",
  "NaN",
);
/** Mostly what belongs there, sometimes nothing or nonsense. */
const mostly = (good: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: wrong });

const row = (...fields: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...fields).map((all) => all.join(","));
const is = (text: string) => fc.constant(text);

/** Rows of each format, few ids among them, so that they meet; personal data in the columns where exports have it. */
export const exportRows = {
  orders: row(
    fc.constantFrom("1", "2", "30", "31"),
    mostly(ids),
    mostly(times),
    fc.constantFrom("已发货", "已完成", "已关闭", "-"),
    mostly(fc.constantFrom("80.00", "1.50", "9")),
    fc.constantFrom("普通订单", "预售订单", "福袋订单", "-"),
    mostly(times),
    mostly(times),
    fc.constantFrom("中通快递-1", "-", "SF-2"),
    ...[is("张小花"), is("13800000001"), is("文三路1号"), is("请放门口")],
  ),
  parcels: row(
    fc.constantFrom("W1", "W2", "W3", "SF9"),
    mostly(ids),
    fc.constantFrom("", "1", "2、3"),
    is("圆通速递"),
    mostly(times),
    mostly(times),
    is("李大山"),
  ),
  reviews: row(
    mostly(times),
    mostly(ids),
    fc.constantFrom("P1", "-"),
    mostly(fc.constantFrom("1", "5", "4分")),
    is("线头很多"),
    is("花花昵称"),
  ),
  afterSales: row(
    fc.constantFrom("S1", "S2", "S3"),
    mostly(ids),
    fc.constantFrom("退货退款", "仅退款", "补寄"),
    fc.constantFrom("售后处理中", "退款成功"),
    mostly(times),
    fc.constantFrom("质量问题", "不想要了", "-"),
    mostly(times),
    mostly(times),
    mostly(times),
    is("13900000009"),
  ),
} as const;

export const headers = {
  orders: ORDER_HEADER,
  parcels: PARCEL_HEADER,
  reviews: REVIEW_HEADER,
  afterSales: AFTER_SALE_HEADER,
} as const;

export type ExportName = keyof typeof headers;

export const PERSONAL = /张小花|13800000001|文三路|请放门口|李大山|线头很多|花花昵称|13900000009/;

/** One file of each format, with at least one good order. */
export const exportFiles: fc.Arbitrary<Readonly<Record<ExportName, readonly string[]>>> = fc.record({
  orders: fc
    .array(exportRows.orders, { minLength: 1, maxLength: 12 })
    .map((rows) => [
      ...rows,
      "77,77,2026-09-01 10:00:00,已发货,80.00,普通订单,,,中通快递-1,张小花,13800000001,文三路1号,请放门口",
    ]),
  parcels: fc.array(exportRows.parcels, { maxLength: 10 }),
  reviews: fc.array(exportRows.reviews, { maxLength: 10 }),
  afterSales: fc.array(exportRows.afterSales, { maxLength: 8 }),
});
