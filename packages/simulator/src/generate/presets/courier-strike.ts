import type { ShopSpec } from "../shop-spec.ts";
import { steadyFashion } from "./steady-fashion.ts";

/**
 * A snack shop, about 45 orders a day, four in five with one cheap courier. From 10 to 24 October that courier's
 * sorting centre stands still, and parcels lie for days. All rates assumed.
 */
export const courierStrike: ShopSpec = {
  ...steadyFashion,
  shop: {
    ...steadyFashion.shop,
    id: "courier-strike",
    name: "示例零食店",
    industry: "食品饮料",
    openedOn: "2023-02-20",
    productsOnSale: 4,
  },
  demand: {
    ...steadyFashion.demand,
    volume: { kind: "random", purchasesPerDay: 38, dispersion: 0.18, growthPer30Days: 0 },
    secondItemShare: 0.18,
    orderTypes: [{ type: "normal", weight: 1 }],
    cancelShare: 0.03,
  },
  products: [
    snack("3705000000000000501", "临安手剥山核桃500g", "HT-501", 59.9, 30),
    snack("3705000000000000502", "芝麻海苔脆片6袋", "HS-502", 29.9, 30),
    snack("3705000000000000503", "奶香小麻花1kg", "MH-503", 25.9, 25),
    snack("3705000000000000504", "每日坚果30包", "JG-504", 89, 15),
  ],
  handling: {
    ...steadyFashion.handling,
    warehouse: "临安仓",
    packingHours: [
      [0, 0.5],
      [0.5, 3],
      [0.9, 7],
      [1, 14],
    ],
    courierRounds: [11, 16, 19.5],
  },
  couriers: [
    { name: "韵达快递", weight: 80, transitFactor: 1, damageRate: 0.001, trajectoryRate: 0.0008 },
    { name: "中国邮政", weight: 20, transitFactor: 1.05, damageRate: 0.001, trajectoryRate: 0.0005 },
  ],
  afterSales: {
    ...steadyFashion.afterSales,
    applyRate: { ...steadyFashion.afterSales.applyRate, fine: 0.015, late: 0.1 },
  },
  incidents: [
    {
      kind: "courier-trouble",
      from: "2026-10-10",
      days: 15,
      courier: "韵达快递",
      extraHours: [
        [0, 10],
        [0.5, 40],
        [0.9, 90],
        [1, 150],
      ],
    },
  ],
};

function snack(id: string, name: string, code: string, price: number, weight: number) {
  return { id, name, code, price, weight, defectRate: 0.002, mismatchRate: 0.003 };
}
