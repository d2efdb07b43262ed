import type { Row, ShopTables } from "../shop-tables.ts";
import { maskedBuyer } from "./masked-buyer.ts";

/** The after-sales export of 抖店: its fifty headers in their order. */
export const afterSaleExportColumns = [
  "售后单号",
  "订单号",
  "商品单号",
  "商品名称",
  "商品ID",
  "应付金额（元）",
  "商品运费（元）",
  "支付优惠（元）",
  "商品税费（元）",
  "商品发货状态",
  "售后类型",
  "退商品金额（元）",
  "退运费金额（元）",
  "退支付优惠（元）",
  "退税费金额（元）",
  "售后状态",
  "售后申请时间",
  "退款方式",
  "是否已上传退款凭证",
  "售后原因",
  "售后原因标签",
  "退货物流单号",
  "退货异常",
  "退货发货时间",
  "退货物流公司",
  "自动处理截止时间",
  "同意售后申请时间",
  "商家退款时间",
  "用户到账时间",
  "售后关闭时间",
  "商家退货地址",
  "商家退货联系人姓名",
  "商家退货联系人电话",
  "仲裁状态",
  "纠纷责任方",
  "是否极速退款",
  "是否拒签后退款",
  "发货物流单号",
  "发货物流状态",
  "换货物流单号",
  "退货物流状态",
  "售后完结时间",
  "订单备注",
  "用户售后说明",
  "售后备注",
  "操作人",
  "协商记录",
  "换货商品信息",
  "商家编码",
  "门店名称",
] as const;

export type AfterSaleExportRow = Readonly<Record<(typeof afterSaleExportColumns)[number], string>>;

const liabilityWords: Readonly<Record<string, string>> = {
  merchant: "商家责任",
  buyer: "买家责任",
  none: "无",
  "": "无",
};

/** The shop's after-sales as 抖店 exports them, newest first. */
export function toAfterSaleExport(tables: ShopTables): AfterSaleExportRow[] {
  const orders = new Map(tables.orders.map((order) => [order.order_id, order]));
  const products = new Map(tables.catalogue.map((entry) => [entry.id, entry]));
  const parcels = new Map(tables.parcels.map((parcel) => [parcel.order_id, parcel]));
  return tables.afterSales.toReversed().map((sale) => {
    const order = orders.get(sale.order_id)!;
    const product = products.get(order.product_id)!;
    const parcel = parcels.get(sale.order_id);
    const buyer = maskedBuyer(sale.order_id);
    const shipped = order.shipped_at !== "" && order.shipped_at <= sale.applied_at;
    const refunded = sale.result === "refunded";
    const returns = sale.type !== "refund-only" && sale.agreed_at !== "";
    return {
      ...blank,
      售后单号: `${sale.after_sale_id}\t`,
      订单号: `${order.parent_order_id}\t`,
      商品单号: `${sale.order_id}\t`,
      商品名称: product.name,
      商品ID: `${order.product_id}\t`,
      "应付金额（元）": order.amount,
      商品发货状态: shipped ? "已发货" : "未发货",
      售后类型: typeWord(sale, shipped),
      "退商品金额（元）": refunded ? order.amount : "0.00",
      售后状态: statusWord(sale),
      售后申请时间: sale.applied_at,
      退款方式: refunded ? "原路退回" : "",
      售后原因: sale.reason,
      退货物流单号: returns && sale.return_signed_at ? `88${sale.after_sale_id.slice(2, 15)}\t` : "",
      退货物流公司: returns && sale.return_signed_at ? order.courier : "",
      同意售后申请时间: sale.agreed_at,
      商家退款时间: sale.refunded_at,
      用户到账时间: sale.refunded_at,
      售后关闭时间: refunded ? "" : sale.closed_at,
      商家退货地址: returns ? "****" : "",
      商家退货联系人姓名: returns ? "仓**" : "",
      商家退货联系人电话: returns ? "139****0000" : "",
      仲裁状态: sale.arbitration === "1" ? "仲裁结束" : "-",
      纠纷责任方: liabilityWords[sale.liable]!,
      是否极速退款: shipped ? "否" : "是",
      发货物流单号: parcel ? `${parcel.waybill_id}\t` : "",
      发货物流状态: parcel ? (parcel.signed_at ? "已签收" : "运输中") : "",
      退货物流状态: sale.return_signed_at ? "已签收" : "",
      售后完结时间: sale.closed_at,
      用户售后说明: `${buyer.nickname}：${sale.reason}`,
      操作人: sale.platform_handled === "1" ? "平台客服" : "商家",
      协商记录: negotiationOf(sale),
      商家编码: product.code,
    };
  });
}

const blank: AfterSaleExportRow = {
  ...(Object.fromEntries(afterSaleExportColumns.map((column) => [column, ""])) as Record<
    (typeof afterSaleExportColumns)[number],
    string
  >),
  "商品运费（元）": "0.00",
  "支付优惠（元）": "0.00",
  "商品税费（元）": "0.00",
  "退运费金额（元）": "0.00",
  "退支付优惠（元）": "0.00",
  "退税费金额（元）": "0.00",
  是否已上传退款凭证: "否",
  是否拒签后退款: "否",
};

function typeWord(sale: Row<"after-sales">, shipped: boolean): string {
  if (sale.type === "exchange") return "换货";
  if (sale.type === "return-refund") return "退货退款";
  return shipped ? "已发货仅退款" : "未发货仅退款";
}

function statusWord(sale: Row<"after-sales">): string {
  if (sale.closed_at === "") return "售后处理中";
  if (sale.result === "refunded") return "同意退款，退款成功";
  return sale.type === "exchange" ? "换货成功" : "售后关闭";
}

function negotiationOf(sale: Row<"after-sales">): string {
  if (sale.result === "rejected") return "商家拒绝售后申请";
  return sale.result === "withdrawn" ? "买家撤销售后申请" : "";
}
