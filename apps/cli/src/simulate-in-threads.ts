import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { type EngineState, mergeProjections, type Projection, simulateRange } from "@scorecast/simulator";

/** A part of the work: replications [from, to) of one scenario. */
export interface Range {
  readonly scenario: number;
  readonly from: number;
  readonly to: number;
}

export interface Watching {
  readonly progress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** Replications of one range: small enough for a bar that moves and an interrupt that is heard. */
const RANGE = 250;

/**
 * One projection per scenario, in order. Ranges of replications merge to the same bytes whoever computed them, so the
 * number of threads never shows.
 *
 * @returns null if it was interrupted
 */
export async function simulateInThreads(
  state: EngineState,
  threads: number,
  { progress, signal }: Watching,
): Promise<Projection[] | null> {
  const ranges = rangesOf(state);
  const total = state.scenarios.length * state.replications;
  let done = 0;
  const parts: Projection[] = [];
  const take = (part: Projection) => {
    parts.push(part);
    done += part.to - part.from;
    progress(done, total);
  };
  progress(0, total);
  const worker = workerPath();
  const useful = Math.min(threads, ranges.length);
  if (useful > 1 && worker !== null) await inWorkers(worker, state, ranges, useful, take, signal);
  else await here(state, ranges, take, signal);
  if (signal.aborted) return null;
  return state.scenarios.map((_, s) => mergeProjections(parts.filter((part) => part.scenario === s)));
}

function rangesOf({ scenarios, replications }: EngineState): Range[] {
  return scenarios.flatMap((_, scenario) =>
    Array.from({ length: Math.ceil(replications / RANGE) }, (_, i) => ({
      scenario,
      from: i * RANGE,
      to: Math.min(replications, (i + 1) * RANGE),
    })),
  );
}

async function here(
  state: EngineState,
  ranges: readonly Range[],
  take: (part: Projection) => void,
  signal: AbortSignal,
): Promise<void> {
  for (const { scenario, from, to } of ranges) {
    await new Promise(setImmediate); // hear an interrupt
    if (signal.aborted) return;
    take(simulateRange(state, scenario, from, to)!);
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

async function inWorkers(
  path: string,
  state: EngineState,
  ranges: readonly Range[],
  threads: number,
  take: (part: Projection) => void,
  signal: AbortSignal,
): Promise<void> {
  const waiting = [...ranges];
  const workers = Array.from({ length: threads }, () => new Worker(path, { workerData: state }));
  const stop = () => {
    for (const worker of workers) void worker.terminate();
  };
  signal.addEventListener("abort", stop);
  try {
    await Promise.all(
      workers.map(
        (worker) =>
          new Promise<void>((settle, fail) => {
            const next = () => {
              const range = waiting.shift();
              if (range) worker.postMessage(range);
              else settle();
            };
            worker.on("message", (part: Projection) => {
              take(part);
              next();
            });
            worker.once("error", fail);
            worker.once("exit", (code) => {
              if (signal.aborted) settle();
              else fail(new Error(`A simulation thread ended with code ${code} before its work was done.`));
            });
            next();
          }),
      ),
    );
  } finally {
    signal.removeEventListener("abort", stop);
    stop();
  }
}
