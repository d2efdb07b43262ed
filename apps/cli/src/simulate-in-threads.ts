import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import {
  type EngineState,
  mergeProjections,
  type Projection,
  simulateRange,
  type Variation,
  variedState,
} from "@scorecast/simulator";

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

/** Opens as many threads as are asked for; one, or a program that runs from its sources, simulates on this thread. */
export function openThreads(state: EngineState, threads: number, signal: AbortSignal): SimulationThreads {
  const path = workerPath();
  return threads > 1 && path !== null
    ? workersFor(path, state, threads, signal)
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

function workersFor(
  path: string,
  state: EngineState,
  threads: number,
  signal: AbortSignal,
): SimulationThreads {
  const workers: Worker[] = [];
  const stop = () => {
    for (const worker of workers) void worker.terminate();
  };
  signal.addEventListener("abort", stop);
  return {
    async run(ranges, take, enough = () => false) {
      const waiting = [...ranges];
      while (workers.length < Math.min(threads, ranges.length) && !signal.aborted)
        workers.push(new Worker(path, { workerData: state }));
      await Promise.all(
        workers.map((worker) => keepBusy(worker, waiting, take, () => signal.aborted, enough)),
      );
    },
    close() {
      signal.removeEventListener("abort", stop);
      stop();
    },
  };
}

/** Hands ranges to a worker, one after the other, until none is left. */
async function keepBusy(
  worker: Worker,
  waiting: Range[],
  take: (part: Projection, range: Range) => void,
  aborted: () => boolean,
  enough: () => boolean,
): Promise<void> {
  let off = () => {};
  try {
    await new Promise<void>((settle, fail) => {
      let range: Range | undefined;
      const next = () => {
        range = aborted() || enough() ? undefined : waiting.shift();
        if (range) worker.postMessage(range);
        else settle();
      };
      const done = (part: Projection) => {
        take(part, range!);
        next();
      };
      const ended = (code: number) => {
        if (aborted()) settle();
        else fail(new Error(`A simulation thread ended with code ${code} before its work was done.`));
      };
      worker.on("message", done).once("error", fail).once("exit", ended);
      off = () => worker.off("message", done).off("error", fail).off("exit", ended);
      next();
    });
  } finally {
    off();
  }
}
