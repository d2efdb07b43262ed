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
  type LiveDay,
  type LiveSide,
  type LiveView,
  liveAnswer,
  liveDays,
  liveQuestions,
  onlyTotal,
} from "./live-answer.ts";
export { isCertain, type LiveSetting, settingOf } from "./live-setting.ts";
export { leversOffered, planLive, rulesOffered, templatesOffered } from "./plan-live.ts";
export { type ScenarioText, scenarioText } from "./scenario-text.ts";
