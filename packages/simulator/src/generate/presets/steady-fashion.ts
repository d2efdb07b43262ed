import type { ShopSpec } from "../shop-spec.ts";
import { regionsFromZhejiang } from "./chinese-regions.ts";

/**
 * A healthy women's fashion shop, about 25 orders a day. Its weak side is the single courier round at 17:30: what is
 * not packed by then waits for a day. In mid-October one knitwear batch opens at the seams.
 */
export const steadyFashion: ShopSpec = {
  shop: {
    id: "steady-fashion",
    name: "示例女装店",
    industry: "女装",
    shopType: "other",
    openedOn: "2024-03-18",
    timezone: "Asia/Shanghai",
    productsOnSale: 8,
    perks: [],
  },
  startDay: "2026-07-04",
  days: 120,
  demand: {
    volume: { kind: "random", purchasesPerDay: 23.5, dispersion: 0.16, growthPer30Days: 0 },
    weekday: [0.95, 0.93, 0.95, 0.98, 1.05, 1.1, 1.04],
    hourOfDay: [2, 1, 0.6, 0.4, 0.4, 0.6, 1.2, 2, 3, 4, 5, 5, 5, 5, 4.5, 4.5, 4.5, 4.5, 5, 7, 9, 10, 8, 5],
    secondItemShare: 0.06,
    orderTypes: [
      { type: "normal", weight: 97.9 },
      { type: "presale", weight: 0.6 },
      { type: "lucky-bag", weight: 0.8 },
      { type: "gift", weight: 0.7 },
    ],
    cancelShare: 0.06,
    cancelAfterHours: [
      [0, 0.05],
      [0.4, 0.9],
      [1, 16],
    ],
    presaleDays: 3,
  },
  products: [
    product("3701000000000000101", "法式碎花连衣裙", "DR-101", 189, 20, 0.004, 0.008),
    product("3701000000000000102", "高腰直筒牛仔裤", "JE-102", 139, 18, 0.003, 0.01),
    product("3701000000000000103", "软糯针织开衫", "KN-103", 159, 20, 0.004, 0.006),
    product("3701000000000000104", "纯棉基础T恤", "TE-104", 59, 16, 0.003, 0.004),
    product("3701000000000000105", "垂感西装外套", "BL-105", 269, 9, 0.004, 0.009),
    product("3701000000000000106", "羊毛双面呢大衣", "CO-106", 1280, 3, 0.003, 0.006),
    product("3701000000000000107", "百褶半身裙", "SK-107", 119, 10, 0.004, 0.008),
    product("3701000000000000108", "真丝缎面衬衫", "SH-108", 329, 4, 0.005, 0.009),
  ],
  handling: {
    warehouse: "杭州仓",
    promiseHours: 48,
    staffed: { from: 8.5, until: 19 },
    packingHours: [
      [0, 1],
      [0.3, 3.5],
      [0.7, 8.5],
      [0.95, 14],
      [1, 20],
    ],
    courierRounds: [17.5],
    missedRoundShare: 0.01,
    wrongItemRate: 0.002,
    splitShare: 0.01,
  },
  couriers: [
    { name: "中通快递", weight: 55, transitFactor: 1, damageRate: 0.0015, trajectoryRate: 0.001 },
    { name: "圆通速递", weight: 30, transitFactor: 1.05, damageRate: 0.002, trajectoryRate: 0.002 },
    { name: "顺丰速运", weight: 15, transitFactor: 0.7, damageRate: 0.0005, trajectoryRate: 0.0003 },
  ],
  regions: regionsFromZhejiang,
  chats: {
    presalePerPurchase: 0.35,
    contactRate: { fine: 0.1, late: 0.35, mismatch: 0.4, "wrong-item": 0.7, damaged: 0.6, defective: 0.6 },
    botShare: 0.3,
    staffed: { from: 8, until: 23 },
    rounds: [30, 30, 20, 12, 8],
    replySeconds: [
      [0, 3],
      [0.5, 25],
      [0.9, 70],
      [0.98, 150],
      [1, 400],
    ],
    unansweredRate: 0.015,
    unansweredOffHours: 0.7,
    ratedShare: 0.3,
    stars: { content: [0.01, 0.01, 0.02, 0.1, 0.86], soured: [0.3, 0.15, 0.2, 0.15, 0.2] },
    sourRate: 0.3,
    escalationShare: 0.1,
  },
  afterSales: {
    applyRate: { fine: 0.14, late: 0.22, mismatch: 0.7, "wrong-item": 0.8, damaged: 0.75, defective: 0.7 },
    daysAfterSigning: [
      [0, 0.05],
      [0.5, 1.5],
      [0.9, 5],
      [1, 7],
    ],
    returnShare: { fine: 0.95, late: 0.8, mismatch: 0.9, "wrong-item": 0.3, damaged: 0.6, defective: 0.75 },
    exchangeShare: 0.05,
    autoApproveShare: 0.35,
    staffed: { from: 9, until: 21 },
    reviewHours: [
      [0, 0.2],
      [0.5, 2],
      [0.9, 7],
      [1, 20],
    ],
    returnTransitDays: [
      [0, 1.5],
      [0.5, 3.2],
      [0.95, 6],
      [1, 10],
    ],
    inspectHours: [
      [0, 0.5],
      [0.6, 6],
      [1, 22],
    ],
    withdrawShare: 0.06,
    rejectShare: 0.03,
    reapplyShare: 0.5,
    arbitrationShare: 0.1,
    merchantLiableShare: 0.5,
  },
  complaints: {
    rate: { fine: 0.0002, late: 0.006, mismatch: 0.01, "wrong-item": 0.02, damaged: 0.015, defective: 0.02 },
    souredFactor: 5,
    upheldShare: 0.6,
  },
  reviews: {
    rate: { fine: 0.33, late: 0.34, mismatch: 0.4, "wrong-item": 0.4, damaged: 0.45, defective: 0.5 },
    stars: {
      fine: [0.001, 0.002, 0.01, 0.045, 0.942],
      late: [0.01, 0.02, 0.05, 0.14, 0.78],
      mismatch: [0.2, 0.25, 0.3, 0.15, 0.1],
      "wrong-item": [0.3, 0.25, 0.25, 0.1, 0.1],
      damaged: [0.35, 0.25, 0.2, 0.1, 0.1],
      defective: [0.55, 0.25, 0.12, 0.05, 0.03],
    },
    souredStarLoss: 0.4,
    daysAfterSigning: [
      [0, 0.05],
      [0.5, 2],
      [0.9, 7],
      [1, 14],
    ],
    pictureShare: 0.25,
  },
  incidents: [
    {
      kind: "defective-batch",
      from: "2026-10-12",
      days: 5,
      productId: "3701000000000000103",
      defectRate: 0.35,
    },
  ],
  violations: [],
};

function product(
  id: string,
  name: string,
  code: string,
  price: number,
  weight: number,
  defectRate: number,
  mismatchRate: number,
) {
  return { id, name, code, price, weight, defectRate, mismatchRate };
}
