import { DAY, dayOf, endOf, HOUR } from "../clocks/shop-day.ts";
import { orderTypes } from "../history/columns.ts";
import type { Recorded } from "../metrics/metric.ts";

const presale = orderTypes.indexOf("presale");

/**
 * Last second in which a pickup of the order is in time. "hours": less than the limit after payment. "next-day": by the
 * promise for presale, within the industry's limit or 48 hours for inspected (QIC) orders, else 23:59:59 of the day
 * after payment.
 */
export function pickupDueAt({ history: { orders, shop }, parameters }: Recorded, order: number): number {
  const paidAt = orders.paidAt[order]!;
  const { limitHours = 24, limitHoursByIndustry = [], pickupDeadline } = parameters;
  const ofIndustry = limitHoursByIndustry.find(
    ({ industries }) => shop.industry !== null && industries.includes(shop.industry),
  )?.hours;
  if (pickupDeadline !== "next-day") return paidAt + (ofIndustry ?? limitHours) * HOUR - 1;
  const promised = orders.promisedShipAt[order]!;
  if (orders.orderType[order] === presale && !Number.isNaN(promised)) return promised;
  if (ofIndustry !== undefined) return paidAt + ofIndustry * HOUR;
  return orders.qic[order] === 1 ? paidAt + 2 * DAY : endOf(dayOf(paidAt) + 1);
}

/**
 * Calls `visit` for each order that was due for pickup: its due day, and whether it was picked up in time. Orders
 * cancelled before are not due.
 */
export function eachPickupDue(
  recorded: Recorded,
  visit: (order: number, day: number, inTime: boolean) => void,
): void {
  const { cancelledAt, count } = recorded.history.orders;
  const { pickedUpAt } = recorded.facts;
  for (let order = 0; order < count; order++) {
    const due = pickupDueAt(recorded, order);
    const pickup = pickedUpAt![order]!;
    if (!(pickup <= due) && cancelledAt[order]! <= due) continue;
    visit(order, dayOf(due), pickup <= due);
  }
}
