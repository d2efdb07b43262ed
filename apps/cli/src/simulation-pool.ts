import type { EngineState, Projection } from "@scorecast/simulator";
import { Tinypool, type TinypoolWorker } from "tinypool";
import type { Range, SimulationThreads } from "./simulate-in-threads.ts";
import { ThreadEnded } from "./thread-ended.ts";

/** Milliseconds, the longest that a timer knows: idle threads wait for the next ranges until the pool is closed. */
const FOREVER = 2 ** 31 - 1;

/** At most `threads` threads, started as there is work for them. Their module `worker` gets the state as worker data. */
export function openPool(
  worker: string,
  state: EngineState,
  threads: number,
  signal: AbortSignal,
): SimulationThreads {
  const pool = new Tinypool({
    ...{ filename: worker, workerData: state },
    ...{ minThreads: 0, maxThreads: threads, maxQueue: threads, idleTimeout: FOREVER },
  });
  const end = endOf(pool);
  const keepBusy = async (
    waiting: Range[],
    take: (part: Projection, range: Range) => void,
    enough: () => boolean,
  ) => {
    while (!end.stopped() && !enough()) {
      const range = waiting.shift();
      if (!range) return;
      const simulated: Promise<Projection> = pool.run(range);
      end.watch();
      const part = await simulated.catch((error: unknown) => {
        throw threadEnded(error) ?? error;
      });
      if (!end.stopped()) take(part, range);
    }
  };
  if (signal.aborted) end.stop();
  signal.addEventListener("abort", end.stop);
  return {
    async run(ranges, take, enough = () => false) {
      const waiting = [...ranges];
      const lanes = Array.from({ length: Math.min(threads, ranges.length) }, () =>
        keepBusy(waiting, take, enough),
      );
      await Promise.race([Promise.all(lanes), end.reached]).finally(() => {
        waiting.length = 0;
      });
    },
    close() {
      signal.removeEventListener("abort", end.stop);
      end.stop();
    },
  };
}

/**
 * The end of a pool: told (`stop`), or a failure. The pool itself hears of errors alone: a task whose thread merely ends
 * would never settle, nor one that waits for a thread that cannot start. Its own `destroy` fails where a thread fails meanwhile.
 */
function endOf(pool: Tinypool) {
  let stopped = false;
  let [settle, fail] = [() => {}, (_: Error) => {}];
  const reached = new Promise<void>((resolve, reject) => {
    [settle, fail] = [resolve, reject];
  });
  reached.catch(() => {}); // whoever runs ranges hears it
  const watched = new Set<TinypoolWorker>();
  pool.on("error", (error: Error) => fail(new ThreadEnded(error.message, error)));
  return {
    reached,
    stopped: () => stopped,
    stop: () => {
      stopped = true;
      settle();
      for (const thread of pool.threads) void thread.terminate();
    },
    /** Listens to threads that are new. */
    watch: () => {
      for (const thread of pool.threads)
        if (!watched.has(thread)) {
          watched.add(thread);
          // an error comes with an exit: whoever waits for the task has it first
          thread.once("exit", (code: number) => setImmediate(fail, new ThreadEnded(`exit code ${code}`)));
        }
    },
  };
}

/** An error by which the platform says that it ended a thread, such as one without memory; null for any other. */
function threadEnded(error: unknown): ThreadEnded | null {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code.startsWith("ERR_WORKER_") ? new ThreadEnded((error as Error).message, error) : null;
}
