import type { Row, ShopTables } from "../shop-tables.ts";
import { maskedBuyer } from "./masked-buyer.ts";

/** The order export of 抖店: its headers in their order. It knows neither pickup (揽收) nor signing (签收). */
export const orderExportColumns = [
  "主订单编号",
  "子订单编号",
  "支付方式",
  "选购商品",
  "货号",
  "商品ID",
  "商家编码",
  "商品数量",
  "商品金额",
  "订单提交时间",
  "支付完成时间",
  "订单完成时间",
  "承诺发货时间",
  "预约发货时间",
  "买家留言",
  "旗帜颜色",
  "商家备注",
  "APP渠道",
  "订单状态",
  "取消原因",
  "售后状态",
  "订单类型",
  "发货时间",
  "车型",
  "是否是以旧换新",
  "换新额外补贴",
  "换新额外补贴发放状态",
  "订单应付金额",
  "运费",
  "优惠总金额",
  "平台优惠",
  "商家优惠",
  "达人优惠",
  "商家改价",
  "支付优惠",
  "手续费",
  "红包抵扣",
  "降价类优惠",
  "平台实际承担优惠金额",
  "商家实际承担优惠金额",
  "达人实际承担优惠金额",
  "收件人",
  "收件人手机号",
  "省",
  "市",
  "区",
  "街道",
  "详细地址",
  "是否修改过地址",
  "快递信息",
  "序列号",
  "达人ID",
  "达人昵称",
  "拼团订单团编号",
  "商品单价是否含税",
  "税费",
  "鲁班落地页ID",
  "所属门店ID",
  "流量来源",
  "仓库ID",
  "仓库名称",
  "是否安心购",
  "广告渠道",
  "流量类型",
  "流量体裁",
  "流量渠道",
  "发货主体",
  "发货主体明细",
  "教育优惠",
  "预计送达时间",
  "是否平台仓自流转",
  "是否是渠道商品",
  "预约送达时间",
  "建议发货时间（起）",
  "建议发货时间（止）",
] as const;

export type OrderExportRow = Readonly<Record<(typeof orderExportColumns)[number], string>>;

const orderTypeWords: Readonly<Record<string, string>> = {
  normal: "普通订单",
  "instant-refund": "普通订单",
  "low-price": "普通订单",
  abnormal: "普通订单",
  presale: "预售订单",
  gift: "赠品订单",
  "lucky-bag": "福袋订单",
};

/** The shop's orders as 抖店 exports them, newest first. Numbers end with a tab, amounts carry commas. */
export function toOrderExport(tables: ShopTables): OrderExportRow[] {
  const products = new Map(tables.catalogue.map((entry) => [entry.id, entry]));
  const lastAfterSale = new Map(tables.afterSales.map((sale) => [sale.order_id, sale]));
  const waybills = new Map(tables.parcels.map((parcel) => [parcel.order_id, parcel.waybill_id]));
  return tables.orders.toReversed().map((order) => {
    const product = products.get(order.product_id)!;
    const sale = lastAfterSale.get(order.order_id);
    const buyer = maskedBuyer(order.order_id);
    const paid = Number(order.amount);
    const goods = product.price * Number(order.quantity);
    const discount = yuan(Math.max(0, goods - paid));
    const waybill = waybills.get(order.order_id);
    return {
      ...blank,
      主订单编号: `${order.parent_order_id}\t`,
      子订单编号: `${order.order_id}\t`,
      支付方式: Number(order.order_id.at(-4)) < 6 ? "支付宝" : "抖音支付",
      选购商品: product.name,
      货号: product.code,
      商品ID: `${order.product_id}\t`,
      商家编码: product.code,
      商品数量: order.quantity,
      商品金额: yuan(goods),
      订单提交时间: order.paid_at,
      支付完成时间: order.paid_at,
      订单完成时间: order.completed_at,
      承诺发货时间: order.promised_ship_at,
      买家留言: messageOf(order),
      APP渠道: "抖音",
      订单状态: statusOf(order, sale),
      取消原因: order.cancelled_at ? (sale?.reason ?? "") : "",
      售后状态: afterSaleStatusOf(sale),
      订单类型: orderTypeWords[order.order_type]!,
      发货时间: order.shipped_at,
      订单应付金额: yuan(paid),
      优惠总金额: discount,
      商家优惠: discount,
      商家实际承担优惠金额: discount,
      收件人: buyer.name,
      收件人手机号: buyer.phone,
      省: order.province,
      市: buyer.city,
      区: buyer.district,
      街道: buyer.street,
      详细地址: buyer.address,
      快递信息: waybill ? `${waybill}-${order.courier}` : "",
      仓库名称: order.warehouse,
      发货主体: "商家",
    };
  });
}

const blank: OrderExportRow = {
  ...(Object.fromEntries(orderExportColumns.map((column) => [column, ""])) as Record<
    (typeof orderExportColumns)[number],
    string
  >),
  是否是以旧换新: "否",
  运费: "0.00",
  平台优惠: "0.00",
  达人优惠: "0.00",
  支付优惠: "0.00",
  红包抵扣: "0.00",
  是否修改过地址: "否",
  是否安心购: "否",
};

/** Yuan with two decimals and a comma before each group of thousands. */
function yuan(amount: number): string {
  const [whole, cents] = amount.toFixed(2).split(".");
  return `${whole!.replace(/\B(?=(\d{3})+$)/g, ",")}.${cents}`;
}

function messageOf(order: Row<"orders">): string {
  if (order.order_id.endsWith("70")) return '颜色发"浅"一点的, 谢谢';
  return order.order_id.endsWith("30") ? "麻烦尽快发货" : "";
}

function statusOf(order: Row<"orders">, sale: Row<"after-sales"> | undefined): string {
  if (order.cancelled_at || sale?.result === "refunded") return "已关闭";
  if (order.completed_at) return "已完成";
  return order.shipped_at ? "已发货" : "待发货";
}

function afterSaleStatusOf(sale: Row<"after-sales"> | undefined): string {
  if (!sale) return "-";
  if (sale.result === "refunded") return "退款成功";
  return sale.closed_at ? "售后关闭" : "售后处理中";
}
