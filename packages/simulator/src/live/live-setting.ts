import type { EngineState, PlannedLever, PlannedScenario } from "../engine/engine-state.ts";
import { plannedEffect } from "../engine/scenario-models.ts";
import { leverById } from "../levers/registry.ts";
import type { LeverSpec } from "../scenario/scenario-spec.ts";
import { quantileOf } from "../study/summaries.ts";

/** What a reader asks of a report: one of its scenarios with other levers. */
export interface LiveSetting {
  /** Scenario of the state whose incidents, capacity and rules of single days stay as they are. */
  readonly template: string;
  readonly levers: readonly LeverSpec[];
  /** Rule version that scores the days from `from` on; null: the state's own. */
  readonly rules: { readonly id: string; readonly from: number } | null;
}

/** The setting that gives a scenario of the state again. */
export function settingOf({ scenarios }: EngineState, id: string): LiveSetting {
  const planned = scenarios.find((scenario) => scenario.id === id)!;
  const lasting = planned.rules?.find(({ until }) => until === null);
  return {
    template: id,
    levers: planned.levers.map(specOf),
    rules: lasting ? { id: lasting.rules.id, from: lasting.from } : null,
  };
}

/** Scenario of the state that a setting starts from. */
export function templateOf({ scenarios }: EngineState, { template }: LiveSetting): PlannedScenario {
  return scenarios.find(({ id }) => id === template)!;
}

function specOf(planned: PlannedLever): LeverSpec {
  const { use, from, until, rampDays, dose, adherence, product, cost } = planned;
  const effect = isCertain(planned) ? null : (planned.effect ?? read(use, planned.effectPoints));
  return {
    use,
    from,
    until,
    rampDays,
    dose,
    adherence,
    effect,
    ...(product && { product: product.id }),
    cost,
  };
}

/** Whether the shares of a product are all that a lever does: then it has no effect beside them. */
export function isCertain({ use, product }: { readonly use: string; readonly product?: unknown }): boolean {
  return product !== undefined && leverById(use).product?.certain === true;
}

/** The effect that a state of an earlier program does not tell: null where the points are the lever's own. */
function read(use: string, points: readonly number[]): LeverSpec["effect"] {
  const own = plannedEffect(leverById(use), null)!;
  if (own.length === points.length && own.every((value, i) => value === points[i])) return null;
  const rounded = (p: number) => Number(quantileOf(Float64Array.from(points), p).toPrecision(3));
  return { low: rounded(0.05), high: rounded(0.95) };
}
