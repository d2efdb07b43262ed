import { type EngineState, simulateRange, variedState } from "@scorecast/simulator";
import { Tinypool } from "tinypool";
import type { Range } from "./simulate-in-threads.ts";

const state: EngineState = Tinypool.workerData;

/** What a thread of the pool does: one range, whose columns are handed over and not copied. */
export default function simulate({ variation, scenario, from, to }: Range): unknown {
  const part = simulateRange(variedState(state, variation), scenario, from, to)!;
  return Tinypool.move({
    [Tinypool.transferableSymbol]: [part.values.buffer, part.cost.buffer],
    [Tinypool.valueSymbol]: part,
  } as unknown as Parameters<typeof Tinypool.move>[0]);
}
