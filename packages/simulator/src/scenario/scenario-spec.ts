import type { Text } from "@scorecast/core/report";
import type { Capacity } from "../engine/engine-state.ts";
import type { Feedback } from "../engine/feedback.ts";
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
  /** Id of a product; absent: the whole shop. */
  readonly product?: string;
  readonly cost: { readonly once: number; readonly perDay: number; readonly perOrder: number } | null;
}

/** An incident as a scenario asks for it; `effect` null: its own. */
export interface IncidentSpec {
  readonly use: string;
  /** null: from the start. */
  readonly from: number | null;
  readonly days: number;
  readonly dose: number;
  readonly effect: Effect | null;
  /** Id of a product; absent: the whole shop. */
  readonly product?: string;
  /** The rules of those days, where the incident is a change of rules. */
  readonly rules?: RulesSpec;
}

/** A rule version, with the user's own numbers in it. `use` null: the version that the study is about. */
export interface RulesSpec {
  readonly use: string | null;
  /** A document of overrides, checked; absent: none. */
  readonly overrides?: unknown;
}

export interface ScenarioSpec {
  readonly id: string;
  readonly title?: Text;
  readonly levers: readonly LeverSpec[];
  readonly incidents?: readonly IncidentSpec[];
  /** Rules that score the days from `from` on; null: all days. */
  readonly rules?: RulesSpec & { readonly from: number | null };
  readonly capacity?: Capacity;
  readonly feedback?: Feedback;
}

/** A lever at full dose from the first day on. */
export function fullDose(use: string): LeverSpec {
  return { use, from: null, until: null, rampDays: 0, dose: 1, adherence: 1, effect: null, cost: null };
}
