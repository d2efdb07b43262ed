import { shopDays } from "./shop-days.ts";
import type { ShopSpec } from "./shop-spec.ts";
import type { ShopTables, TableRows } from "./shop-tables.ts";

type Growing = { -readonly [table in keyof TableRows]: TableRows[table][number][] };

/**
 * A synthetic shop, order by order: its tables as a shop folder holds them on the morning after the last day.
 * Same spec and seed, same text in every row, on every engine. What happens to one purchase depends on its own
 * dice alone; trouble spreads within it: late → chat → complaint → bad review.
 *
 * @throws {RangeError} if a date of the spec is none
 */
export function generateShop(spec: ShopSpec, seed: string): ShopTables {
  const tables: Growing = {
    ...{ orders: [], parcels: [], reviews: [], afterSales: [] },
    ...{ chats: [], complaints: [], violations: [] },
  };
  for (const day of shopDays(spec, seed))
    for (const [name, rows] of Object.entries(day) as [keyof TableRows, TableRows["orders"]][])
      for (const row of rows) (tables[name] as (typeof row)[]).push(row);
  const catalogue = spec.products.map(({ id, name, code, price }) => ({ id, name, code, price }));
  return { shop: spec.shop, catalogue, ...tables };
}
