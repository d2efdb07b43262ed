import type { BacktestGround } from "../backtest/ground.ts";
import { columnOf } from "../engine/projection.ts";
import { simulateRange, type Watch } from "../engine/simulate.ts";
import { effectPoints } from "../levers/effect.ts";
import type { Lever } from "../levers/lever.ts";
import { levers } from "../levers/registry.ts";
import type { TooLittleData } from "../model/fit-shop.ts";
import type { ScenarioIssue } from "../scenario/issue.ts";
import type { LeverSpec } from "../scenario/scenario-spec.ts";
import { planStudy } from "../study/plan-study.ts";

/** Effects that are tried stand for as many equal parts of the stated distribution. */
const EFFECTS = 5;

/** Draws of the nodes that are looked at, by day from the measure's first. */
export interface Futures {
  readonly draws: (node: number, day: number) => Float64Array;
}

export interface TriedEffect extends Futures {
  /** In the parameter's unit; null: the lever has none beside its product. */
  readonly effect: number | null;
}

export interface FuturesInput {
  readonly ground: BacktestGround;
  /** Day number of the measure's first day: what is dated on it or later is not known. */
  readonly from: number;
  readonly horizon: number;
  /** null: only the futures without it. */
  readonly lever: LeverSpec | null;
  /** Places of the nodes that are looked at. */
  readonly nodes: readonly number[];
  readonly replications: { readonly without: number; readonly with: number };
  readonly seed: string;
}

export type FuturesOutcome =
  | {
      readonly kind: "ready";
      readonly without: Futures;
      readonly tried: readonly TriedEffect[];
      /** Equally likely values of the stated effect; null: none is stated. */
      readonly stated: Float64Array | null;
    }
  | TooLittleData
  | { readonly kind: "problems"; readonly problems: readonly ScenarioIssue[] }
  | { readonly kind: "aborted" };

/**
 * The shop as it was known on the day before a measure, carried on without the measure, and with it at each of some
 * effects: all under the same luck.
 */
export function simulateFutures(input: FuturesInput, watch: Watch = {}): FuturesOutcome {
  const { ground, from, horizon, lever, nodes, replications, seed } = input;
  const known = lever && leverOf(lever.use);
  const stated = lever && known ? statedEffect(lever, known) : null;
  const effects = stated ? partsOf(stated) : [null];
  const planned = planStudy({
    ...{ kind: "compare", program: "", input: "", history: ground.history, rules: ground.rules },
    ...{ tallies: ground.tallies, start: from, horizon, replications: replications.without },
    ...{ seed: `${seed} ${from}`, questions: [], past: [], assumptions: [] },
    scenarios: lever
      ? effects.map((effect, i) => ({
          id: `effect-${i}`,
          levers: [
            { ...lever, from, effect: effect === null ? lever.effect : { low: effect, high: effect } },
          ],
        }))
      : [],
  });
  if (planned.kind !== "ready") return planned;
  const { state } = planned.study;
  const futures = (scenario: number, count: number): Futures | null => {
    const projection = simulateRange(state, scenario, 0, count, watch);
    if (!projection) return null;
    const kept = new Map(
      nodes.map((node) => [
        node,
        Array.from({ length: horizon + 1 }, (_, day) => columnOf(projection, node, day).slice()),
      ]),
    );
    return { draws: (node, day) => kept.get(node)![day]! };
  };
  const without = futures(0, replications.without);
  if (!without) return { kind: "aborted" };
  const tried: TriedEffect[] = [];
  for (let i = 1; i < state.scenarios.length; i++) {
    const with_ = futures(i, replications.with);
    if (!with_) return { kind: "aborted" };
    tried.push({ ...with_, effect: effects[i - 1]! });
  }
  return { kind: "ready", without, tried, stated };
}

export function leverOf(use: string): Lever | null {
  return Object.hasOwn(levers, use) ? levers[use as keyof typeof levers] : null;
}

/** null where the lever's product is the whole effect, or the effect does not fit its kind (the plan says so). */
function statedEffect({ effect, product }: LeverSpec, lever: Lever): Float64Array | null {
  if (product !== undefined && lever.product?.certain) return null;
  return effectPoints(effect ?? lever.defaultEffect, lever.parameter.kind);
}

/** Middles of equal parts; the value itself where it is certain. */
function partsOf(points: Float64Array): number[] {
  if (points.length === 1) return [points[0]!];
  return Array.from({ length: EFFECTS }, (_, i) => {
    const place = ((i + 0.5) * points.length) / EFFECTS - 0.5;
    const below = Math.floor(place);
    return points[below]! + (place - below) * (points[below + 1]! - points[below]!);
  });
}
