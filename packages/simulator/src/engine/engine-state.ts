import type { History, RuleVersion } from "@scorecast/core";
import type { OnTheWay } from "../model/on-the-way.ts";
import type { ShopModel } from "../model/shop-model.ts";

/** A lever of a scenario with everything decided. Days are day numbers. */
export interface PlannedLever {
  readonly use: string;
  readonly from: number;
  /** Last day that it acts; null: to the end. */
  readonly until: number | null;
  readonly rampDays: number;
  readonly dose: number;
  readonly adherence: number;
  /** Equally likely values of its effect. */
  readonly effectPoints: readonly number[];
  readonly cost: { readonly once: number; readonly perDay: number; readonly perOrder: number } | null;
}

export interface PlannedScenario {
  readonly id: string;
  readonly levers: readonly PlannedLever[];
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
  readonly scenarios: readonly PlannedScenario[];
}
