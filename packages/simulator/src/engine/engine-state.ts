import type { History, RuleVersion } from "@scorecast/core";
import type { Effect } from "../levers/effect.ts";
import type { ProductShares } from "../levers/lever.ts";
import type { OnTheWay } from "../model/on-the-way.ts";
import type { ShopModel } from "../model/shop-model.ts";
import type { Feedback } from "./feedback.ts";
import type { Probe } from "./probe.ts";

/** A lever or an incident of a scenario with everything decided. Days are day numbers. */
export interface PlannedLever {
  readonly use: string;
  /** The effect as the user gave it; absent: the lever's own. */
  readonly effect?: Effect;
  readonly from: number;
  /** Last day that it acts; null: to the end. */
  readonly until: number | null;
  readonly rampDays: number;
  readonly dose: number;
  readonly adherence: number;
  /** Equally likely values of its effect. */
  readonly effectPoints: readonly number[];
  /** The product that it is about, and its shares by effect point; a single one holds for all. Absent: the whole shop. */
  readonly product?: { readonly id: string; readonly shares: readonly ProductShares[] };
  readonly cost: { readonly once: number; readonly perDay: number; readonly perOrder: number } | null;
}

/** What is absent is as in the state. */
export interface PlannedScenario {
  readonly id: string;
  readonly levers: readonly PlannedLever[];
  readonly incidents?: readonly PlannedLever[];
  /** What the shop can take on a day or has on duty; absent: not known. */
  readonly capacity?: Capacity;
  /** Absent: the score does not act back on the orders. */
  readonly feedback?: Feedback;
  /** Facts of the days where levers open perks or commit violations. */
  readonly days?: readonly DayFacts[];
  /** Counts without a record that start from none, because a lever begins what they count. */
  readonly countsFromZero?: readonly string[];
  /** Rules that score some of the days; the last that covers a day decides. */
  readonly rules?: readonly PlannedRules[];
}

export interface Capacity {
  readonly pickupsPerDay?: number;
  /** Chat agents on duty at a time. */
  readonly agents?: number;
}

/** Rules that score the days from `from` to `until` (null: to the end). */
export interface PlannedRules {
  readonly from: number;
  readonly until: number | null;
  readonly rules: RuleVersion;
  readonly known: KnownSums;
  readonly days: readonly DayFacts[];
}

/** What besides window sums decides the score of a day, as far as `evaluate` reads it. */
export interface DayFacts {
  readonly day: number;
  readonly perksOpen: readonly number[];
  readonly deducted: number;
  /** null: none. */
  readonly external: readonly (number | null)[];
  readonly protectedPeers: boolean;
  readonly onSale: boolean;
  readonly newShop: boolean;
  readonly growthLowered: boolean;
}

/** Window sums of what is known at the start, per slot of the plan, on the start and each day after it; null: a table is missing. */
export type KnownSums = readonly ({
  readonly numerator: readonly number[];
  readonly denominator: readonly number[];
} | null)[];

/**
 * All that decides a projection's numbers, as plain JSON: the same state gives the same bytes on every machine,
 * thread count and engine.
 */
export interface EngineState {
  readonly formatVersion: 1;
  readonly rules: RuleVersion;
  readonly shop: History["shop"];
  readonly tables: readonly string[];
  readonly seed: string;
  /** Day number of the first forecast day. */
  readonly start: number;
  readonly horizon: number;
  readonly replications: number;
  readonly model: ShopModel;
  readonly way: OnTheWay;
  readonly known: KnownSums;
  readonly days: readonly DayFacts[];
  /** Violations on record before the start, by kind (a place in core's list) and day number; absent: not told. */
  readonly acts?: readonly (readonly [kind: number, day: number])[];
  readonly scenarios: readonly PlannedScenario[];
  /** Absent: all chance is the replication's own. */
  readonly probe?: Probe;
}
