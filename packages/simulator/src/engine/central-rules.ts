import { withoutDraws } from "@scorecast/core";
import type { EngineState } from "./engine-state.ts";

/** The state with learnt rules held at their central ones, in every scenario; the same object where nothing is learnt. */
export function withCentralRules(state: EngineState): EngineState {
  const learnt = (scenario: EngineState["scenarios"][number]) =>
    scenario.rules?.some(({ rules }) => rules.draws !== undefined) ?? false;
  if (state.rules.draws === undefined && !state.scenarios.some(learnt)) return state;
  return {
    ...state,
    rules: withoutDraws(state.rules),
    scenarios: state.scenarios.map((scenario) =>
      learnt(scenario)
        ? {
            ...scenario,
            rules: scenario.rules!.map((one) => ({ ...one, rules: withoutDraws(one.rules) })),
          }
        : scenario,
    ),
  };
}
