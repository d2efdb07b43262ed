import type { ShopSpec } from "../shop-spec.ts";
import { steadyFashion } from "./steady-fashion.ts";

/**
 * A shop for household goods, about 25 orders a day, of which a live stream with a famous host sells six times the usual
 * on each of three days from 21 October. It packs 1.6 usual days a day: the line is gone only weeks later. All assumed.
 */
export const liveStreamSurge: ShopSpec = {
  ...steadyFashion,
  shop: {
    ...steadyFashion.shop,
    id: "live-stream-surge",
    name: "示例居家店",
    industry: "居家日百",
    openedOn: "2024-04-01",
    productsOnSale: 4,
  },
  demand: {
    ...steadyFashion.demand,
    volume: { kind: "random", purchasesPerDay: 24, dispersion: 0.16, growthPer30Days: 0 },
    orderTypes: [{ type: "normal", weight: 1 }],
    cancelShare: 0.05,
  },
  products: [
    household("3707000000000000701", "加厚抽绳垃圾袋10卷", "GB-701", 29.9, 35),
    household("3707000000000000702", "懒人免手洗拖把", "MP-702", 69, 25),
    household("3707000000000000703", "密封收纳罐6件套", "BX-703", 49.9, 25),
    household("3707000000000000704", "硅藻泥吸水地垫", "MT-704", 39.9, 15),
  ],
  handling: { ...steadyFashion.handling, warehouse: "金华仓", courierRounds: [12, 17.5, 20] },
  afterSales: {
    ...steadyFashion.afterSales,
    applyRate: { ...steadyFashion.afterSales.applyRate, fine: 0.04, late: 0.1 },
  },
  incidents: [{ kind: "live-stream-surge", from: "2026-10-21", days: 3, factor: 6, capacity: 1.6 }],
};

function household(id: string, name: string, code: string, price: number, weight: number) {
  return { id, name, code, price, weight, defectRate: 0.002, mismatchRate: 0.004 };
}
