import {
  columns,
  type DayRecord,
  dayOf,
  dayState,
  type History,
  type Plan,
  type ShopTallies,
  startOf,
  type TallySeries,
} from "@scorecast/core";
import type { DayFacts, KnownSums } from "./engine-state.ts";

/** Window sums of the entries that were known before `start`, on days start … start + horizon: history rolling out. */
export function knownSums(plan: Plan, tallies: ShopTallies, start: number, horizon: number): KnownSums {
  return plan.slots.map(({ series, window }) => {
    const tally = tallies.series[series];
    return tally ? rollingOut(tally, window.fromDaysAgo, window.toDaysAgo, start, horizon) : null;
  });
}

function rollingOut(
  tally: TallySeries,
  fromDaysAgo: number,
  toDaysAgo: number,
  start: number,
  horizon: number,
) {
  const numerator = new Float64Array(horizon + 2);
  const denominator = new Float64Array(horizon + 2);
  for (let i = 0; i < tally.cohortDay.length; i++) {
    if (tally.knownDay[i]! >= start) continue;
    const cohort = tally.cohortDay[i]! - start;
    const first = Math.max(cohort + toDaysAgo, 0);
    const end = Math.min(cohort + fromDaysAgo + 1, horizon + 1);
    if (first >= end) continue;
    numerator[first]! += tally.numerator[i]!;
    numerator[end]! -= tally.numerator[i]!;
    denominator[first]! += tally.denominator[i]!;
    denominator[end]! -= tally.denominator[i]!;
  }
  for (let h = 1; h <= horizon; h++) {
    numerator[h]! += numerator[h - 1]!;
    denominator[h]! += denominator[h - 1]!;
  }
  return {
    numerator: [...numerator.subarray(0, horizon + 1)],
    denominator: [...denominator.subarray(0, horizon + 1)],
  };
}

/** What a scenario adds to the record: rights that open and acts that the platform punishes. Days are day numbers. */
export interface NewFacts {
  readonly perks: History["shop"]["perks"];
  readonly violations: readonly { readonly kind: columns.ViolationKind; readonly day: number }[];
}

/**
 * Violations roll off, perks stay as they stand, values read off the page stay the latest: nothing new happens to them
 * but what `added` says.
 */
export function dayFacts(
  plan: Plan,
  history: DayRecord,
  start: number,
  horizon: number,
  added?: NewFacts,
): DayFacts[] {
  const recorded = withoutLaterRows(history, start);
  const known = added ? withNewFacts(recorded, added) : recorded;
  return Array.from({ length: horizon + 1 }, (_, h) => {
    const state = dayState(plan, known, start + h);
    return {
      day: state.day,
      perksOpen: [...state.perksOpen],
      deducted: state.deducted,
      external: Array.from(state.external, (value) => (Number.isNaN(value) ? null : value)),
      protectedPeers: state.protectedPeers,
      onSale: state.onSale,
      newShop: state.newShop,
      growthLowered: state.growthLowered,
    };
  });
}

/** Violations of the days before `start`, as the state carries them. */
export function actsBefore({ violations }: DayRecord, start: number): [kind: number, day: number][] {
  return Array.from({ length: violations?.count ?? 0 }, (_, row): [number, number] => [
    violations!.kind[row]!,
    dayOf(violations!.at[row]!),
  ]).filter(([, day]) => day < start);
}

function withoutLaterRows(history: DayRecord, start: number): DayRecord {
  const { violations, observed } = history;
  return {
    ...history,
    violations: violations && {
      ...violations,
      at: violations.at.map((at) => (dayOf(at) < start ? at : Number.NaN)),
    },
    observed: observed && {
      ...observed,
      value: observed.value.map((value, row) => (observed.date[row]! <= start ? value : Number.NaN)),
    },
  };
}

const NOON = 12 * 3600;

function withNewFacts(history: DayRecord, { perks, violations }: NewFacts): DayRecord {
  const before = history.violations;
  const count = (before?.count ?? 0) + violations.length;
  const order = new Int32Array(count).fill(-1);
  order.set(before?.order ?? []);
  return {
    ...history,
    shop: { ...history.shop, perks: [...history.shop.perks, ...perks] },
    violations: {
      count,
      kind: Int8Array.from([
        ...(before?.kind ?? []),
        ...violations.map(({ kind }) => columns.violationKinds.indexOf(kind)),
      ]),
      at: Float64Array.from([...(before?.at ?? []), ...violations.map(({ day }) => startOf(day) + NOON)]),
      order,
    },
  };
}
