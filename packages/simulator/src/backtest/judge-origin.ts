import type { RuleVersion } from "@scorecast/core";
import { displayedTotal } from "@scorecast/core";
import { columnOf } from "../engine/projection.ts";
import { simulateRange, stateOf, type Watch } from "../engine/simulate.ts";
import type { TooLittleData } from "../model/fit-shop.ts";
import type { ScenarioIssue } from "../scenario/issue.ts";
import { planStudy } from "../study/plan-study.ts";
import { sortedOf } from "../study/summaries.ts";
import { binomialNoise } from "./baselines/binomial-noise.ts";
import { type BaselineId, baselineIds } from "./baselines/registry.ts";
import { type Smoother, smoothed } from "./baselines/smoother.ts";
import { crps } from "./crps.ts";
import { type Ensemble, ranksOf } from "./ensemble.ts";
import { type BacktestGround, curveOf } from "./ground.ts";
import { centralInterval, levels, weightedIntervalScore } from "./interval-score.ts";
import type { ForecastScores, JudgedForecast, JudgedOrigin, ThresholdForecast } from "./judged.ts";
import { pitOf } from "./pit.ts";

export interface OriginInput {
  readonly ground: BacktestGround;
  /** Day number: what is dated on it or later is not known. */
  readonly origin: number;
  /** Days ahead, ascending; all of them end within the ground's curve. */
  readonly horizons: readonly number[];
  readonly replications: number;
  readonly seed: string;
  /** null: that baseline says nothing. */
  readonly smoother: Smoother | null;
}

export type OriginOutcome =
  | ({ readonly kind: "judged" } & JudgedOrigin)
  | TooLittleData
  | { readonly kind: "problems"; readonly problems: readonly ScenarioIssue[] }
  | { readonly kind: "aborted" };

/** Days of past changes that a baseline draws from. */
const CHANGES = 180;

/** Forecasts from `origin` as if the record ended there, and scores every node and horizon, baselines alike. */
export function judgeOrigin(input: OriginInput, watch: Watch = {}): OriginOutcome {
  const { ground, origin, horizons, replications, seed } = input;
  const { history, rules, tallies, nodes } = ground;
  const planned = planStudy({
    ...{ kind: "forecast", program: "", input: "", history, rules, tallies, start: origin },
    ...{ horizon: Math.max(...horizons), replications, seed: `${seed} ${origin}` },
    ...{ scenarios: [], questions: [], past: [], assumptions: [] },
  });
  if (planned.kind !== "ready") return planned;
  const { state } = planned.study;
  const projection = simulateRange(state, 0, 0, replications, watch);
  if (!projection) return { kind: "aborted" };
  const noise = horizons.map((h) =>
    binomialNoise(ground.plan, tallies, origin, stateOf(state.days[h]!), replications, seed),
  );
  const judged: JudgedForecast[] = [];
  let missing = 0;
  for (const [node, name] of nodes.entries()) {
    const curve = curveOf(ground, node);
    const now = origin - ground.curve.from;
    const smooth = input.smoother && smoothed(input.smoother, curve.slice(0, now + 1), horizons);
    for (const [h, horizon] of horizons.entries()) {
      const actual = curve[now + horizon]!;
      const model = drawnEnsemble(columnOf(projection, node, horizon));
      if (Number.isNaN(actual) || model === null) {
        missing++;
        continue;
      }
      const others: Partial<Record<BaselineId, Ensemble | null>> = {
        stays: pointAt(curve, now),
        "past-changes": pastChanges(curve, now, horizon),
        "binomial-noise": drawnEnsemble(noise[h]![node]!),
        "seasonal-naive": pointAt(curve, now + horizon - 7 * Math.ceil(horizon / 7)),
        smoother: smooth?.[h] ?? null,
      };
      judged.push({
        ...{ origin, horizon, node: name, actual },
        model: scoresOf(model, actual),
        baselines: ofEach(others, (ensemble) => scoresOf(ensemble, actual)),
        pit: pitOf(model, actual),
        held: levels.map((level) => {
          const [low, high] = centralInterval(model, level);
          return low <= actual && actual <= high;
        }),
        thresholds:
          node === 0
            ? thresholdsOf(rules).map((threshold) => atThreshold(rules, threshold, model, others, actual))
            : [],
      });
    }
  }
  return { kind: "judged", origin, judged, missing };
}

/** Totals that shops aim at: every 5 points, or every tenth where the total has at most 5. */
export function thresholdsOf({ dimensions }: RuleVersion): readonly number[] {
  return dimensions.every(({ clamp }) => clamp.max <= 5)
    ? [4.2, 4.4, 4.5, 4.6, 4.7, 4.8, 4.9]
    : [60, 65, 70, 75, 80, 85, 90, 95];
}

function atThreshold(
  rules: RuleVersion,
  threshold: number,
  model: Ensemble,
  others: Readonly<Partial<Record<BaselineId, Ensemble | null>>>,
  actual: number,
): ThresholdForecast {
  const shown = (values: Float64Array) => values.map((value) => displayedTotal(rules, value));
  const chance = ({ values }: Ensemble) => 1 - ranksOf(shown(values), threshold).below / values.length;
  return {
    threshold,
    model: chance(model),
    baselines: ofEach(others, chance),
    happened: displayedTotal(rules, actual) >= threshold,
  };
}

function ofEach<T>(
  ensembles: Readonly<Partial<Record<BaselineId, Ensemble | null>>>,
  say: (ensemble: Ensemble) => T,
): Partial<Record<BaselineId, T>> {
  const all: Partial<Record<BaselineId, T>> = {};
  for (const id of baselineIds) {
    const ensemble = ensembles[id];
    if (ensemble) all[id] = say(ensemble);
  }
  return all;
}

function scoresOf(ensemble: Ensemble, actual: number): ForecastScores {
  return { crps: crps(ensemble, actual), wis: weightedIntervalScore(ensemble, actual) };
}

/** null where most replications have no score. */
function drawnEnsemble(column: ReturnType<typeof columnOf>): Ensemble | null {
  const values = sortedOf(column);
  return values.length * 2 <= column.length ? null : { values, drawn: true };
}

function pointAt(curve: Float64Array, day: number): Ensemble | null {
  const value = curve[day] ?? Number.NaN;
  return Number.isNaN(value) ? null : { values: Float64Array.of(value), drawn: false };
}

/** Today's value and the changes over as many days that the record had seen. */
function pastChanges(curve: Float64Array, now: number, horizon: number): Ensemble | null {
  const changes: number[] = [];
  for (let day = Math.max(horizon, now - CHANGES); day <= now; day++) {
    const change = curve[day]! - curve[day - horizon]!;
    if (!Number.isNaN(change)) changes.push(curve[now]! + change);
  }
  const values = Float64Array.from(changes).sort();
  return values.length < 10 || Number.isNaN(values[0]!) ? null : { values, drawn: false };
}
