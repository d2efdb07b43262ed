import type { ExportName } from "./draft.ts";

/** What the columns of an export hold, as far as dirt cares. */
export interface ExportColumns {
  /** In file names. */
  readonly title: string;
  /** Columns that together tell one row from all others. */
  readonly key: readonly string[];
  /** When the row came to be: exports are split by it. */
  readonly dated: string;
  readonly ids: readonly string[];
  readonly times: readonly string[];
  readonly amounts: readonly string[];
  readonly counts: readonly string[];
  readonly stars: readonly string[];
  /** Columns, besides times, that may be empty. */
  readonly optional: readonly string[];
  /** Free text in the middle of the row. */
  readonly prose: string;
}

export const exportColumns: Readonly<Record<ExportName, ExportColumns>> = {
  orders: {
    title: "订单",
    key: ["子订单编号"],
    dated: "支付完成时间",
    ids: ["主订单编号", "子订单编号", "商品ID"],
    times: ["订单提交时间", "支付完成时间", "订单完成时间", "承诺发货时间", "发货时间"],
    amounts: ["商品金额", "订单应付金额", "优惠总金额", "商家优惠"],
    counts: ["商品数量"],
    stars: [],
    optional: ["取消原因", "快递信息", "商家备注"],
    prose: "买家留言",
  },
  "after-sales": {
    title: "售后",
    key: ["售后单号"],
    dated: "售后申请时间",
    ids: ["售后单号", "订单号", "商品单号", "商品ID"],
    times: [
      "售后申请时间",
      "同意售后申请时间",
      "商家退款时间",
      "用户到账时间",
      "售后关闭时间",
      "售后完结时间",
    ],
    amounts: ["应付金额（元）", "退商品金额（元）"],
    counts: [],
    stars: [],
    optional: ["售后原因标签", "退货物流单号", "仲裁状态"],
    prose: "用户售后说明",
  },
  reviews: {
    title: "评价",
    key: ["订单ID", "评价日期"],
    dated: "评价日期",
    ids: ["订单ID", "商品ID"],
    times: ["评价日期"],
    amounts: [],
    counts: [],
    stars: ["商品评价得分"],
    optional: ["追评内容", "追评时间"],
    prose: "评价内容",
  },
  parcels: {
    title: "包裹",
    key: ["运单号", "子订单编号"],
    dated: "发货时间",
    ids: ["运单号", "订单编号", "子订单编号"],
    times: ["发货时间", "揽收时间", "签收时间", "应签收时间"],
    amounts: [],
    counts: [],
    stars: [],
    optional: [],
    prose: "快递公司",
  },
};

/** The key of a row, by column, without the tabs that the platform puts behind ids. */
export function keyOf(of: ExportName, row: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(exportColumns[of].key.map((column) => [column, row[column]!.trim()]));
}
