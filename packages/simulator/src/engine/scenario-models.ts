import { type Amount, combined } from "../levers/combine.ts";
import { effectPoints } from "../levers/effect.ts";
import type { Change } from "../levers/lever.ts";
import { countBases } from "../model/fit-counts.ts";
import { PAST_DAYS } from "../model/lags.ts";
import type { CountShare, ShopModel } from "../model/shop-model.ts";
import { type StreamKey, streamKey } from "../random/stream-key.ts";
import { type CompiledModel, compileModel } from "./compiled-model.ts";
import type { PlannedLever, PlannedScenario } from "./engine-state.ts";
import { effectInput, type Probe, uniformsOf } from "./probe.ts";

/** Row of the start in columns by day: the days before it are history. */
export const PAST = PAST_DAYS;

/** Models that are kept; beyond it they are compiled again. Never changes a result. */
const KEPT = 4096;

/** The fitted shop as the scenario takes it: with the capacity that is given, and the counts that a lever begins. */
export function scenarioBase(
  model: ShopModel,
  { capacity, countsFromZero = [] }: Pick<PlannedScenario, "capacity" | "countsFromZero">,
): ShopModel {
  if (!capacity && countsFromZero.length === 0) return model;
  const { pickupsPerDay, agents } = capacity ?? {};
  return {
    ...model,
    ...(pickupsPerDay !== undefined && { pickup: { ...model.pickup, capacity: pickupsPerDay } }),
    ...(agents !== undefined && { chats: { ...model.chats, staffing: { agents } } }),
    counts: [...model.counts, ...countsFromZero.map(countFromZero)],
  };
}

function countFromZero(id: string): CountShare {
  const of = countBases[id as keyof typeof countBases];
  return { id, of, share: { a: 0, b: 1, dayVariance: 0 }, unrecorded: true };
}

/** The models of a scenario's days: the fitted one, and those that its levers and incidents turn it into. */
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
  probe?: Probe,
): void {
  into.length = PAST + horizon;
  into.fill(base);
  if (levers.length === 0) return;
  const drawn = levers.map(({ use, key, effectPoints }) => {
    const uniform = uniformsOf(key, replication, [effectInput(use)], probe);
    return Math.floor(uniform(0) * effectPoints.length);
  });
  const effects = levers.map(({ effectPoints }, i) => effectPoints[drawn[i]!]!);
  // shares of products are drawn with the effect and tell models of equal amounts apart
  const products = levers.map(({ product }, i) => product?.shares[drawn[i]! % product.shares.length]);
  const whose = levers.some(({ product }) => product) ? `of ${drawn.join(" ")} ` : "";
  let held = base;
  const amounts = levers.map(() => 0);
  for (let t = 0; t < horizon; t++) {
    let same = t > 0;
    for (let i = 0; i < levers.length; i++) {
      const amount = effects[i]! * strengthOn(levers[i]!, start + t);
      if (amount !== amounts[i]) same = false;
      amounts[i] = amount;
    }
    if (!same) {
      const name = whose + amounts.join(" ");
      held = kept.get(name) ?? keep(name, amounts);
    }
    into[PAST + t] = held;
  }

  function keep(name: string, amounts: readonly number[]): CompiledModel {
    const changed = combined(
      model,
      levers.map(({ use }, i): Amount => {
        const product = products[i];
        return { use, amount: amounts[i]!, ...(product && { product }) };
      }),
    );
    const compiled = changed === model ? base : compileModel(changed);
    if (kept.size >= KEPT) kept.clear();
    kept.set(name, compiled);
    return compiled;
  }
}

/** The values that an effect is drawn from; the default effect where none is given; null where it does not fit. */
export function plannedEffect(
  { parameter, defaultEffect }: Pick<Change, "parameter" | "defaultEffect">,
  effect: { readonly low: number; readonly high: number } | null,
): number[] | null {
  const points = effectPoints(effect ?? defaultEffect, parameter.kind);
  return points && [...points];
}
