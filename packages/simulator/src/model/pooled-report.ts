import type { Text } from "@scorecast/core/report";
import type { FittedProducts, ProductProcess } from "./fit-products.ts";
import { type FittedRegions, type RegionProcess, transitDays } from "./fit-regions.ts";
import type { MixFactors } from "./mix.ts";
import { type Pooled, shareQuantiles } from "./pooling.ts";
import type { PooledProcess, Units } from "./unit-counts.ts";

/** Units that are listed, those with the most events first; the others are one line. */
const LISTED = 12;
const PROBABILITIES = [0.05, 0.1, 0.9, 0.95] as const;

/** What is counted of a unit: the trouble itself, and for parcels on the road how long. */
const titles: Readonly<Record<ProductProcess | RegionProcess, Text>> = {
  "quality-return": { zh: "品质退货", en: "quality returns" },
  stars: { zh: "非五星评价", en: "below five stars" },
  "damage-return": { zh: "破损退货", en: "damage returns" },
  delivery: { zh: "迟到的运单", en: "late waybills" },
  signing: { zh: "在途天数", en: "days on the road" },
};

/** How one unit differs from the shop in one process. */
export interface PooledLine {
  readonly process: ProductProcess | RegionProcess;
  readonly events: number;
  /** Of a unit that is like the shop, over the same orders and days. */
  readonly expected: number;
  /** Times as often as the shop; of parcels on the road: as fast. Posterior mean. */
  readonly ratio: number;
  readonly interval80: readonly [number, number];
  readonly interval90: readonly [number, number];
  /** Of all the shop's events, those of this unit: posterior mean and 90 % interval. */
  readonly share: number;
  readonly shareInterval90: readonly [number, number];
  /** Mean days on the road, and 90 % interval; null for all but signing. */
  readonly days: { readonly mean: number; readonly interval90: readonly [number, number] } | null;
  /** "like-the-shop": the record cannot tell the two apart, the 90 % interval holds 1. */
  readonly verdict: "higher" | "lower" | "like-the-shop";
}

/** A product, a province or a courier. "rest": all that are not listed; "unknown": orders that name none. */
export interface UnitLine {
  readonly kind: "named" | "unknown" | "rest";
  /** Text of the record, untrusted; null unless named. */
  readonly id: string | null;
  /** Products (provinces …) in this line. */
  readonly members: number;
  readonly orders: number;
  readonly orderShare: number;
  /** Share of the orders of the last 14 days; null without any. */
  readonly recentShare: number | null;
  readonly lines: readonly PooledLine[];
}

export interface UnitsReport {
  readonly named: number;
  readonly units: readonly UnitLine[];
  readonly processes: readonly {
    readonly process: ProductProcess | RegionProcess;
    readonly title: Text;
    /** How far units differ beyond luck: coefficient of variation, posterior mean. */
    readonly spread: number;
    /** What the mix of recent orders multiplies the shop's level by in the forecast; null: it is not used there. */
    readonly mix: number | null;
  }[];
}

/** What is told of the units of a column; null where there is nothing to compare. */
export function unitsReport(
  fitted: FittedProducts | FittedRegions | null,
  mix: MixFactors,
  signing: readonly number[],
): UnitsReport | null {
  if (fitted === null) return null;
  const processes = Object.entries(fitted.processes) as [ProductProcess | RegionProcess, PooledProcess][];
  if (processes.length === 0) return null;
  const { units, recent } = fitted;
  const events = units.map((_, unit) =>
    processes.reduce((sum, [id, { pooled }]) => sum + (id === "signing" ? 0 : pooled.units[unit]!.events), 0),
  );
  const ranked = [...units.keys()]
    .filter((unit) => units[unit]!.kind === "named")
    .sort((a, b) => events[b]! - events[a]! || a - b);
  // a rest of one unit would hide its name and save nothing
  const listed = ranked.length <= LISTED + 1 ? ranked : ranked.slice(0, LISTED);
  const unknown = [...units.keys()].filter((unit) => units[unit]!.kind === "unknown");
  const rest = [...units.keys()].filter((unit) => !listed.includes(unit) && !unknown.includes(unit));
  const orders = units.reduce((sum, unit) => sum + unit.orders, 0);
  const lately = recent.reduce((a, b) => a + b, 0);
  const line = (kind: UnitLine["kind"], members: readonly number[]): UnitLine => {
    const own = members.reduce((sum, unit) => sum + units[unit]!.orders, 0);
    return {
      ...{ kind, id: kind === "named" ? units[members[0]!]!.id : null },
      members: members.reduce((sum, unit) => sum + units[unit]!.members, 0),
      ...{ orders: own, orderShare: own / orders },
      recentShare: lately === 0 ? null : members.reduce((sum, unit) => sum + recent[unit]!, 0) / lately,
      lines: processes.flatMap(([id, process]) => pooledLine(id, process, members, signing)),
    };
  };
  return {
    named: namedUnits(fitted),
    units: [
      ...listed.map((unit) => line("named", [unit])),
      ...(rest.length > 0 ? [line("rest", rest)] : []),
      ...(unknown.length > 0 ? [line("unknown", unknown)] : []),
    ],
    processes: processes.map(([process, { pooled }]) => ({
      ...{ process, title: titles[process], spread: pooled.spread },
      mix: process === "signing" ? null : (mix[process] ?? null),
    })),
  };
}

function namedUnits({ units }: Units): number {
  return units.reduce((sum, { kind, members }) => sum + (kind === "unknown" ? 0 : members), 0);
}

function pooledLine(
  process: ProductProcess | RegionProcess,
  { pooled, table }: PooledProcess,
  members: readonly number[],
  signing: readonly number[],
): PooledLine[] {
  const sum = (of: (unit: number) => number) => members.reduce((total, unit) => total + of(unit), 0);
  const weight = sum((unit) => pooled.weights[unit]!);
  if (!(weight > 0)) return [];
  const share = sum((unit) => pooled.shares[unit]!);
  const [q05, q10, q90, q95] = shareQuantiles(pooled, members, PROBABILITIES) as [
    number,
    number,
    number,
    number,
  ];
  const days = (ratio: number) => transitDays(table, members, ratio, signing);
  const expected = sum((unit) => pooled.units[unit]!.expected);
  return [
    {
      process,
      events: sum((unit) => pooled.units[unit]!.events),
      expected: expected * levelOf(pooled),
      ratio: share / weight,
      interval80: [q10 / weight, q90 / weight],
      interval90: [q05 / weight, q95 / weight],
      share,
      shareInterval90: [q05, q95],
      days:
        process === "signing"
          ? { mean: days(share / weight), interval90: [days(q95 / weight), days(q05 / weight)] }
          : null,
      verdict: q05 > weight ? "higher" : q95 < weight ? "lower" : "like-the-shop",
    },
  ];
}

/** Events over expectation of all units: the level of the days of the fit, each alike. */
function levelOf({ units }: Pooled): number {
  let [events, expected] = [0, 0];
  for (const unit of units) {
    events += unit.events;
    expected += unit.expected;
  }
  return events / expected;
}
