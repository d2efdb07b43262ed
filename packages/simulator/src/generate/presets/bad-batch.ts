import type { ShopSpec } from "../shop-spec.ts";
import { steadyFashion } from "./steady-fashion.ts";

const kettle = "3704000000000000401";

/**
 * A shop for kitchen appliances, about 30 orders a day and sound in every way, until a delivery of kettles leaks: what
 * was paid from 1 to 14 October came out of it. All rates assumed.
 */
export const badBatch: ShopSpec = {
  ...steadyFashion,
  shop: {
    ...steadyFashion.shop,
    id: "bad-batch",
    name: "示例小家电店",
    industry: "家电",
    openedOn: "2023-11-11",
    productsOnSale: 4,
  },
  demand: {
    ...steadyFashion.demand,
    volume: { kind: "random", purchasesPerDay: 28.5, dispersion: 0.18, growthPer30Days: 0 },
    orderTypes: [{ type: "normal", weight: 1 }],
    cancelShare: 0.03,
  },
  products: [
    appliance(kettle, "多功能养生壶1.5L", "KT-401", 169, 40),
    appliance("3704000000000000402", "可视空气炸锅5L", "AF-402", 259, 25),
    appliance("3704000000000000403", "迷你电饭煲2L", "RC-403", 139, 20),
    appliance("3704000000000000404", "便携榨汁杯", "JC-404", 79, 15),
  ],
  handling: { ...steadyFashion.handling, warehouse: "宁波仓", courierRounds: [12, 17.5, 20] },
  afterSales: {
    ...steadyFashion.afterSales,
    applyRate: { ...steadyFashion.afterSales.applyRate, fine: 0.04, late: 0.08 },
  },
  incidents: [{ kind: "defective-batch", from: "2026-10-01", days: 14, productId: kettle, defectRate: 0.3 }],
};

function appliance(id: string, name: string, code: string, price: number, weight: number) {
  return { id, name, code, price, weight, defectRate: 0.003, mismatchRate: 0.003 };
}
