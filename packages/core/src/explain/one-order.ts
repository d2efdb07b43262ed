import { formatDay } from "../clocks/shop-day.ts";
import type { Shop } from "../history/history.ts";
import { historyOf, type Row } from "../history/history-of.ts";
import type { RuleVersion } from "../rules/schema.ts";
import type { Plan } from "../scoring/plan.ts";
import { tallyShop } from "../tally/tally-shop.ts";

/** What one order adds to each slot of a plan once it counts there. */
export interface OrderSums {
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
}

/**
 * Tallies one made-up order by the rules: picked up at once, signed the next day, without an after-sale or a chat. So no metric
 * needs to be known here, of whatever rule version.
 *
 * @param stars of its first review, the same for product, service and logistics; null: not reviewed
 */
export function oneOrder(plan: Plan, shop: Shop, rules: RuleVersion, stars: number | null): OrderSums {
  const paid = DAY;
  const at = (day: number, time: string) => `${formatDay(day)} ${time}`;
  const id = { order_id: "order" };
  const review: Row = {
    ...{ ...id, review_id: "review", created_at: at(paid + 1, "18:00:00"), has_picture: "0" },
    ...{ product_stars: String(stars), service_stars: String(stars), logistics_stars: String(stars) },
  };
  const history = historyOf(shop, {
    orders: [
      { ...id, paid_at: at(paid, "12:00:00"), product_id: "product", amount: "100", order_type: "normal" },
    ],
    parcels: [
      {
        ...id,
        waybill_id: "parcel",
        picked_up_at: at(paid, "12:00:00"),
        signed_at: at(paid + 1, "12:00:00"),
      },
    ],
    reviews: stars === null ? [] : [review],
    ...{ afterSales: [], chats: [], complaints: [], violations: [] },
  });
  const { series } = tallyShop(history, rules);
  const sums = plan.slots.map((slot) => series[slot.series]);
  return {
    numerators: Float64Array.from(sums, (tally) => total(tally?.numerator)),
    denominators: Float64Array.from(sums, (tally) => total(tally?.denominator)),
  };
}

/** Any day will do: what a tally counts does not depend on the date. */
const DAY = 20_000;

function total(column: Float64Array | undefined): number {
  return column?.reduce((sum, amount) => sum + amount, 0) ?? 0;
}
