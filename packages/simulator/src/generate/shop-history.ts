import { type History, historyOf, type Shop } from "@scorecast/core";
import { dayNumber } from "./local-time.ts";
import type { ShopFields } from "./shop-spec.ts";
import type { ShopTables } from "./shop-tables.ts";

/** The history that a reader of the generated shop folder gets, without a file in between. */
export function shopHistory({ shop, catalogue: _, ...rows }: ShopTables): History {
  return historyOf(shopOf(shop), rows);
}

function shopOf(fields: ShopFields): Shop {
  return {
    ...fields,
    openedOn: dayNumber(fields.openedOn),
    perks: fields.perks.map(({ kind, from, until }) => ({
      kind,
      from: dayNumber(from),
      until: until === null ? null : dayNumber(until),
    })),
  };
}
