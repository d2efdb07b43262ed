import { dayNumber, dayText } from "./local-time.ts";
import type { Incident, ShopSpec } from "./shop-spec.ts";

export interface Adaptation {
  /** First day with payments; the shop's whole story moves with it. */
  readonly start?: string;
  readonly days?: number;
  /** Orders (子订单) on the average day. */
  readonly ordersPerDay?: number;
}

/**
 * The spec at another time, of another length, at another volume. Incidents, violations and perks keep their distance
 * from the first day.
 *
 * @throws {RangeError} if a date is none
 */
export function adaptedSpec(spec: ShopSpec, { start, days, ordersPerDay }: Adaptation): ShopSpec {
  const by = start === undefined ? 0 : dayNumber(start) - dayNumber(spec.startDay);
  const moved = (day: string): string => (by === 0 ? day : dayText(dayNumber(day) + by));
  return {
    ...spec,
    shop: {
      ...spec.shop,
      openedOn: moved(spec.shop.openedOn),
      perks: spec.shop.perks.map((perk) => ({
        ...perk,
        from: moved(perk.from),
        until: perk.until === null ? null : moved(perk.until),
      })),
    },
    startDay: moved(spec.startDay),
    days: days ?? spec.days,
    demand: {
      ...(ordersPerDay === undefined ? spec.demand : withVolume(spec.demand, ordersPerDay)),
      ...(spec.demand.promotions === undefined
        ? {}
        : { promotions: spec.demand.promotions.map((one) => ({ ...one, from: moved(one.from) })) }),
    },
    incidents: spec.incidents.map((incident): Incident => ({ ...incident, from: moved(incident.from) })),
    violations: spec.violations.map((violation) => ({ ...violation, on: moved(violation.on) })),
  };
}

/** What goes wrong within the days of the spec: each incident with its first and last day, cut to them. */
export function incidentDays(
  spec: ShopSpec,
): { readonly incident: Incident; readonly from: string; readonly to: string }[] {
  const first = dayNumber(spec.startDay);
  const last = first + spec.days - 1;
  return spec.incidents.flatMap((incident) => {
    const from = Math.max(first, dayNumber(incident.from));
    const to = Math.min(last, dayNumber(incident.from) + incident.days - 1);
    return from > to ? [] : [{ incident, from: dayText(from), to: dayText(to) }];
  });
}

/**
 * The day of `spec` that `day` of the spec it was adapted from has become, "YYYY-MM-DD"; null if it is before the
 * second day of the record or later than the day after the last.
 */
export function adaptedDay(from: ShopSpec, spec: ShopSpec, day: string): string | null {
  const moved = dayNumber(day) - dayNumber(from.startDay) + dayNumber(spec.startDay);
  const first = dayNumber(spec.startDay);
  return moved > first && moved <= first + spec.days ? dayText(moved) : null;
}

/** The spec with incidents planted on top of its own. */
export function withIncidents(spec: ShopSpec, planted: readonly Incident[]): ShopSpec {
  return planted.length === 0 ? spec : { ...spec, incidents: [...spec.incidents, ...planted] };
}

function withVolume(demand: ShopSpec["demand"], ordersPerDay: number): ShopSpec["demand"] {
  const { volume, secondItemShare } = demand;
  switch (volume.kind) {
    case "random":
      return { ...demand, volume: { ...volume, purchasesPerDay: ordersPerDay / (1 + secondItemShare) } };
    case "fixed":
      return { ...demand, volume: { ...volume, ordersPer30Days: 30 * ordersPerDay } };
    default:
      return volume satisfies never;
  }
}
