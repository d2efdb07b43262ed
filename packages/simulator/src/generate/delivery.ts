import { runs } from "./incident-days.ts";
import { type PlatformNumber, randomNumber } from "./platform-number.ts";
import type { Order, Purchase } from "./purchases.ts";
import { drawFrom } from "./quantile-table.ts";
import { happens, type RandomSource, streamOf } from "./random-source.ts";
import type { Handling, ShopSpec } from "./shop-spec.ts";
import { packedAt } from "./warehouse-move.ts";
import { hoursInLine, slowness } from "./workload.ts";

const HOUR = 3600;
const DAY = 86_400;

export interface Parcel {
  readonly waybillId: PlatformNumber;
  readonly orders: readonly Order[];
  readonly pickedUpAt: number;
  readonly signedAt: number;
  readonly dueAt: number;
  readonly compensated: boolean;
}

/** How a purchase reached its buyer, or that it was cancelled first. */
export type Delivery =
  | { readonly kind: "cancelled"; readonly promisedAt: number; readonly cancelledAt: number }
  | {
      readonly kind: "shipped";
      readonly promisedAt: number;
      readonly shippedAt: number;
      readonly parcels: readonly Parcel[];
    };

/** Stage 2: packing in working hours, the next courier round, transit by region and courier, doorstep hours. */
export function deliver(
  spec: ShopSpec,
  seed: string,
  purchase: Purchase,
  rounds: CourierRounds,
  random: RandomSource,
): Delivery {
  const { handling, demand } = spec;
  const wait = purchase.type === "presale" ? demand.presaleDays * DAY : 0;
  const promisedAt = purchase.paidAt + wait + handling.promiseHours * HOUR;
  const packing = drawFrom(handling.packingHours, random) * slowness(spec, purchase.paidAt);
  const inLine = hoursInLine(spec, purchase.paidAt);
  const shippedAt = Math.floor(packedAt(spec, purchase.paidAt + wait, inLine + packing));
  const regretAt = Math.floor(purchase.paidAt + drawFrom(demand.cancelAfterHours, random) * HOUR);
  if (happens(demand.cancelShare, random) && regretAt < shippedAt && !purchase.brushed) {
    return { kind: "cancelled", promisedAt, cancelledAt: regretAt };
  }
  const split = happens(handling.splitShare, random);
  const first = nextRound(handling, rounds, shippedAt, random);
  const { orders } = purchase;
  if (!split) {
    const parcel = transport(spec, seed, purchase, orders, first, random);
    return { kind: "shipped", promisedAt, shippedAt, parcels: [parcel] };
  }
  const then = nextRound(handling, rounds, first, random);
  const parcels = [first, then].map((pickedUpAt, i) =>
    transport(spec, seed, purchase, orders.length > 1 ? [orders[i]!] : orders, pickedUpAt, random),
  );
  return { kind: "shipped", promisedAt, shippedAt, parcels };
}

/** When the courier comes to the shop. */
export interface CourierRounds {
  /** Seconds at which the round of `day` and place `i` comes, null if it is missed. */
  readonly at: (day: number, i: number) => number | null;
  /** Puts one parcel into that round; false if it is full. */
  readonly load: (day: number, i: number) => boolean;
}

/** Every round has dice of its own; they are thrown once, since all parcels of the round wait for the same courier. */
export function courierRounds(handling: Handling, seed: string): CourierRounds {
  const { roundCapacity } = handling;
  const rounds = new Map<number, number | null>();
  const loads = new Map<number, number>();
  const keyOf = (day: number, i: number) => day * handling.courierRounds.length + i;
  return {
    at: (day, i) => {
      const held = rounds.get(keyOf(day, i));
      if (held !== undefined) return held;
      const random = streamOf(seed, "courier-round", day, i);
      const missed = happens(handling.missedRoundShare, random);
      const arrival = day * DAY + handling.courierRounds[i]! * HOUR + (random() - 0.5) * 2400;
      rounds.set(keyOf(day, i), missed ? null : arrival);
      return missed ? null : arrival;
    },
    load: (day, i) => {
      if (roundCapacity === undefined) return true;
      const loaded = loads.get(keyOf(day, i)) ?? 0;
      if (loaded >= roundCapacity) return false;
      loads.set(keyOf(day, i), loaded + 1);
      return true;
    },
  };
}

/** The first round after `readyAt` that is neither missed nor full, plus the minutes of loading and scanning. */
function nextRound(handling: Handling, rounds: CourierRounds, readyAt: number, random: RandomSource): number {
  for (let day = Math.floor(readyAt / DAY); ; day++) {
    for (let i = 0; i < handling.courierRounds.length; i++) {
      const arrival = rounds.at(day, i);
      if (arrival !== null && arrival > readyAt && rounds.load(day, i))
        return Math.floor(arrival + random() * 1500);
    }
  }
}

function transport(
  spec: ShopSpec,
  seed: string,
  { region, courier }: Purchase,
  orders: readonly Order[],
  pickedUpAt: number,
  random: RandomSource,
): Parcel {
  // All dice are thrown for every parcel: courier trouble then moves no other draw.
  const waybillId = randomNumber("78", 13, random);
  const compensated = happens(courier.trajectoryRate, random);
  const morning = random();
  let trouble: RandomSource | null = null;
  let hours = drawFrom(region.transitHours, random) * courier.transitFactor;
  for (const incident of spec.incidents) {
    if (incident.kind !== "courier-trouble" || incident.courier !== courier.name) continue;
    if (!runs(incident, pickedUpAt)) continue;
    trouble ??= streamOf(seed, "courier-trouble", String(waybillId));
    hours += drawFrom(incident.extraHours, trouble);
  }
  return {
    waybillId,
    orders,
    pickedUpAt,
    signedAt: Math.floor(doorstep(pickedUpAt + hours * HOUR, morning)),
    dueAt: (Math.floor(pickedUpAt / DAY) + region.standardDays + 1) * DAY - 1,
    compensated,
  };
}

/**
 * Parcels are handed over from 09:00 to 20:00; what arrives at night waits for the morning tour, which reaches this
 * door between 09:00 and 13:00, by `morning` in [0, 1).
 */
function doorstep(arrival: number, morning: number): number {
  const hour = (arrival % DAY) / HOUR;
  if (hour >= 9 && hour < 20) return arrival;
  const day = Math.floor(arrival / DAY) + (hour < 9 ? 0 : 1);
  return day * DAY + (9 + 4 * morning) * HOUR;
}
