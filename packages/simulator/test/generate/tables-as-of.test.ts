import { expect, it } from "vitest";
import { adaptedSpec } from "../../src/generate/adapted-spec.ts";
import { tablesAsOf } from "../../src/generate/dirty/tables-as-of.ts";
import { generateShop } from "../../src/generate/generate-shop.ts";
import { shopPresets } from "../../src/generate/presets/index.ts";

const spec = adaptedSpec(shopPresets["steady-fashion"], { start: "2026-07-01", days: 40, ordersPerDay: 12 });

/** An order that is refunded later loses the completion that it had: only then do the two tell different stories. */
const withoutCompletion = (tables: ReturnType<typeof generateShop>) => ({
  orders: tables.orders.map((order) => ({
    ...order,
    completed_at: "",
    order_type: "",
    next_day_delivered: "",
  })),
  parcels: tables.parcels,
  reviews: tables.reviews,
  afterSales: tables.afterSales.map((sale) => ({ ...sale, waiting_hours: "" })),
});

it("is what the generator itself would have written on that day", () => {
  const then = generateShop({ ...spec, days: 25 }, "as-of");
  const later = tablesAsOf(generateShop(spec, "as-of"), "2026-07-26 00:00:00");
  expect(withoutCompletion(later)).toEqual(withoutCompletion(then));
  expect(then.afterSales.some((sale) => sale.closed_at === "")).toBe(true);
  expect(then.parcels.some((parcel) => parcel.picked_up_at === "")).toBe(true);
});
