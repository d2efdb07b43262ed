import { describe, expect, it } from "vitest";
import { describeProblem } from "../../src/index.ts";
import {
  AFTER_SALE_HEADER,
  csv,
  importOf,
  ORDER_HEADER,
  orderRow,
  PARCEL_HEADER,
  REVIEW_HEADER,
  rowsOf,
} from "../exports.ts";

describe("an order in two exports", () => {
  it("takes each field from the later one, and nothing never overwrites something", async () => {
    const early = orderRow("1", { status: "已发货", shipped: "2026-09-01 16:00:00", courier: "中通快递-1" });
    const late = orderRow("1", {
      status: "已完成",
      finished: "2026-09-06 12:00:00",
      amount: "79.00",
      courier: "",
    });
    const { account, out } = await importOf({
      "a.csv": csv(ORDER_HEADER, [early]),
      "b.csv": csv(ORDER_HEADER, [late]),
    });
    expect(await rowsOf(out, "orders")).toEqual([
      expect.objectContaining({
        shipped_at: "2026-09-01 16:00:00",
        completed_at: "2026-09-06 12:00:00",
        amount: "79.00",
        courier: "中通快递",
      }),
    ]);
    expect(account.files.map(({ rowsUsed }) => rowsUsed)).toEqual([1, 1]);
  });

  it("counts a row of which nothing is left as superseded, and one that came again as repeated", async () => {
    const early = orderRow("1", { amount: "70.00", status: "已发货" });
    const late = orderRow("1", { amount: "80.00", status: "已关闭" });
    const other = orderRow("2");
    const { account } = await importOf({
      "a.csv": csv(ORDER_HEADER, [early, other]),
      "b.csv": csv(ORDER_HEADER, [late, other]),
    });
    expect(account.files[0]).toMatchObject({
      rowsRead: 2,
      rowsUsed: 0,
      leftOut: [
        { reason: "repeated", rows: 1 },
        { reason: "superseded", rows: 1 },
      ],
    });
    expect(account.files[1]).toMatchObject({ rowsRead: 2, rowsUsed: 2, leftOut: [] });
  });

  it("is the later file's by its time, not by its place or name", async () => {
    const [old, young] = [orderRow("1", { amount: "1000.00" }), orderRow("1", { amount: "80.00" })];
    const { out } = await importOf({
      "z.csv": csv(ORDER_HEADER, [old]),
      "a.csv": csv(ORDER_HEADER, [young]),
    });
    expect((await rowsOf(out, "orders"))[0]!["amount"]).toBe("80.00");
  });

  it("that was paid in the later one alone is paid", async () => {
    const files = {
      "a.csv": csv(ORDER_HEADER, [orderRow("1", { paid: "" }), orderRow("2", { paid: "-" })]),
      "b.csv": csv(ORDER_HEADER, [orderRow("1")]),
    };
    const { account, out } = await importOf(files);
    expect((await rowsOf(out, "orders")).map(({ order_id }) => order_id)).toEqual(["1"]);
    expect(account.files[0]!.leftOut).toContainEqual({ reason: "unpaid", rows: 1 });
  });
});

describe("an after-sale whose reason changes", () => {
  const row = (reason: string, agreed: string) =>
    `S1,1,仅退款,${agreed === "" ? "售后处理中" : "退款成功"},2026-09-03 09:00:00,${reason},${agreed},${agreed},${agreed},13900000009`;
  const orders = csv(ORDER_HEADER, [orderRow("1")]);

  it("keeps the first reason and the last state, and says so", async () => {
    const { account, out } = await importOf({
      "o.csv": orders,
      "a.csv": csv(AFTER_SALE_HEADER, [row("质量问题", "")]),
      "b.csv": csv(AFTER_SALE_HEADER, [row("7天无理由退换货", "2026-09-04 09:00:00")]),
    });
    expect(await rowsOf(out, "after-sales")).toEqual([
      expect.objectContaining({
        reason: "质量问题",
        reason_class: "quality",
        agreed_at: "2026-09-04 09:00:00",
        result: "refunded",
      }),
    ]);
    expect(account.quality).toContainEqual(
      expect.objectContaining({ check: "first-reason-kept", severity: "note", count: 1 }),
    );
    expect(account.quality.map(({ check }) => check)).not.toContain("first-reason-unknown");
  });

  it("cannot know the first reason of one that was settled before the earliest export", async () => {
    const { account } = await importOf({
      "o.csv": orders,
      "a.csv": csv(AFTER_SALE_HEADER, [row("质量问题", "2026-09-04 09:00:00")]),
    });
    expect(account.quality).toContainEqual(
      expect.objectContaining({
        check: "first-reason-unknown",
        severity: "warning",
        count: 1,
        of: 1,
        places: ["S1"],
      }),
    );
  });
});

describe("parcels", () => {
  it("of a 主订单 carry its orders, each once; several may carry one order", async () => {
    const { account, out } = await importOf({
      "o.csv": csv(ORDER_HEADER, [
        orderRow("2", { parent: "1" }),
        orderRow("3", { parent: "1" }),
        orderRow("4"),
      ]),
      "p.csv": csv(PARCEL_HEADER, [
        "W1,1,,中通快递,2026-09-01 19:00:00,,张",
        "W2,3、4,,圆通速递,2026-09-01 20:00:00,,张",
        "W1,2,,中通快递,2026-09-01 19:00:00,,张",
      ]),
    });
    expect(
      (await rowsOf(out, "parcels")).map(({ waybill_id, order_id }) => `${waybill_id} ${order_id}`),
    ).toEqual(["W1 2", "W1 3", "W2 3", "W2 4"]);
    expect(account.files[1]).toMatchObject({ rowsRead: 3, rowsUsed: 2 + 1, leftOut: [] });
    expect(
      Object.fromEntries((await rowsOf(out, "orders")).map(({ order_id, courier }) => [order_id, courier])),
    ).toEqual({ 2: "中通快递", 3: "圆通速递", 4: "圆通速递" });
  });

  it("that were signed for before their pickup lose the pickup, and the account says so", async () => {
    const { account, out } = await importOf({
      "o.csv": csv(ORDER_HEADER, [orderRow("1")]),
      "p.csv": csv(PARCEL_HEADER, ["W1,1,,中通快递,2026-09-05 19:00:00,2026-09-04 10:00:00,张"]),
    });
    expect(await rowsOf(out, "parcels")).toEqual([
      { waybill_id: "W1", order_id: "1", signed_at: "2026-09-04 10:00:00" },
    ]);
    expect(account.quality.map(({ check }) => check)).toContain("signed-before-pickup");
  });
});

describe("reviews", () => {
  it("find the order of a 主订单 by its product, and edits replace the stars", async () => {
    const orders = `${ORDER_HEADER},商品ID`;
    const order = (id: string, product: string) => `${orderRow(id, { parent: "1" })},${product}`;
    const { account, out } = await importOf({
      "o.csv": csv(orders, [order("2", "P2"), order("3", "P3")]),
      "a.csv": csv(REVIEW_HEADER, [
        "2026-09-07 10:00:00,1,P3,1,差,花花",
        "2026-09-07 11:00:00,1,P9,4,好,花花",
      ]),
      "b.csv": csv(REVIEW_HEADER, ["2026-09-07 10:00:00,1,P3,5,好,花花"]),
    });
    expect(await rowsOf(out, "reviews")).toEqual([
      { review_id: "review-3", order_id: "3", created_at: "2026-09-07 10:00:00", product_stars: "5" },
    ]);
    expect(account.files[1]).toMatchObject({
      rowsUsed: 0,
      leftOut: [
        { reason: "order-unclear", rows: 1 },
        { reason: "superseded", rows: 1 },
      ],
    });
  });
});

it("a wrong field of a column that may be empty is told, and the rest of its row used", async () => {
  const { account, out } = await importOf({
    "o.csv": csv(ORDER_HEADER, [
      orderRow("1", { shipped: "bald" }),
      ...Array.from({ length: 7 }, (_, i) => orderRow(`9${i}`, { amount: "free" })),
    ]),
  });
  expect(account.written).toBe(true);
  expect(account.files[0]).toMatchObject({ rowsRead: 8, rowsUsed: 8 });
  expect(await rowsOf(out, "orders")).toHaveLength(8);
  const english = account.problems.map((one) => describeProblem(one, "en"));
  expect(english.filter((line) => line.includes("订单应付金额"))).toHaveLength(6);
  expect(english).toContain("o.csv 订单应付金额: 2 more of the same (not a number); mend those listed first");
  expect(english).toContain(
    'o.csv:2 发货时间 = "bald": not a time; write YYYY-MM-DD HH:MM:SS (shop time) or ISO 8601 with an offset',
  );
});
