import type { EngineState } from "../../src/engine/engine-state.ts";

/** The fitted shop with nothing uncertain about it and no good or bad days: what is left is the chance of each order. */
export function certain(state: EngineState, replications: number): EngineState {
  return { ...state, replications, model: without(state.model) as EngineState["model"] };
}

function without(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(without);
  if (part === null || typeof part !== "object") return part;
  const own = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, without(value)]));
  if ("evidence" in own) Object.assign(own, { evidence: 1e12 });
  if ("dayVariance" in own) Object.assign(own, { dayVariance: 0 });
  if ("a" in own && "b" in own) {
    const { a, b } = own as { a: number; b: number };
    Object.assign(own, { a: (a / (a + b)) * 1e6, b: (b / (a + b)) * 1e6 });
  }
  return own;
}
