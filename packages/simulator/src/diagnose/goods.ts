import { columns, type Entry } from "@scorecast/core";
import { chanceOfExcess } from "./chance.ts";
import { beyondLuck, type Ground, LOOK_BACK, RECENT } from "./ground.ts";
import { compareUnits, type Excess, type Feed, type Sums, scanSpans } from "./scan.ts";
import { codeOf, ordersBy, paidDay, type Units } from "./units.ts";

/** What is wrong with goods: their reason class, or, where no after-sales are on record, bad reviews of parcels in time. */
export type Fault = "quality" | "mismatch" | "damage";

export interface GoodsTrouble {
  readonly basis: "returns" | "reviews";
  readonly units: Units;
  /** A unit that was well before and after: its orders paid in a span of days. */
  readonly batch: Excess | null;
  /** Units that are worse than the others, the batch left out. */
  readonly lasting: readonly Excess[];
  /** Everything but the batch. */
  readonly rest: Sums;
  /** Bad orders of all. */
  readonly bad: ReadonlySet<number>;
}

/** How faulty goods are spread over products and days of payment. null: neither after-sales nor reviews on record. */
export function goodsTrouble(
  ground: Ground,
  fault: Fault,
  by: "product" | "courier" = "product",
): GoodsTrouble | null {
  return ground.once(`goods ${fault} ${by}`, () => {
    const found = faultEntries(ground, fault);
    if (found === null) return null;
    const units = ordersBy(ground, by);
    const bad = new Set(found.entries.filter((e) => found.isBad(e)).map((e) => e.order));
    const feed =
      (skip: (unit: number, day: number) => boolean): Feed =>
      (add) => {
        for (const entry of found.entries) {
          const [unit, day] = [codeOf(units, entry), paidDay(ground, entry)];
          if (!skip(unit, day)) add(unit, day, found.isBad(entry) ? 1 : 0, entry.denominator);
        }
      };
    const input = {
      ...{ kind: "rate" as const, units: units.names.length, until: ground.asOf },
      ...{ from: ground.asOf - LOOK_BACK, spansFrom: ground.asOf - RECENT },
      ...{ timesWorse: ground.standard("times-worse"), whole: by === "courier" },
    };
    const best = scanSpans(
      input,
      feed(() => false),
    );
    const batch = best !== null && beyondLuck(ground, best.chance) && wasWell(ground, best) ? best : null;
    const inBatch = (unit: number, day: number) => batch !== null && covers(batch, unit, day);
    const lasting = compareUnits(input, feed(inBatch)).filter(({ chance }) => beyondLuck(ground, chance));
    let [amount, weight] = [0, 0];
    feed(inBatch)((_unit, _day, a, w) => {
      amount += a;
      weight += w;
    });
    return { basis: found.basis, units, batch, lasting, rest: { amount, weight }, bad };
  });
}

/** Whether a unit and a day are part of an excess; a unit of −1 is all of them. */
export function covers({ unit, from, to }: Excess, code: number, day: number): boolean {
  return (unit < 0 || unit === code) && day >= from && day <= to;
}

/** Whether the unit was markedly better on its other days: a span, and not how it always is. */
export function wasWell(ground: Ground, { inside, own, others }: Excess): boolean {
  if (own.weight < 20) return others.weight === 0 ? own.weight > 0 : own.weight > 0 && own.amount === 0;
  const times = ground.standard("times-worse");
  if (inside.amount / inside.weight < (times * own.amount) / own.weight) return false;
  if (!(others.weight > 0)) return true;
  const worse = own.amount / own.weight > (times * others.amount) / others.weight;
  return !(worse && chanceOfExcess(own.amount, own.weight, others.amount, others.weight, 1) < 0.001);
}

function faultEntries(
  ground: Ground,
  fault: Fault,
): { basis: GoodsTrouble["basis"]; entries: Entry[]; isBad: (entry: Entry) => boolean } | null {
  const { history, facts } = ground;
  const ofOrders = ground.entries("product-rating");
  const signed = facts.signedAt;
  if (signed === null) return null;
  if (history.afterSales !== null) {
    const code = columns.reasonClasses.indexOf(fault);
    const { reasonClass } = history.afterSales;
    return {
      ...{ basis: "returns", entries: signedOrders(ground) },
      isBad: ({ order }) => {
        const row = facts.firstAfterSale![order]!;
        return row >= 0 && reasonClass[row] === code && known(ground, history.afterSales!.appliedAt[row]!);
      },
    };
  }
  if (fault !== "quality" || ofOrders === null) return null;
  const { productStars } = history.reviews!;
  const late = lateOrders(ground);
  return {
    ...{ basis: "reviews", entries: ofOrders.filter(({ order }) => !late.has(order)) },
    isBad: ({ row }) => productStars[row]! <= 2,
  };
}

function known(ground: Ground, at: number): boolean {
  return at < ground.asOf * 86_400;
}

/** One entry per order signed so far, by its own definition of no metric: order types are not asked. */
function signedOrders(ground: Ground): Entry[] {
  return ground.once("signed orders", () => {
    const list: Entry[] = [];
    const signed = ground.facts.signedAt!;
    for (let order = 0; order < signed.length; order++) {
      const day = Math.floor(signed[order]! / 86_400);
      if (day < ground.asOf && day >= ground.asOf - LOOK_BACK)
        list.push({ cohortDay: day, knownDay: day, numerator: 0, denominator: 1, order, row: -1 });
    }
    return list;
  });
}

/** Orders of waybills that were not signed when due. */
export function lateOrders(ground: Ground): ReadonlySet<number> {
  return ground.once(
    "late orders",
    () =>
      new Set(
        (ground.entries("delivery-on-time-rate") ?? [])
          .filter(({ numerator }) => numerator === 0)
          .map(({ order }) => order),
      ),
  );
}

/** Orders of a unit paid on the days of an excess that are not signed yet. */
export function notYetSigned(ground: Ground, units: Units, excess: Excess): number {
  const { paidAt, cancelledAt, count } = ground.history.orders;
  let pending = 0;
  for (let order = 0; order < count; order++) {
    const day = Math.floor(paidAt[order]! / 86_400);
    if (day >= ground.asOf || !covers(excess, units.codes[order]!, day)) continue;
    if (Number.isNaN(ground.facts.signedAt?.[order] ?? 0) && Number.isNaN(cancelledAt[order]!)) pending++;
  }
  return pending;
}
