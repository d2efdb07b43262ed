import type { EngineState, Projection } from "@scorecast/simulator/live";
import { type Job, type Message, type Part, simulatePart } from "./simulate-part.ts";

/** Something that simulates one job at a time. */
export interface Simulator {
  readonly kind: "worker" | "page";
  /** Replications that it should be given at a time: a job cannot be cut short. */
  readonly chunk: number;
  /** @throws where the worker cannot go on; it is of no more use then */
  readonly run: (job: Omit<Job, "number">) => Promise<Projection>;
  readonly close: () => void;
}

const WORKERS_AT_MOST = 4;
const IN_WORKER = 250;
/** Some 20 ms on the page's own thread, which has other things to do. */
const ON_PAGE = 40;

/** As many workers as the machine has use for; none where the browser refuses the first. */
export function startWorkers(state: EngineState): readonly Simulator[] {
  const script = document.querySelector('script[type="module"]:not([src])')?.textContent;
  if (!script) return [];
  const count = Math.max(1, Math.min(WORKERS_AT_MOST, navigator.hardwareConcurrency || 1));
  // a classic worker: Chromium refuses module workers to a page from disk
  const url = URL.createObjectURL(new Blob(['"use strict";', script], { type: "text/javascript" }));
  try {
    return Array.from({ length: count }, () => inWorker(new Worker(url), state));
  } catch {
    return [];
  }
}

function inWorker(worker: Worker, state: EngineState): Simulator {
  const waiting = new Map<number, { take: (projection: Projection) => void; fail: (why: Error) => void }>();
  let number = 0;
  let broken: Error | null = null;
  worker.addEventListener("message", ({ data }: MessageEvent<Part>) => {
    waiting.get(data.number)?.take(data.projection);
    waiting.delete(data.number);
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    broken = new Error(event.message || "The worker did not start.");
    for (const { fail } of waiting.values()) fail(broken);
    waiting.clear();
  });
  const post = (message: Message): void => worker.postMessage(message);
  post({ state });
  return {
    kind: "worker",
    chunk: IN_WORKER,
    run: (job) =>
      new Promise((take, fail) => {
        if (broken) return fail(broken);
        number += 1;
        waiting.set(number, { take, fail });
        post({ job: { ...job, number } });
      }),
    close: () => worker.terminate(),
  };
}

/** The page's own thread, in small bites between which it lives on. */
export function onPage(state: EngineState): Simulator {
  return {
    kind: "page",
    chunk: ON_PAGE,
    run: async (job) => {
      await new Promise((resolve) => setTimeout(resolve));
      return simulatePart(state, { ...job, number: 0 });
    },
    close: () => {},
  };
}
