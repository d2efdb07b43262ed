export { isPlan, type ParsedPlan, parsePlanFile } from "./plan/parse-plan-file.ts";
export { PlanFile, planJsonSchema } from "./plan/plan-file.ts";
export { Goal } from "./scenario/goal-file.ts";
export type { GoalSpec } from "./scenario/goal-spec.ts";
export { type LoadedScenarioRules, loadScenarioRules } from "./scenario/load-scenario-rules.ts";
export { parseEffect } from "./scenario/parse-effect.ts";
export { goalSpec } from "./scenario/parse-goal.ts";
export {
  type ParsedScenarioFile,
  type ParsedScenarios,
  parseScenarioFile,
} from "./scenario/parse-scenario-file.ts";
export { ScenarioFile, scenarioJsonSchema } from "./scenario/scenario-file.ts";
