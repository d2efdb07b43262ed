import type { ShopSpec } from "../shop-spec.ts";
import { steadyFashion } from "./steady-fashion.ts";

/**
 * A make-up shop, about 35 orders a day, quick in the warehouse and slow in the chat: two people answer from 10 to 18
 * o'clock what comes in until 23, one round in eight goes without an answer while they are there, and nearly all in the
 * evening. All rates assumed.
 */
export const understaffedChat: ShopSpec = {
  ...steadyFashion,
  shop: {
    ...steadyFashion.shop,
    id: "understaffed-chat",
    name: "示例彩妆店",
    industry: "彩妆/仪器",
    openedOn: "2024-08-08",
    productsOnSale: 4,
  },
  demand: {
    ...steadyFashion.demand,
    volume: { kind: "random", purchasesPerDay: 32, dispersion: 0.2, growthPer30Days: 0.02 },
    secondItemShare: 0.12,
    orderTypes: [{ type: "normal", weight: 1 }],
    cancelShare: 0.04,
  },
  products: [
    makeUp("3706000000000000601", "哑光丝绒唇釉", "LG-601", 59, 35),
    makeUp("3706000000000000602", "持妆气垫粉底", "CC-602", 129, 25),
    makeUp("3706000000000000603", "九色眼影盘", "ES-603", 89, 22),
    makeUp("3706000000000000604", "卷翘睫毛膏", "MC-604", 69, 18),
  ],
  handling: { ...steadyFashion.handling, warehouse: "义乌仓", courierRounds: [12, 17.5, 20] },
  chats: {
    ...steadyFashion.chats,
    presalePerPurchase: 0.5,
    botShare: 0.15,
    staffed: { from: 10, until: 18 },
    replySeconds: [
      [0, 15],
      [0.5, 110],
      [0.9, 320],
      [1, 900],
    ],
    unansweredRate: 0.12,
    unansweredOffHours: 0.85,
    escalationShare: 0.02,
  },
  afterSales: {
    ...steadyFashion.afterSales,
    applyRate: { ...steadyFashion.afterSales.applyRate, fine: 0.05, late: 0.08 },
  },
  incidents: [],
};

function makeUp(id: string, name: string, code: string, price: number, weight: number) {
  return { id, name, code, price, weight, defectRate: 0.003, mismatchRate: 0.004 };
}
