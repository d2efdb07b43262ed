import type { ShopSpec } from "../shop-spec.ts";
import { regionsFromZhejiang } from "./chinese-regions.ts";
import { steadyFashion } from "./steady-fashion.ts";

/** Near enough for delivery on the day after the payment. */
const nextDayProvinces = ["浙江省", "上海市", "江苏省", "安徽省", "福建省", "江西省"];

const fitters = { inRange: 0.8, installed: 0.75 };

/**
 * The flagship shop of a maker of televisions, door locks and projectors, about 20 orders a day of high value: parcels
 * by the fastest courier, fitters at the door, and buyers who ask much before they pay and rate the answers harshly.
 * All rates assumed.
 */
export const flagship3c: ShopSpec = {
  ...steadyFashion,
  shop: {
    ...steadyFashion.shop,
    id: "flagship-3c",
    name: "示例数码旗舰店",
    industry: "高端3C数码",
    shopType: "flagship",
    openedOn: "2022-06-01",
    productsOnSale: 5,
    perks: [
      { kind: "freight-insurance", from: "2025-01-01", until: null },
      { kind: "home-installation", from: "2026-06-01", until: null },
    ],
  },
  demand: {
    ...steadyFashion.demand,
    volume: { kind: "random", purchasesPerDay: 19.5, dispersion: 0.22, growthPer30Days: 0.01 },
    secondItemShare: 0.04,
    orderTypes: [{ type: "normal", weight: 1 }],
    cancelShare: 0.05,
  },
  products: [
    { ...device("3703000000000000301", "智慧屏65英寸", "TV-301", 3999, 12), installation: fitters },
    { ...device("3703000000000000302", "人脸识别智能门锁", "LK-302", 1599, 26), installation: fitters },
    device("3703000000000000303", "家用投影仪", "PJ-303", 2999, 16),
    device("3703000000000000304", "降噪蓝牙耳机", "EP-304", 699, 28),
    device("3703000000000000305", "11英寸平板", "PD-305", 2299, 18),
  ],
  handling: {
    ...steadyFashion.handling,
    warehouse: "杭州数码仓",
    promiseHours: 24,
    staffed: { from: 8, until: 22 },
    packingHours: [
      [0, 0.5],
      [0.5, 2],
      [0.95, 6],
      [1, 12],
    ],
    courierRounds: [11, 16, 20],
    missedRoundShare: 0.003,
    wrongItemRate: 0.0008,
    splitShare: 0,
  },
  couriers: [
    { name: "顺丰速运", weight: 65, transitFactor: 0.55, damageRate: 0.0004, trajectoryRate: 0.0002 },
    { name: "京东快递", weight: 35, transitFactor: 0.6, damageRate: 0.0005, trajectoryRate: 0.0002 },
  ],
  regions: regionsFromZhejiang.map((region) => ({
    ...region,
    nextDayService: nextDayProvinces.includes(region.province),
  })),
  chats: {
    ...steadyFashion.chats,
    presalePerPurchase: 1,
    contactRate: { fine: 0.3, late: 0.5, mismatch: 0.6, "wrong-item": 0.8, damaged: 0.8, defective: 0.85 },
    botShare: 0.2,
    rounds: [12, 20, 24, 24, 20],
    replySeconds: [
      [0, 4],
      [0.5, 22],
      [0.9, 60],
      [1, 240],
    ],
    ratedShare: 0.4,
    stars: { content: [0.05, 0.04, 0.09, 0.17, 0.65], soured: [0.45, 0.2, 0.2, 0.1, 0.05] },
    escalationShare: 0.02,
  },
  afterSales: {
    ...steadyFashion.afterSales,
    applyRate: { fine: 0.05, late: 0.08, mismatch: 0.5, "wrong-item": 0.8, damaged: 0.9, defective: 0.85 },
    reviewHours: [
      [0, 0.1],
      [0.5, 1],
      [0.9, 4],
      [1, 12],
    ],
  },
  incidents: [],
};

function device(id: string, name: string, code: string, price: number, weight: number) {
  return { id, name, code, price, weight, defectRate: 0.003, mismatchRate: 0.002 };
}
