import { shopPresets } from "../../src/generate/presets/index.ts";
import type { QuantileTable } from "../../src/generate/quantile-table.ts";
import type { ByFate, ShopSpec } from "../../src/generate/shop-spec.ts";

const steady = shopPresets["steady-fashion"];

const quick: QuantileTable = [
  [0, 5],
  [1, 10],
];

/** The steady shop with every source of trouble switched off, so that each order's fate is "fine". */
export const calmShop: ShopSpec = {
  ...steady,
  demand: {
    ...steady.demand,
    volume: { kind: "random", purchasesPerDay: 120, dispersion: 0.1, growthPer30Days: 0 },
    weekday: [1, 1, 1, 1, 1, 1, 1],
    orderTypes: [{ type: "normal", weight: 1 }],
    secondItemShare: 0,
    cancelShare: 0,
  },
  days: 60,
  products: steady.products.map((product) => ({ ...product, defectRate: 0, mismatchRate: 0 })),
  handling: { ...steady.handling, packingHours: quick, missedRoundShare: 0, wrongItemRate: 0, splitShare: 0 },
  couriers: [{ name: "中通快递", weight: 1, transitFactor: 1, damageRate: 0, trajectoryRate: 0 }],
  regions: [{ ...steady.regions[0]!, transitHours: quick }],
  incidents: [],
};

/** The same rate whatever happened. */
export function always(rate: number): ByFate<number> {
  return { fine: rate, late: rate, mismatch: rate, "wrong-item": rate, damaged: rate, defective: rate };
}
