import { parentPort, workerData } from "node:worker_threads";
import { type EngineState, simulateRange, variedState } from "@scorecast/simulator";
import type { Range } from "./simulate-in-threads.ts";

const state = workerData as EngineState;

parentPort!.on("message", ({ variation, scenario, from, to }: Range) => {
  const part = simulateRange(variedState(state, variation), scenario, from, to)!;
  parentPort!.postMessage(part, [part.values.buffer as ArrayBuffer, part.cost.buffer as ArrayBuffer]);
});
