import { happens, type RandomSource } from "../../random-source.ts";
import type { Dirt } from "../dirt.ts";
import type { Draft, ExportName } from "../draft.ts";

/** What the columns were called in older exports, or are on other pages. */
const olderNames: Readonly<Record<ExportName, Readonly<Record<string, readonly string[]>>>> = {
  orders: {
    主订单编号: ["主订单号", "父订单编号", "订单编号"],
    子订单编号: ["子订单号", "商品单号", "商品订单编号"],
    商品ID: ["商品编号"],
    商品数量: ["数量", "购买数量"],
    订单应付金额: ["应付金额", "订单应付金额（元）", "实付款"],
    支付完成时间: ["支付时间", "付款时间"],
    承诺发货时间: ["最晚发货时间"],
    订单状态: ["状态"],
    省: ["省份", "收货省份"],
    快递信息: ["物流信息"],
  },
  "after-sales": {
    售后单号: ["售后编号", "售后单编号"],
    商品单号: ["子订单编号", "商品订单编号"],
    售后申请时间: ["申请时间"],
    同意售后申请时间: ["同意申请时间", "商家同意时间"],
    商家退款时间: ["退款时间"],
    售后完结时间: ["完结时间"],
  },
  reviews: {
    评价日期: ["评价时间", "评论时间"],
    订单ID: ["订单编号", "订单号"],
    商品评价得分: ["商品评分", "商品得分"],
  },
  parcels: {
    运单号: ["快递单号", "物流单号", "运单编号"],
    订单编号: ["主订单编号", "订单号"],
    子订单编号: ["商品单号"],
    揽收时间: ["揽件时间"],
    签收时间: ["妥投时间"],
    快递公司: ["物流公司", "承运商"],
    应签收时间: ["预计送达时间", "承诺送达时间"],
  },
};

/** The names that columns had before, and names with stars and spaces. */
export const oldHeaders = {
  id: "old-headers",
  title: { zh: "旧的列名，带星号和空格", en: "older column names, stars and spaces in them" },
  destroys: false,
  per: "cells",
  usualDose: 0.5,
  soil(drafts, { dose, dice }) {
    let done = 0;
    const soiled = drafts.map((draft): Draft => {
      if (draft.form === "json") return draft;
      const random = dice(draft.path);
      const header = draft.header.map((name, i) => {
        const older = olderNames[draft.of][draft.columns[i]!];
        if (older === undefined || !happens(dose, random)) return name;
        done++;
        return decorated(older[Math.floor(random() * older.length)]!, random);
      });
      return { ...draft, header };
    });
    return { drafts: soiled, done };
  },
} as const satisfies Dirt;

function decorated(name: string, random: RandomSource): string {
  const draw = random();
  if (draw < 0.15) return `*${name}`;
  if (draw < 0.3) return ` ${name} `;
  return name;
}
