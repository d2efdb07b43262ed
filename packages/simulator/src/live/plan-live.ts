import { compilePlan, type Plan, type RuleVersion } from "@scorecast/core";
import type { EngineState, PlannedLever, PlannedRules, PlannedScenario } from "../engine/engine-state.ts";
import { plannedEffect } from "../engine/scenario-models.ts";
import type { Lever } from "../levers/lever.ts";
import { leverById, levers } from "../levers/registry.ts";
import { newFacts } from "../scenario/plan-scenario.ts";
import type { LeverSpec } from "../scenario/scenario-spec.ts";
import { factsOfState, knowsActs } from "./facts-of-state.ts";
import { isCertain, type LiveSetting, templateOf } from "./live-setting.ts";

/** Rule versions that a setting can be scored by: the state's own first, then those of its scenarios. */
export function rulesOffered({ rules, scenarios }: EngineState): readonly RuleVersion[] {
  const others = scenarios.flatMap(({ rules: own = [] }) => own.map((one) => one.rules));
  return [rules, ...others].filter(
    ({ id }, i, all) => all.findIndex((one) => one.id === id) === i && (i === 0 || id !== rules.id),
  );
}

/** Ids of the scenarios that a setting may start from: a scenario file says one feedback of all its scenarios. */
export function templatesOffered({ scenarios }: EngineState): readonly string[] {
  const feedback = scenarios.find(({ id }) => id === "baseline")?.feedback;
  return scenarios
    .filter((one) => (one.feedback === undefined) === (feedback === undefined))
    .map(({ id }) => id);
}

/** Ids of the levers that can be planned on this state. */
export function leversOffered(state: EngineState): readonly string[] {
  return Object.values<Lever>(levers)
    .filter((lever) => knowsActs(state, lever.violations ?? []))
    .map(({ id }) => id);
}

/**
 * A setting with everything decided, from the engine state alone: what `scorecast compare` plans for the same scenario.
 *
 * @throws {RangeError} if an effect does not fit its lever, or the rules are not offered
 */
export function planLive(state: EngineState, setting: LiveSetting): PlannedScenario {
  const { start, horizon } = state;
  const { levers: _, days: __, countsFromZero: ___, rules: ____, ...template } = templateOf(state, setting);
  const planned = setting.levers.map((spec) => planLever(state, setting, spec));
  const added = newFacts([...planned, ...(template.incidents ?? [])], { start, horizon });
  const plan = planOf(state, state.rules);
  const counts = begun(planned, state, plan);
  const rules = plannedRules(state, setting).map((one) => ({
    ...one,
    days: factsOfState(state, planOf(state, one.rules), one.days, added),
  }));
  return {
    ...template,
    levers: planned,
    ...(added && { days: factsOfState(state, plan, state.days, added) }),
    ...(counts.length > 0 && { countsFromZero: counts }),
    ...(rules.length > 0 && { rules }),
  };
}

function planOf({ shop, tables }: EngineState, rules: RuleVersion): Plan {
  return compilePlan(rules, shop, new Set(tables) as Parameters<typeof compilePlan>[2]);
}

function planLever(state: EngineState, setting: LiveSetting, spec: LeverSpec): PlannedLever {
  const lever: Lever = leverById(spec.use);
  const known = templateOf(state, setting).levers.find(
    ({ use, product }) => use === spec.use && product?.id === spec.product,
  );
  if (spec.product !== undefined && !known)
    throw new RangeError(`Nothing is known here of product ${spec.product} for ${spec.use}.`);
  const points = known && isCertain(known) ? known.effectPoints : plannedEffect(lever, spec.effect);
  if (!points)
    throw new RangeError(`Effect ${spec.effect!.low} to ${spec.effect!.high} does not fit ${spec.use}.`);
  const { defaultCost } = lever;
  const usual = defaultCost && {
    once: defaultCost.once,
    perDay: defaultCost.perDay,
    perOrder: defaultCost.perOrder,
  };
  return {
    use: spec.use,
    ...(spec.effect && { effect: spec.effect }),
    from: spec.from ?? state.start,
    until: spec.until,
    rampDays: spec.rampDays,
    dose: spec.dose,
    adherence: spec.adherence,
    effectPoints: points,
    ...(known?.product && { product: known.product }),
    cost: spec.cost ?? usual,
  };
}

/** Counts that the rules read, the record lacks and a lever begins. */
function begun(planned: readonly PlannedLever[], { known }: EngineState, plan: Plan): string[] {
  const ids = planned.flatMap(({ use, dose, adherence }) => {
    const lever: Lever = leverById(use);
    return dose * adherence > 0 ? (lever.counts ?? []) : [];
  });
  return [...new Set(ids)].filter((id) =>
    plan.slots.some(({ series }, slot) => series === `count:${id}` && known[slot] === null),
  );
}

/** The version that is asked for, then those of the template's incidents. */
function plannedRules(state: EngineState, setting: LiveSetting): PlannedRules[] {
  const own = templateOf(state, setting).rules ?? [];
  const passing = own.filter(({ until }) => until !== null);
  if (!setting.rules) return passing;
  const { id, from } = setting.rules;
  const all = [...own, ...state.scenarios.flatMap(({ rules = [] }) => rules)];
  const found = all.find(({ rules }) => rules.id === id);
  if (!found) throw new RangeError(`Rule version ${id} is in none of the report's scenarios.`);
  return [{ ...found, from, until: null }, ...passing];
}
