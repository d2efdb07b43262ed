import { describe, expect, it } from "vitest";
import { parseMapping } from "../../src/mapping/parse-mapping.ts";
import { suggestMapping } from "../../src/mapping/suggest-mapping.ts";
import type { UnknownTable } from "../../src/open/opening.ts";

const table = (file: string, header: string, ...rows: string[]): UnknownTable => ({
  ...{ file, member: null, sheet: null, header: header.split(","), rows: rows.map((row) => row.split(",")) },
});

const ORDERS = table(
  "shop/my orders.csv",
  "Order No,Pay Time,Qty,State,Note",
  "A1,2026/9/1 8:00,2,Zhejiang,hi",
  "A2,2026/9/2 8:00,1,,",
);
const filled = (text: string, at = 0) =>
  parseMapping(text, "s.yaml").mappings[at]!.targets.map(({ table: name, columns }) => [
    name,
    Object.fromEntries(columns.map(({ to, from }) => [to, "names" in from ? from.names.join() : ""])),
  ]);

describe("a suggested mapping", () => {
  it("is one that can be used, with what it leaves out named", () => {
    const text = suggestMapping([ORDERS], "ours");
    expect(parseMapping(text, "s.yaml").problems).toEqual([]);
    expect(filled(text)).toEqual([
      ["orders", { order_id: "Order No", paid_at: "Pay Time", quantity: "Qty", province: "State" }],
    ]);
    expect(text).toContain("# not used: Note");
    expect(text).toContain("my-orders:");
  });

  it("looks at values, not at names alone", () => {
    const text = suggestMapping(
      [table("r.csv", "评价编号,订单号,评分,评价时间", "1,11,好评,2026-09-01", "2,12,差评,2026-09-02")],
      "ours",
    );
    expect(text).toContain("still needed: reviews.product_stars");
    expect(text).not.toContain("product_stars: 评分");
  });

  it("finds parcels beside orders, and a promised day lasts to its end", () => {
    const text = suggestMapping(
      [
        table(
          "o.csv",
          "order_id,order_approved_at,order_delivered_carrier_date,order_estimated_delivery_date",
          "1,2018-08-15 04:10:37,2018-08-16 04:10:37,2018-08-20 00:00:00",
        ),
      ],
      "ours",
    );
    expect(filled(text).map(([name]) => name)).toEqual(["orders", "parcels"]);
    expect(text).toMatch(/delivery_due_at:\s+from: order_estimated_delivery_date\s+day: end/);
  });

  it("names the spellings of every file once one of them needs a pattern", () => {
    const sales = table("sales.csv", "Order No,Pay Time", "A1,13/09/2026 08:00", "A2,14/09/2026 08:00");
    const claims = table(
      "claims.csv",
      "refund_id,order_no,type,requested_at",
      ...["C1,A1,refund,2026-09-20 10:00:00", "C2,A2,refund,2026-09-21 10:00:00"],
    );
    const stars = table("stars.csv", "review id,order no,stars,created", "R1,A1,5,2026-09-20T10:00:00+08:00");
    const text = suggestMapping([sales, claims, stars], "ours");
    const { mappings, problems } = parseMapping(text, "s.yaml");
    expect(problems).toEqual([]);
    expect(mappings[0]!.times).toEqual(["%-d/%-m/%Y %-H:%-M", "%Y-%-m-%-d %-H:%-M:%-S"]);
    expect(text).toContain("# No pattern under times can name the times of stars (created)");
    expect(suggestMapping([claims, stars], "ours")).not.toMatch(/times/);
  });

  it("adds up when an order has several rows", () => {
    const text = suggestMapping(
      [table("i.csv", "order_id,paid_at,price", "1,2018-08-15 04:10:37,5.0", "1,2018-08-15 04:10:37,6.0")],
      "ours",
    );
    expect(text).toMatch(/amount:\s+from: price\s+rows: sum/);
  });

  it.each([
    ["13/02/2026 10:00", "DD/MM/YYYY HH:mm", false],
    ["02/13/2026", "MM/DD/YYYY", false],
    ["02.03.2026 10:00:00", "DD.MM.YYYY HH:mm:ss", true],
  ])("reads the format of %s", (time, pattern, unsure) => {
    const text = suggestMapping([table("o.csv", "order_id,paid_at", `1,${time}`)], "ours");
    expect(text).toContain(`- ${pattern}`);
    expect(text.includes("Day or month first?")).toBe(unsure);
    expect(parseMapping(text, "s.yaml").problems).toEqual([]);
  });

  it("takes the words of an after-sale's type", () => {
    const text = suggestMapping(
      [
        table(
          "a.csv",
          "退款单号,订单号,退款类型,申请时间",
          "1,1,仅退款,2026-09-01",
          "2,1,退货退款,2026-09-01",
          "3,1,补寄,2026-09-01",
        ),
      ],
      "ours",
    );
    const { mappings } = parseMapping(text, "s.yaml");
    const type = mappings[0]!.targets[0]!.columns.find(({ to }) => to === "type")!;
    expect(type.cell).toMatchObject({
      words: [
        ["仅退款", "refund-only"],
        ["退货退款", "return-refund"],
        ["补寄", ""],
      ],
      otherwise: "",
    });
  });

  it("says so when nothing fits", () => {
    expect(suggestMapping([table("x.csv", "a,b", "1,2")], "ours")).toContain("no table of ours seems to fit");
  });

  it("stays YAML whatever the headers hold", () => {
    const odd = 'a: b,#x,"q,[y],{z},- w,__proto__,\u001b[31m,<b>';
    const text = suggestMapping(
      [table("x: #y.csv", `order_id,paid_at,${odd}`, "1,2026-09-01"), ORDERS, ORDERS],
      "n: #1",
    );
    expect(parseMapping(text, "s.yaml").problems).toEqual([]);
    expect(parseMapping(text, "s.yaml").mappings.map(({ id }) => id)).toHaveLength(3);
  });
});
