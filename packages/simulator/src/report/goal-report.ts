import type { InverseAnswers, Text } from "@scorecast/core/report";
import type { ProjectionReport } from "./projection-report.ts";

/** A share of simulated futures, with its Wilson 95 % interval and Monte Carlo standard error. */
export interface Chance {
  readonly value: number;
  readonly interval: readonly [number, number];
  readonly standardError: number;
}

/** One measure of a plan. Money is null where costs are not known. */
export interface PlannedMeasure {
  /** As offered: the lever's id, with its product, numbered where the same one is offered on several terms. */
  readonly id: string;
  readonly use: string;
  readonly title: Text;
  readonly advice: Text;
  readonly product: string | null;
  readonly from: string;
  readonly until: string | null;
  readonly dose: number;
  /**
   * Expected money up to the last day of the horizon. Where several measures are paid by order, what orders cost in all is
   * shared out by price × days.
   */
  readonly cost: {
    readonly once: number;
    readonly perDay: number;
    readonly perOrder: number;
    readonly total: number;
  } | null;
}

export interface GoalPlan {
  /** Name of the scenario that the written file holds it under. */
  readonly id: string;
  readonly measures: readonly PlannedMeasure[];
  /** Of the target being met, in futures that had no part in choosing the plan. */
  readonly chance: Chance;
  /** The same in the futures that the search compared plans by: too good on average, because the best was chosen. */
  readonly searched: Chance;
  /** Expected money, with its Monte Carlo standard error; null where costs are not known. */
  readonly cost: { readonly value: number; readonly standardError: number } | null;
  /** "holds": the whole interval is at or above what is asked; "fails": below it; else "undecided". */
  readonly verdict: "holds" | "undecided" | "fails";
  /** Against the plan that is recommended; null for that one. */
  readonly beside: {
    /** Difference of the chances under the same luck. */
    readonly chance: number;
    readonly interval: readonly [number, number];
    /** Times the money (or the number of measures) of the recommended plan, minus 1. */
    readonly dearer: number;
    /** Nearly the same money (2 %), or chances that cannot be told apart. */
    readonly near: boolean;
  } | null;
}

/** Something that keeps the plan from being cheaper or likelier. */
export interface BindingConstraint {
  readonly kind: "budget" | "highest-dose" | "lowest-dose" | "earliest" | "latest" | "exclusive";
  /** As offered; null: the budget. */
  readonly lever: string | null;
  /** The lever that is shut out; null but for "exclusive". */
  readonly other: string | null;
}

/** `goal --json`: the cheapest plan that reaches a target. formatVersion 1. */
export interface GoalReport
  extends Pick<
    ProjectionReport,
    | "formatVersion"
    | "program"
    | "shop"
    | "rules"
    | "input"
    | "seed"
    | "start"
    | "horizon"
    | "assumptions"
    | "priors"
  > {
  readonly kind: "goal";
  readonly target: {
    readonly text: string;
    readonly question: string;
    /** false: an event to avoid. */
    readonly wanted: boolean;
    /** Share of futures that must be as wanted. */
    readonly probability: number;
  };
  /** null: no limit. */
  readonly budget: number | null;
  /** Whether plans are ranked by money; else by their number of measures. */
  readonly priced: boolean;
  /**
   * "met": without doing anything; "reached": by the plan; "over-budget": only for more money; "unreachable": not with everything
   * that is offered; "undecided": the dice do not tell yet.
   */
  readonly verdict: "met" | "reached" | "over-budget" | "unreachable" | "undecided";
  /** Futures of each plan in the search, and in the final look under the dice of `freshSeed`. */
  readonly replications: { readonly search: number; readonly fresh: number; readonly simulated: number };
  readonly freshSeed: string;
  /** Share that the search aimed at, so that the fresh look shows what is asked even at the low end of its interval. */
  readonly aim: number;
  readonly baseline: Chance;
  /** Everything that helps at its highest dose from its earliest day. */
  readonly strongest: GoalPlan;
  /** The recommended plan: of "over-budget" and "unreachable" the best there is (within the budget); of "met" nobody does anything. */
  readonly plan: GoalPlan;
  /** Of "over-budget": the cheapest plan that reaches the target without regard to the budget; else null. */
  readonly beyondBudget: GoalPlan | null;
  /** Up to three plans of other measures. */
  readonly others: readonly GoalPlan[];
  readonly binding: readonly BindingConstraint[];
  /** Budget − expected cost of the plan; null without a budget. */
  readonly unspent: number | null;
  /** The best next step: what it adds for how much money, in futures that did not choose it; null: nothing more to buy. */
  readonly nextStep: {
    readonly lever: string;
    readonly from: string;
    readonly dose: number;
    readonly money: number;
    readonly chance: number;
    readonly interval: readonly [number, number];
    readonly standardError: number;
  } | null;
  /** Latest day on which the measures of the plan, and everything at its strongest, may begin and still reach; null: no day. */
  readonly latestStart: { readonly plan: string | null; readonly strongest: string | null };
  /** Plans from nothing to everything, by rising money, in futures that had no part in choosing them. */
  readonly front: readonly {
    readonly cost: number;
    readonly chance: Chance;
    readonly measures: readonly { readonly id: string; readonly from: string; readonly dose: number }[];
  }[];
  /** What was offered: alone, at its highest dose from its earliest day, what it adds to the node in question. */
  readonly offered: readonly {
    readonly id: string;
    readonly use: string;
    readonly title: Text;
    readonly gain: number;
    readonly standardError: number;
    readonly chance: Chance;
    readonly verdict: "helps" | "changes-nothing" | "does-not-help" | "left-out";
  }[];
  /** Questions asked backwards about today. */
  readonly inverse: InverseAnswers;
}
