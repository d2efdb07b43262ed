import type { PlannedScenario } from "../engine/engine-state.ts";
import type { Candidate, OfferedLever } from "./candidate.ts";
import type { GoalTarget } from "./target.ts";

/** All that the search knows: pure data, but for the planning of a candidate. */
export interface GoalProblem {
  readonly target: GoalTarget;
  /** null: no limit. */
  readonly budget: number | null;
  readonly offered: readonly OfferedLever[];
  /** Places of levers that exclude each other. */
  readonly exclusive: readonly (readonly [number, number])[];
  /** Whether every lever has a cost; without, plans are ranked by their number of measures. */
  readonly priced: boolean;
  readonly start: number;
  readonly horizon: number;
  readonly seed: string;
  /** Of each plan that the search compares; the final look takes eight times as many under other dice. */
  readonly replications: number;
  readonly plan: (candidate: Candidate) => PlannedScenario;
}
