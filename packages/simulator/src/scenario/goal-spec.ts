import type { Effect } from "../levers/effect.ts";
import type { LeverSpec } from "./scenario-spec.ts";

/** A measure that a plan may use, and how far. Days are day numbers; null: from the start, to the last day that can still help. */
export interface GoalLever {
  /** Unique in the goal: the lever's id, with its product, numbered where the same one is offered on several terms. */
  readonly id: string;
  readonly use: string;
  /** Doses to choose from, ascending, all above 0. */
  readonly doses: readonly number[];
  readonly earliest: number | null;
  readonly latest: number | null;
  readonly until: number | null;
  readonly rampDays: number;
  readonly adherence: number;
  readonly effect: Effect | null;
  readonly product?: string;
  /** Money: `once` whatever the dose, `perDay` and `perOrder` at dose 1 and in proportion to it. null: not known. */
  readonly cost: LeverSpec["cost"];
}

/** What is to be reached, and with what. */
export interface GoalSpec {
  /** "P(total >= 80 on 2026-11-11) >= 0.8". */
  readonly target: string;
  /** Money at most; null: no limit. */
  readonly budget: number | null;
  /** Empty: every measure there is, at full dose. */
  readonly levers: readonly GoalLever[];
  /** Places in `levers` of pairs that exclude each other. */
  readonly exclusive: readonly (readonly [number, number])[];
}
