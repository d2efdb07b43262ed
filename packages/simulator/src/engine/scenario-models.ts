import { effectPoints } from "../levers/effect.ts";
import { leverById } from "../levers/registry.ts";
import type { ShopModel } from "../model/shop-model.ts";
import { openSlots, type Slots, uniformAt } from "../random/slots.ts";
import { type StreamKey, streamKey } from "../random/stream-key.ts";
import { type CompiledModel, compileModel } from "./compiled-model.ts";
import type { PlannedLever } from "./engine-state.ts";
import { START } from "./run.ts";

/** Models that are kept; beyond it they are compiled again. Never changes a result. */
const KEPT = 4096;

/** The models of a scenario's days: the fitted one, and those that its levers turn it into. */
export interface ScenarioModels {
  readonly base: CompiledModel;
  readonly model: ShopModel;
  readonly levers: readonly (PlannedLever & { readonly key: StreamKey })[];
  readonly kept: Map<string, CompiledModel>;
}

export function scenarioModels(
  model: ShopModel,
  levers: readonly PlannedLever[],
  seed: string,
): ScenarioModels {
  return {
    base: compileModel(model),
    model,
    levers: levers.map((lever) => ({ ...lever, key: streamKey(seed, "effect", lever.use) })),
    kept: new Map(),
  };
}

/** dose × ramp × adherence of a lever on day `day`, in [0, dose]: 0 before its first day and after its last. */
export function strengthOn({ from, until, rampDays, dose, adherence }: PlannedLever, day: number): number {
  if (day < from || (until !== null && day > until)) return 0;
  return dose * adherence * (rampDays <= 1 ? 1 : Math.min(1, (day - from + 1) / rampDays));
}

const slots: Slots = { start: 0, step: 1 };

/**
 * Writes the model of what begins on each day of one replication. The effect of a lever is drawn once per replication,
 * from a stream named by the lever: scenarios share it.
 */
export function modelsOfReplication(
  { base, model, levers, kept }: ScenarioModels,
  replication: number,
  start: number,
  horizon: number,
  into: CompiledModel[],
): void {
  into.length = START + horizon;
  into.fill(base);
  if (levers.length === 0) return;
  const effects = levers.map(({ key, effectPoints }) => {
    openSlots(slots, key, replication, 0);
    return effectPoints[Math.floor(uniformAt(slots, 0) * effectPoints.length)]!;
  });
  let [before, held] = ["", base];
  for (let t = 0; t < horizon; t++) {
    const amounts = levers.map((lever, i) => effects[i]! * strengthOn(lever, start + t));
    const name = amounts.join(" ");
    if (name !== before) held = kept.get(name) ?? keep(name, amounts);
    before = name;
    into[START + t] = held;
  }

  function keep(name: string, amounts: readonly number[]): CompiledModel {
    let changed = model;
    for (let i = 0; i < levers.length; i++) changed = leverById(levers[i]!.use).apply(changed, amounts[i]!);
    const compiled = changed === model ? base : compileModel(changed);
    if (kept.size >= KEPT) kept.clear();
    kept.set(name, compiled);
    return compiled;
  }
}

/** The values that a lever's effect is drawn from; the default effect where none is given; null where it does not fit. */
export function plannedEffect(use: string, effect: { low: number; high: number } | null): number[] | null {
  const { parameter, defaultEffect } = leverById(use);
  const points = effectPoints(effect ?? defaultEffect, parameter.kind);
  return points && [...points];
}
