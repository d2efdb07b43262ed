export type { EngineState, PlannedScenario } from "../engine/engine-state.ts";
export type { Projection } from "../engine/projection.ts";
export { simulateRange } from "../engine/simulate.ts";
export type { Effect } from "../levers/effect.ts";
export type { Lever } from "../levers/lever.ts";
export { leverById } from "../levers/registry.ts";
export { fullDose, type LeverSpec } from "../scenario/scenario-spec.ts";
export {
  firstOf,
  type LiveAnswer,
  type LiveSide,
  type LiveView,
  liveAnswer,
  liveQuestions,
  onlyTotal,
} from "./live-answer.ts";
export { type LiveSetting, settingOf } from "./live-setting.ts";
export { leversOffered, planLive, rulesOffered } from "./plan-live.ts";
export { type ScenarioText, scenarioText } from "./scenario-text.ts";
