import { dayOf, parseDay } from "../clocks/shop-day.ts";
import { violationKinds } from "../history/columns.ts";
import type { History } from "../history/history.ts";
import type { Deduction } from "../rules/schema.ts";
import type { Plan } from "./plan.ts";

/** What besides window sums decides the score of a day. */
export interface DayState {
  readonly day: number;
  /** Per bonus of the plan: 1 if its perks are open (or it needs none). */
  readonly perksOpen: Uint8Array;
  /** Points taken by all deductions together, and by each. */
  readonly deducted: number;
  readonly deductions: readonly {
    readonly deduction: Deduction;
    readonly points: number;
    readonly acts: readonly number[];
  }[];
  /** Per metric of the plan: the value of one that no file gives; NaN: none. */
  readonly external: Float64Array;
  /** A protection period: no metric below the median peer. */
  readonly protectedPeers: boolean;
  readonly onSale: boolean;
  readonly newShop: boolean;
  readonly growthLowered: boolean;
}

/** What of a record decides the state of a day. */
export type DayRecord = Pick<History, "shop" | "violations" | "observed"> & {
  readonly orders: Pick<History["orders"], "count">;
};

/** The state of `day` from the record: violations, perks, observed values, the shop's age. */
export function dayState(plan: Plan, history: DayRecord, day: number): DayState {
  const { rules, shop } = plan;
  const perksOpen = Uint8Array.from(plan.bonuses, ({ bonus }) =>
    bonus.conditions.every(
      (condition) =>
        condition.kind !== "perk-open" || perkOpen(history, condition.perk, day, condition.lastDays),
    )
      ? 1
      : 0,
  );
  const deductions = deductionsOn(plan, history, day);
  const growth = rules.stages.kind === "by-orders" ? rules.stages.growth : null;
  const days = rules.stages.kind === "by-orders" ? rules.stages.windowDays : 30;
  const external = Float64Array.from(plan.metrics, (metric) =>
    metric.external ? externalValue(plan, history, metric.id, day) : Number.NaN,
  );
  return {
    day,
    perksOpen,
    deducted: deductions.reduce((sum, d) => sum + d.points, 0),
    deductions,
    external,
    protectedPeers: rules.protections.some(
      ({ from, until }) => day >= parseDay(from)! && day <= parseDay(until)!,
    ),
    onSale: shop.productsOnSale === null ? history.orders.count > 0 : shop.productsOnSale >= 1,
    newShop:
      shop.openedOn !== null && day > shop.openedOn && day - shop.openedOn <= (growth?.newShopDays ?? 90),
    growthLowered:
      growth?.loweredBy.some((kind) => actsOf(history, [kind], day - days, day - 1).length > 0) ?? false,
  };
}

/** Open on each of the last `days` whole days before `day`. */
function perkOpen({ shop }: DayRecord, kind: string, day: number, days: number): boolean {
  for (let d = day - days; d < day; d++)
    if (
      !shop.perks.some(
        (perk) => perk.kind === kind && perk.from <= d && (perk.until === null || d <= perk.until),
      )
    )
      return false;
  return true;
}

/**
 * Deductions on `day`. While the version is in force, acts before its first day are judged by `transition`, the rule of
 * their own day; before that (a what-if) every act is judged by the version itself.
 */
function deductionsOn({ rules }: Plan, history: DayRecord, day: number): DayState["deductions"] {
  const effective = rules.effectiveFrom === null ? Number.POSITIVE_INFINITY : parseDay(rules.effectiveFrom)!;
  const inForce = day >= effective && rules.transition.length > 0;
  const own = rules.adjustments.filter((a): a is Deduction => a.kind === "deduction");
  const judged = [
    ...own.map((deduction) => ({
      deduction,
      from: inForce ? effective : Number.NEGATIVE_INFINITY,
      until: Number.POSITIVE_INFINITY,
    })),
    ...(inForce
      ? rules.transition.map((deduction) => ({
          deduction,
          from: Number.NEGATIVE_INFINITY,
          until: effective - 1,
        }))
      : []),
  ];
  const taken = judged.map(({ deduction, from, until }) => {
    const { committed, windowDays } = deduction;
    const first = Math.max(
      day - windowDays,
      from,
      committed?.from ? parseDay(committed.from)! : Number.NEGATIVE_INFINITY,
    );
    const last = Math.min(
      day - 1,
      until,
      committed?.until ? parseDay(committed.until)! : Number.POSITIVE_INFINITY,
    );
    const acts = actsOf(history, deduction.violations, first, last);
    return {
      deduction,
      acts,
      points: Math.min(deduction.cap, deduction.points * timesOf(deduction, history, acts)),
    };
  });
  return withinGroupCaps(taken).filter(({ points }) => points > 0);
}

/** Deductions of one group take at most the greatest of their caps together; the last of them give way. */
function withinGroupCaps(taken: DayState["deductions"]): DayState["deductions"] {
  const left = new Map<string, number>();
  for (const { deduction } of taken)
    if (deduction.capGroup !== undefined)
      left.set(deduction.capGroup, Math.max(left.get(deduction.capGroup) ?? 0, deduction.cap));
  return taken.map((line) => {
    const group = line.deduction.capGroup;
    if (group === undefined) return line;
    const points = Math.min(line.points, left.get(group)!);
    left.set(group, left.get(group)! - points);
    return { ...line, points };
  });
}

/** Rows of the violations of these kinds on days [first, last]. */
function actsOf({ violations }: DayRecord, kinds: readonly string[], first: number, last: number): number[] {
  const rows: number[] = [];
  for (let row = 0; violations && row < violations.count; row++) {
    const day = dayOf(violations.at[row]!);
    if (day >= first && day <= last && kinds.includes(violationKinds[violations.kind[row]!]!)) rows.push(row);
  }
  return rows;
}

function timesOf(deduction: Deduction, history: DayRecord, acts: readonly number[]): number {
  switch (deduction.per) {
    case "act":
      return acts.length;
    case "once":
      return acts.length >= deduction.minPerDay ? 1 : 0;
    case "day": {
      const perDay = new Map<number, number>();
      for (const row of acts) {
        const day = dayOf(history.violations!.at[row]!);
        perDay.set(day, (perDay.get(day) ?? 0) + 1);
      }
      return [...perDay.values()].filter((acts) => acts >= deduction.minPerDay).length;
    }
    default:
      return deduction.per satisfies never;
  }
}

/** The user's value, else the latest that the page showed up to `day`, else the assumed one. */
function externalValue({ rules }: Plan, { observed }: DayRecord, id: string, day: number): number {
  const rule = rules.metrics[id]!;
  if (rule.value !== undefined) return rule.value;
  let [value, date] = [Number.NaN, Number.NEGATIVE_INFINITY];
  for (let row = 0; observed && row < observed.count; row++)
    if (
      observed.node[row] === id &&
      observed.date[row]! <= day &&
      observed.date[row]! > date &&
      !Number.isNaN(observed.value[row]!)
    ) {
      value = observed.value[row]!;
      date = observed.date[row]!;
    }
  return Number.isNaN(value) ? (rule.parameters.defaultValue ?? Number.NaN) : value;
}
