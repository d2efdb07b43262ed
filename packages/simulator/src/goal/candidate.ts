import type { GoalLever } from "../scenario/goal-spec.ts";
import type { LeverSpec, ScenarioSpec } from "../scenario/scenario-spec.ts";

/** A lever of a plan: which of the offered ones, the place of its dose among the offered doses, and its first day. */
export interface Setting {
  readonly lever: number;
  readonly dose: number;
  readonly from: number;
}

/** A plan: settings of different levers, by rising place of the lever. Empty: everything as it is. */
export type Candidate = readonly Setting[];

/** An offered lever with its days decided. */
export type OfferedLever = GoalLever & { readonly earliest: number; readonly latest: number };

export function nameOf(candidate: Candidate): string {
  return candidate.map(({ lever, dose, from }) => `${lever}:${dose}:${from}`).join(" ");
}

/** By the fewest levers, then by their places. */
export function byLevers(a: Candidate, b: Candidate): number {
  const differing = a.findIndex(({ lever }, i) => lever !== b[i]?.lever);
  return a.length - b.length || (differing < 0 ? 0 : a[differing]!.lever - b[differing]!.lever);
}

/** The plan with one setting put in place of that of the same lever, or added. */
export function withSetting(candidate: Candidate, setting: Setting): Candidate {
  return [...candidate.filter(({ lever }) => lever !== setting.lever), setting].sort(
    (a, b) => a.lever - b.lever,
  );
}

/** Money: `once` whatever the dose, the rest in proportion to it. */
export function costAt({ cost }: GoalLever, dose: number): LeverSpec["cost"] {
  return cost && { once: cost.once, perDay: times(cost.perDay, dose), perOrder: times(cost.perOrder, dose) };
}

function times(amount: number, dose: number): number {
  return Number((amount * dose).toPrecision(12));
}

/** The plan as a scenario that `compare` can run. */
export function scenarioOf(
  id: string,
  candidate: Candidate,
  offered: readonly OfferedLever[],
  baseline: ScenarioSpec,
): ScenarioSpec {
  const added = candidate.map(({ lever, dose, from }): LeverSpec => {
    const { use, doses, until, rampDays, adherence, effect, product } = offered[lever]!;
    return {
      ...{ use, from, until, rampDays, dose: doses[dose]!, adherence, effect },
      ...(product !== undefined && { product }),
      cost: costAt(offered[lever]!, doses[dose]!),
    };
  });
  return { ...baseline, id, levers: [...baseline.levers, ...added] };
}
