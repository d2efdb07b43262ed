import type { ShopSpec } from "../shop-spec.ts";
import { steadyFashion } from "./steady-fashion.ts";

/**
 * A fruit shop from the coast of 浙江, about 40 orders a day: picked, packed and on the road within the day, refunds
 * instead of returns. In the heat of summer, until 20 September, fruit spoils on the road. All rates assumed.
 */
export const freshFruit: ShopSpec = {
  ...steadyFashion,
  shop: {
    ...steadyFashion.shop,
    id: "fresh-fruit",
    name: "示例鲜果店",
    industry: "易损水果",
    openedOn: "2023-05-10",
    productsOnSale: 4,
    perks: [],
  },
  startDay: "2026-07-04",
  days: 120,
  demand: {
    ...steadyFashion.demand,
    volume: { kind: "random", purchasesPerDay: 38, dispersion: 0.2, growthPer30Days: 0 },
    secondItemShare: 0.05,
    orderTypes: [{ type: "normal", weight: 1 }],
    cancelShare: 0.02,
  },
  products: [
    fruit("3702000000000000201", "涌泉无核蜜桔5斤", "MJ-201", 39.9, 34),
    fruit("3702000000000000202", "阳光玫瑰葡萄2斤", "PT-202", 49.9, 26),
    fruit("3702000000000000203", "玉环文旦2颗", "WD-203", 35.9, 22),
    fruit("3702000000000000204", "黄桃8颗礼盒", "HT-204", 59.9, 18),
  ],
  handling: {
    warehouse: "台州产地仓",
    promiseHours: 24,
    staffed: { from: 6, until: 21 },
    packingHours: [
      [0, 0.5],
      [0.5, 2],
      [0.9, 5],
      [1, 9],
    ],
    courierRounds: [10, 14, 18, 20.5],
    missedRoundShare: 0.005,
    wrongItemRate: 0.001,
    splitShare: 0,
  },
  couriers: [
    { name: "顺丰速运", weight: 70, transitFactor: 0.72, damageRate: 0.0006, trajectoryRate: 0.0003 },
    { name: "京东快递", weight: 30, transitFactor: 0.8, damageRate: 0.0009, trajectoryRate: 0.0005 },
  ],
  chats: { ...steadyFashion.chats, presalePerPurchase: 0.2, unansweredRate: 0.008 },
  afterSales: {
    ...steadyFashion.afterSales,
    // Fresh goods are outside the right to return within seven days; refunds are claimed at once, with a photograph.
    applyRate: { fine: 0.006, late: 0.03, mismatch: 0.3, "wrong-item": 0.8, damaged: 0.85, defective: 0.75 },
    daysAfterSigning: [
      [0, 0.02],
      [0.6, 0.4],
      [0.95, 1],
      [1, 2],
    ],
    returnShare: { fine: 0, late: 0, mismatch: 0, "wrong-item": 0, damaged: 0, defective: 0 },
    autoApproveShare: 0.5,
  },
  reviews: {
    ...steadyFashion.reviews,
    daysAfterSigning: [
      [0, 0.05],
      [0.5, 1.2],
      [0.9, 4],
      [1, 10],
    ],
  },
  incidents: [{ kind: "summer-heat", from: "2026-07-04", days: 79, damageRate: 0.012 }],
};

function fruit(id: string, name: string, code: string, price: number, weight: number) {
  return { id, name, code, price, weight, defectRate: 0.003, mismatchRate: 0.004 };
}
