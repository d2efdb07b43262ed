import { describe, expect, it } from "vitest";
import { afterSaleExportColumns, toAfterSaleExport } from "../../src/generate/exports/after-sale-export.ts";
import { toCsv } from "../../src/generate/exports/csv.ts";
import { orderExportColumns, toOrderExport } from "../../src/generate/exports/order-export.ts";
import { parcelExportColumns, toParcelExport } from "../../src/generate/exports/parcel-export.ts";
import { reviewExportColumns, toReviewExport } from "../../src/generate/exports/review-export.ts";
import { generateShop } from "../../src/generate/generate-shop.ts";
import { shopPresets } from "../../src/generate/presets/index.ts";
import { readCsv } from "./read-csv.ts";

const tables = generateShop(shopPresets["in-crisis"], "exports");
const number = (text: string) => {
  expect(text.endsWith("\t")).toBe(true);
  return text.trim();
};

it("writes CSV as the platform does: byte order mark, CRLF, quotes where needed", () => {
  const rows = [
    { a: "1,280.00", b: 'a "b"' },
    { a: "x\ny", b: "" },
  ];
  expect(toCsv(["a", "b"], rows)).toBe('\uFEFFa,b\r\n"1,280.00","a ""b"""\r\n"x\ny",\r\n');
  expect(toCsv(["a", "b"], [], { byteOrderMark: false, newline: "\n" })).toBe("a,b\n");
  expect(readCsv(toCsv(["a", "b"], rows))).toEqual(rows);
});

describe("the order export", () => {
  const rows = readCsv(toCsv(orderExportColumns, toOrderExport(tables)));

  it("has the platform's columns, without pickup and signing", () => {
    expect(orderExportColumns.length).toBe(75);
    expect(new Set(orderExportColumns).size).toBe(75);
    expect(orderExportColumns.some((column) => /揽收|签收/.test(column))).toBe(false);
    for (const row of toOrderExport(tables)) expect(Object.keys(row)).toEqual([...orderExportColumns]);
  });

  it("says of every order what the table says", () => {
    const words: Record<string, string> = { 预售订单: "presale", 赠品订单: "gift", 福袋订单: "lucky-bag" };
    expect(
      rows.toReversed().map((row) => ({
        order_id: number(row["子订单编号"]!),
        parent_order_id: number(row["主订单编号"]!),
        product_id: number(row["商品ID"]!),
        quantity: row["商品数量"],
        amount: row["订单应付金额"]!.replaceAll(",", ""),
        paid_at: row["支付完成时间"],
        promised_ship_at: row["承诺发货时间"],
        shipped_at: row["发货时间"],
        completed_at: row["订单完成时间"],
        province: row["省"],
        warehouse: row["仓库名称"],
        order_type: words[row["订单类型"]!] ?? "normal",
      })),
    ).toEqual(
      tables.orders.map((order) => ({
        order_id: order.order_id,
        parent_order_id: order.parent_order_id,
        product_id: order.product_id,
        quantity: order.quantity,
        amount: order.amount,
        paid_at: order.paid_at,
        promised_ship_at: order.promised_ship_at,
        shipped_at: order.shipped_at,
        completed_at: order.completed_at,
        province: order.province,
        warehouse: order.warehouse,
        order_type: order.order_type === "instant-refund" ? "normal" : order.order_type,
      })),
    );
  });

  it("closes cancelled and refunded orders and completes confirmed ones", () => {
    const status = new Map(rows.map((row) => [row["子订单编号"]!.trim(), row["订单状态"]]));
    const refunded = new Set(
      tables.afterSales.filter((sale) => sale.result === "refunded").map((sale) => sale.order_id),
    );
    for (const order of tables.orders) {
      if (order.cancelled_at || refunded.has(order.order_id))
        expect(status.get(order.order_id)).toBe("已关闭");
      else if (order.completed_at) expect(status.get(order.order_id)).toBe("已完成");
      else expect(status.get(order.order_id)).toBe(order.shipped_at ? "已发货" : "待发货");
    }
    expect(new Set(status.values())).toEqual(new Set(["已关闭", "已完成", "已发货", "待发货"]));
  });

  it("masks buyers and puts commas into large amounts", () => {
    expect(rows.every((row) => /^.\*\*$/.test(row["收件人"]!) && row["收件人手机号"] === "138****0000")).toBe(
      true,
    );
    expect(rows.some((row) => /^\d,\d{3}\.\d\d$/.test(row["订单应付金额"]!))).toBe(true);
    expect(rows.some((row) => row["买家留言"]!.includes('"'))).toBe(true);
  });
});

it("the after-sales export says what the table says", () => {
  expect(afterSaleExportColumns.length).toBe(50);
  const rows = readCsv(toCsv(afterSaleExportColumns, toAfterSaleExport(tables)));
  const types: Record<string, string> = {
    未发货仅退款: "refund-only",
    已发货仅退款: "refund-only",
    退货退款: "return-refund",
    换货: "exchange",
  };
  const liable: Record<string, string> = { 商家责任: "merchant", 买家责任: "buyer", 无: "none" };
  expect(
    rows.toReversed().map((row) => ({
      id: number(row["售后单号"]!),
      order: number(row["商品单号"]!),
      type: types[row["售后类型"]!],
      applied: row["售后申请时间"],
      reason: row["售后原因"],
      agreed: row["同意售后申请时间"],
      refunded: row["商家退款时间"],
      closed: row["售后完结时间"],
      liable: liable[row["纠纷责任方"]!],
      arbitration: row["仲裁状态"] === "-" ? "0" : "1",
    })),
  ).toEqual(
    tables.afterSales.map((sale) => ({
      id: sale.after_sale_id,
      order: sale.order_id,
      type: sale.type,
      applied: sale.applied_at,
      reason: sale.reason,
      agreed: sale.agreed_at,
      refunded: sale.refunded_at,
      closed: sale.closed_at,
      liable: sale.liable || "none",
      arbitration: sale.arbitration,
    })),
  );
  expect(new Set(rows.map((row) => row["售后状态"]))).toEqual(
    new Set(["同意退款，退款成功", "售后关闭", "换货成功", "售后处理中"]),
  );
  expect(new Set(rows.map((row) => row["售后类型"]))).toEqual(new Set(Object.keys(types)));
});

it("the review export says what the table says", () => {
  const rows = readCsv(toCsv(reviewExportColumns, toReviewExport(tables)));
  expect(
    rows.toReversed().map((row) => [number(row["订单ID"]!), row["评价日期"], row["商品评价得分"]]),
  ).toEqual(tables.reviews.map((review) => [review.order_id, review.created_at, review.product_stars]));
  expect(rows.every((row) => row["评价内容"] !== "" && row["商品名称"] !== "")).toBe(true);
});

it("the parcel file says what the table says", () => {
  const rows = readCsv(toCsv(parcelExportColumns, toParcelExport(tables)));
  const flag = (text: string) => (text === "是" ? "1" : "0");
  expect(
    rows.toReversed().map((row) => ({
      waybill_id: number(row["运单号"]!),
      order_id: number(row["子订单编号"]!),
      picked_up_at: row["揽收时间"],
      signed_at: row["签收时间"],
      delivery_due_at: row["应签收时间"],
      trajectory_compensated: flag(row["轨迹异常赔付"]!),
      remote_transit: flag(row["偏远中转"]!),
    })),
  ).toEqual([...tables.parcels]);
  expect(rows.some((row) => row["轨迹异常赔付"] === "是")).toBe(true);
});
