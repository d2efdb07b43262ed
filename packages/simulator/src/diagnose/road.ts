import type { Entry } from "@scorecast/core";
import { covers, wasWell } from "./goods.ts";
import { beyondLuck, type Ground, LOOK_BACK, RECENT } from "./ground.ts";
import { compareUnits, type Excess, type Feed, scanSpans } from "./scan.ts";
import { codeOf, ordersBy, pickupDay, type Units } from "./units.ts";

/** Waybills that were late, by courier and day of pickup; those compensated for their tracking are another matter. */
export interface RoadTrouble {
  readonly units: Units;
  /** A courier (or all: −1) that stood still on some days. */
  readonly strike: Excess | null;
  /** Couriers that are always slower than the others. */
  readonly slow: readonly Excess[];
}

/** null: no parcels with their way on record. */
export function roadTrouble(ground: Ground): RoadTrouble | null {
  return ground.once("road", () => {
    const entries = waybills(ground);
    if (entries === null || entries.length === 0) return null;
    const units = ordersBy(ground, "courier");
    const feed =
      (skip: (unit: number, day: number) => boolean): Feed =>
      (add) => {
        for (const entry of entries) {
          const [unit, day] = [codeOf(units, entry), pickupDay(ground, entry)];
          if (!Number.isNaN(day) && !skip(unit, day))
            add(unit, day, entry.denominator - entry.numerator, entry.denominator);
        }
      };
    const input = {
      ...{ kind: "rate" as const, units: units.names.length, until: ground.asOf, whole: true },
      ...{ from: ground.asOf - LOOK_BACK, spansFrom: ground.asOf - RECENT },
      timesWorse: ground.standard("times-worse"),
    };
    const best = scanSpans(
      input,
      feed(() => false),
    );
    const strike = best !== null && beyondLuck(ground, best.chance) && wasWell(ground, best) ? best : null;
    const slow = compareUnits(
      input,
      feed((unit, day) => strike !== null && covers(strike, unit, day)),
    ).filter(({ chance }) => beyondLuck(ground, chance));
    return { units, strike, slow };
  });
}

/** Waybills due, without those that were compensated for their tracking. */
export function waybills(ground: Ground): readonly Entry[] | null {
  return ground.once("waybills", () => {
    const entries = ground.entries("delivery-on-time-rate");
    const parcels = ground.history.parcels;
    return entries && parcels ? entries.filter(({ row }) => parcels.trajectoryCompensated[row] !== 1) : null;
  });
}

/** Whether an entry's order went with the courier on the days of a strike, or with a slow courier on any day. */
export function onTheRoad(ground: Ground, { units }: RoadTrouble, excess: Excess): (entry: Entry) => boolean {
  return (entry) => {
    const day = pickupDay(ground, entry);
    return !Number.isNaN(day) && covers(excess, codeOf(units, entry), day);
  };
}
