import {
  baselineOf,
  checkpoints,
  type Precision,
  type Projection,
  pairsOf,
  preciseEnough,
  type RunFacts,
  type Study,
  widestOf,
} from "@scorecast/simulator";
import type { Stopping } from "@scorecast/simulator/report";
import { commonPrefix, mergedUntil, rangesOf, type SimulationThreads } from "./simulate-in-threads.ts";

/** Fewer replications than this are no result, not even a partial one. */
const LEAST = 100;

/** What is to stop the dice before all replications are done. */
export interface StopRule {
  readonly precision: Precision;
  /** null: no limit. */
  readonly maxSeconds: number | null;
}

export interface SimulatedStudy {
  /** With the number of replications that there are in the end. */
  readonly study: Study;
  /** One per scenario of the state, in its order. */
  readonly projections: readonly Projection[];
  readonly facts: RunFacts;
}

export interface Watching {
  readonly progress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

/**
 * Simulates a study until it is precise enough, time is up, it is interrupted, or all replications are done. Precision is
 * looked at at fixed numbers of replications, so that the answer never depends on the machine; time and interrupts cut
 * off after the replications that all scenarios have.
 *
 * @returns null where too little is done for any result
 */
export async function simulateStudy(
  study: Study,
  threads: SimulationThreads,
  { precision, maxSeconds }: StopRule,
  { progress, signal, now }: Watching,
): Promise<SimulatedStudy | null> {
  const { state } = study;
  const most = state.replications;
  const scenarios = state.scenarios.map((_, s) => s);
  const pairs = pairsOf(study);
  const total = scenarios.length * most + pairs;
  const deadline = maxSeconds === null ? Number.POSITIVE_INFINITY : now() + 1000 * maxSeconds;
  const late = () => now() >= deadline && commonPrefix(parts, scenarios) >= Math.min(LEAST, most);
  const parts: Projection[] = [];
  const lucky: Projection[] = [];
  let done = 0;
  const takeInto = (list: Projection[]) => (part: Projection) => {
    list.push(part);
    done += part.to - part.from;
    progress(done, total);
  };
  const until = (from: number, to: number) =>
    threads.run(rangesOf(scenarios, from, to), takeInto(parts), late);
  progress(0, total);
  await until(0, pairs);
  const others = rangesOf([baselineOf(study)], 0, pairs, { kind: "other-luck" });
  await threads.run(others, takeInto(lucky), late);

  const rule = precision.points !== null || precision.probability !== null;
  let [reached, precise] = [pairs, false];
  for (const look of rule ? checkpoints(most) : [most]) {
    await until(reached, look);
    reached = Math.max(reached, look);
    if (!rule || signal.aborted || late()) break;
    precise = preciseEnough(precision, widestOf(study, mergedAll(parts, scenarios, look)));
    if (precise) break;
  }
  const count = commonPrefix(parts, scenarios);
  if (count < Math.min(LEAST, most)) return null;
  const partial = signal.aborted && !precise && count < most;
  const projections = mergedAll(parts, scenarios, count);
  const shared = Math.min(commonPrefix(lucky, [baselineOf(study)]), count);
  const ended = { ...study, state: { ...state, replications: count } };
  const reason = partial ? "interrupted" : precise ? "precision" : count < most ? "max-time" : "replications";
  return {
    study: ended,
    projections,
    facts: {
      partial,
      otherLuck: shared === pairsOf(ended) ? mergedUntil(lucky, baselineOf(study), shared) : null,
      stopping:
        rule || maxSeconds !== null
          ? stopping(reason, precision, widestOf(ended, projections), maxSeconds)
          : null,
    },
  };
}

function mergedAll(parts: readonly Projection[], scenarios: readonly number[], count: number): Projection[] {
  return scenarios.map((scenario) => mergedUntil(parts, scenario, count));
}

function stopping(
  reason: Stopping["reason"],
  asked: Precision,
  reached: Precision,
  maxSeconds: number | null,
): Stopping {
  return {
    reason,
    points: asked.points,
    probability: asked.probability,
    widestPoints: reached.points,
    widestProbability: reached.probability,
    maxSeconds,
  };
}
