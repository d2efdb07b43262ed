import { dayOf } from "@scorecast/core";
import { beyondLuck, type Ground, LOOK_BACK, RECENT } from "./ground.ts";
import { type Excess, scanSpans } from "./scan.ts";
import { ordersBy, type Units } from "./units.ts";

/** Parcels that would usually have left on days that count as a standstill: fewer may be chance. */
const STOPPED_PARCELS = 10;

/** Days of payment whose orders waited longer for the courier, and why that may be. */
export interface SlowDays {
  readonly excess: Excess;
  readonly units: Units;
  readonly why: "order-surge" | "warehouse-stop" | "missed-round" | "staff-shortage" | "late-shipping";
  /** Days with so many times the usual orders; days without pickups. Day numbers. */
  readonly surge: readonly number[];
  readonly stopped: readonly number[];
  readonly usualOrders: number;
}

/** The span of days of payment whose orders were picked up markedly later, if any. null: none, or no parcels. */
export function slowDays(ground: Ground): SlowDays | null {
  return ground.once("slow days", () => {
    const entries = ground.entries("pickup-hours");
    if (entries === null) return null;
    const units = ordersBy(ground, "warehouse");
    const { paidAt, cancelledAt } = ground.history.orders;
    const excess = scanSpans(
      {
        ...{ kind: "mean", units: units.names.length, until: ground.asOf, whole: true },
        ...{ from: ground.asOf - LOOK_BACK, spansFrom: ground.asOf - RECENT },
        timesWorse: ground.standard("times-longer"),
      },
      (add) => {
        for (const { order, numerator, denominator } of entries)
          add(units.codes[order]!, dayOf(paidAt[order]!), numerator, denominator);
        for (const order of overdue(ground))
          if (Number.isNaN(cancelledAt[order]!))
            add(
              units.codes[order]!,
              dayOf(paidAt[order]!),
              Math.round(ground.asOf * 86_400 - paidAt[order]!),
              1,
            );
      },
    );
    if (excess === null || !beyondLuck(ground, excess.chance)) return null;
    return { excess, units, ...whyOf(ground, excess) };
  });
}

/** Orders that should have been picked up and were not: paid at least the time to ship ago. */
export function overdue(ground: Ground): number[] {
  const { paidAt, cancelledAt, promisedShipAt, count } = ground.history.orders;
  const now = ground.asOf * 86_400;
  const orders: number[] = [];
  for (let order = 0; order < count; order++) {
    const due = Number.isNaN(promisedShipAt[order]!)
      ? paidAt[order]! + ground.standard("shipping-hours") * 3600
      : promisedShipAt[order]!;
    if (
      Number.isNaN(ground.facts.pickedUpAt?.[order] ?? 0) &&
      Number.isNaN(cancelledAt[order]!) &&
      due < now &&
      paidAt[order]! >= now - LOOK_BACK * 86_400
    )
      orders.push(order);
  }
  return orders;
}

function whyOf(ground: Ground, { from, to }: Excess): Omit<SlowDays, "excess" | "units"> {
  const { paidAt, count } = ground.history.orders;
  const first = ground.asOf - LOOK_BACK;
  const [orders, pickups] = [new Float64Array(LOOK_BACK), new Float64Array(LOOK_BACK)];
  for (let order = 0; order < count; order++) {
    const paid = dayOf(paidAt[order]!) - first;
    if (paid >= 0 && paid < LOOK_BACK) orders[paid]!++;
    const picked = dayOf(ground.facts.pickedUpAt![order]!) - first;
    if (picked >= 0 && picked < LOOK_BACK) pickups[picked]!++;
  }
  const usualOrders = median(orders.filter((n) => n > 0));
  const days = (a: number, b: number) => Array.from({ length: Math.max(0, b - a + 1) }, (_, i) => a + i);
  const surge = days(from - 2, to).filter(
    (d) => (orders[d - first] ?? 0) >= ground.standard("surge-times") * usualOrders && usualOrders >= 2,
  );
  const usualOn = (d: number) =>
    median(pickups.filter((n, i) => n > 0 && (i - (d - first)) % 7 === 0 && Math.abs(i - (d - first)) <= 35));
  const idle = days(from, Math.min(to + 2, ground.asOf - 1)).filter(
    (d) => usualOn(d) > 0 && pickups[d - first]! <= 0.1 * usualOn(d),
  );
  const stopped = idle.reduce((sum, d) => sum + usualOn(d), 0) >= STOPPED_PARCELS ? idle : [];
  const chat = chatSpan(ground);
  const shared = chat === null ? 0 : Math.min(to, chat.to) - Math.max(from, chat.from) + 1;
  const why =
    surge.length > 0
      ? "order-surge"
      : stopped.length > 0
        ? stopped.length >= ground.standard("standstill-days")
          ? "warehouse-stop"
          : "missed-round"
        : shared > 0
          ? "staff-shortage"
          : "late-shipping";
  return { why, surge, stopped, usualOrders };
}

/** Days on which chats were answered markedly later than on the others. null: none, or no sessions. */
export function chatSpan(ground: Ground): Excess | null {
  return ground.once("chat span", () => {
    const entries = ground.entries("chat-response-seconds");
    if (entries === null || entries.length === 0) return null;
    const excess = scanSpans(
      {
        ...{ kind: "mean", units: 1, until: ground.asOf, whole: true },
        ...{ from: ground.asOf - LOOK_BACK, spansFrom: ground.asOf - RECENT },
        timesWorse: ground.standard("times-longer"),
      },
      (add) => {
        for (const { cohortDay, numerator, denominator } of entries)
          add(0, cohortDay, numerator, denominator);
      },
    );
    return excess !== null && beyondLuck(ground, excess.chance) ? excess : null;
  });
}

function median(values: Float64Array): number {
  if (values.length === 0) return 0;
  const sorted = values.slice().sort();
  return sorted[Math.floor(sorted.length / 2)]!;
}
