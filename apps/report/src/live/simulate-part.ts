import {
  type EngineState,
  onlyTotal,
  type PlannedScenario,
  type Projection,
  simulateRange,
} from "@scorecast/simulator/live";

/** Replications [from, to) of a scenario, wanted from a worker. */
export interface Job {
  readonly number: number;
  readonly planned: PlannedScenario;
  readonly from: number;
  readonly to: number;
}

/** What a worker is told: first the state, once, then jobs. */
export type Message = { readonly state: EngineState } | { readonly job: Job };

export interface Part {
  readonly number: number;
  readonly projection: Projection;
}

/** Simulates the total of a job's replications. The same on the page's thread and in a worker. */
export function simulatePart(state: EngineState, { planned, from, to }: Job): Projection {
  return onlyTotal(simulateRange({ ...state, scenarios: [planned] }, 0, from, to)!);
}

/** Answers the messages of a page: what the page's script does where it runs as a worker. */
export function serveJobs(): void {
  let state: EngineState | undefined;
  globalThis.addEventListener("message", ({ data }: MessageEvent<Message>) => {
    if ("state" in data) state = data.state;
    else {
      const projection = simulatePart(state!, data.job);
      const part: Part = { number: data.job.number, projection };
      globalThis.postMessage(part, { transfer: [projection.values.buffer, projection.cost.buffer] });
    }
  });
}
