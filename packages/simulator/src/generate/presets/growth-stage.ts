import type { ShopSpec } from "../shop-spec.ts";
import { steadyFashion } from "./steady-fashion.ts";

/** A young shop in the growth stage: opened 2026-09-01, 15 orders in every 30 days, too few for a score. */
export const growthStage: ShopSpec = {
  ...steadyFashion,
  shop: {
    ...steadyFashion.shop,
    id: "growth-stage",
    name: "示例新店",
    openedOn: "2026-09-01",
    productsOnSale: 2,
  },
  startDay: "2026-09-02",
  days: 60,
  demand: {
    ...steadyFashion.demand,
    volume: { kind: "fixed", ordersPer30Days: 15 },
    orderTypes: [{ type: "normal", weight: 1 }],
    cancelShare: 0,
  },
  products: steadyFashion.products.slice(3, 5),
  incidents: [],
};
