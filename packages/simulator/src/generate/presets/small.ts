import type { ShopSpec } from "../shop-spec.ts";
import { steadyFashion } from "./steady-fashion.ts";

/** A small shop: exactly 40 orders in every 30 days, so that a single event moves each rate by points. */
export const small: ShopSpec = {
  ...steadyFashion,
  shop: { ...steadyFashion.shop, id: "small", name: "示例小店", productsOnSale: 3 },
  demand: {
    ...steadyFashion.demand,
    volume: { kind: "fixed", ordersPer30Days: 40 },
    orderTypes: [{ type: "normal", weight: 1 }],
    cancelShare: 0,
  },
  products: steadyFashion.products.slice(0, 3),
  incidents: [],
};
