import type { Text } from "@scorecast/core/report";
import type { Effect } from "../levers/effect.ts";

/** A lever as a scenario asks for it. Days are day numbers; null: from the start, to the end, the lever's own effect. */
export interface LeverSpec {
  readonly use: string;
  readonly from: number | null;
  readonly until: number | null;
  readonly rampDays: number;
  readonly dose: number;
  readonly adherence: number;
  readonly effect: Effect | null;
  readonly cost: { readonly once: number; readonly perDay: number; readonly perOrder: number } | null;
}

export interface ScenarioSpec {
  readonly id: string;
  readonly title?: Text;
  readonly levers: readonly LeverSpec[];
}

/** A lever at full dose from the first day on. */
export function fullDose(use: string): LeverSpec {
  return { use, from: null, until: null, rampDays: 0, dose: 1, adherence: 1, effect: null, cost: null };
}
