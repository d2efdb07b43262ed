import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  type EngineState,
  mergeProjections,
  type Projection,
  simulateRange,
  type Variation,
  variedState,
} from "@scorecast/simulator";
import { openPool } from "./simulation-pool.ts";

/** A part of the work: replications [from, to) of one scenario, of the study as it is (null) or varied. */
export interface Range {
  readonly variation: Variation | null;
  readonly scenario: number;
  readonly from: number;
  readonly to: number;
}

/** Replications of one range: small enough for a bar that moves and an interrupt that is heard. */
const RANGE = 250;

/** Threads that simulate. Ranges of replications merge to the same bytes whoever computed them: the number of threads never shows. */
export interface SimulationThreads {
  /**
   * Simulates ranges, begun in their order; `take` gets each as it is done. Ends early, without an error, when the
   * signal is aborted or `enough` says so: what is done then may have gaps.
   *
   * @throws {ThreadEnded} where a thread ends before its work is done
   */
  readonly run: (
    ranges: readonly Range[],
    take: (part: Projection, range: Range) => void,
    enough?: () => boolean,
  ) => Promise<void>;
  readonly close: () => void;
}

/** Cuts replications [from, to) of scenarios into ranges: all scenarios of the first replications come first. */
export function rangesOf(
  scenarios: readonly number[],
  from: number,
  to: number,
  variation: Variation | null = null,
): Range[] {
  const ranges: Range[] = [];
  for (let start = from; start < to; start += RANGE)
    for (const scenario of scenarios)
      ranges.push({ variation, scenario, from: start, to: Math.min(to, start + RANGE) });
  return ranges;
}

/** How many replications, from 0 on, every one of `scenarios` has without a gap. */
export function commonPrefix(parts: readonly Projection[], scenarios: readonly number[]): number {
  return Math.min(
    ...scenarios.map((scenario) => {
      let end = 0;
      const own = parts.filter((part) => part.scenario === scenario).sort((a, b) => a.from - b.from);
      for (const part of own) if (part.from === end) end = part.to;
      return end;
    }),
  );
}

/** The first `count` replications of a scenario, put together; `count` ends a range. */
export function mergedUntil(parts: readonly Projection[], scenario: number, count: number): Projection {
  return mergeProjections(parts.filter((part) => part.scenario === scenario && part.to <= count));
}

/**
 * Opens as many threads as are asked for, which run `worker`; one, or a program that runs from its sources and has no
 * bundled worker, simulates on this thread.
 */
export function openThreads(
  state: EngineState,
  threads: number,
  signal: AbortSignal,
  worker: string | null = workerPath(),
): SimulationThreads {
  return threads > 1 && worker !== null
    ? openPool(worker, state, threads, signal)
    : { run: (ranges, take, enough) => here(state, ranges, take, signal, enough), close: () => {} };
}

async function here(
  state: EngineState,
  ranges: readonly Range[],
  take: (part: Projection, range: Range) => void,
  signal: AbortSignal,
  enough: () => boolean = () => false,
): Promise<void> {
  for (const range of ranges) {
    await new Promise(setImmediate); // hear an interrupt
    if (signal.aborted || enough()) return;
    take(simulateRange(variedState(state, range.variation), range.scenario, range.from, range.to)!, range);
  }
}

/** The bundled worker; null when the program runs from its sources. */
function workerPath(): string | null {
  return (
    ["./simulate-worker.js", "../simulate-worker.js"]
      .map((place) => fileURLToPath(new URL(place, import.meta.url)))
      .find((path) => existsSync(path)) ?? null
  );
}
