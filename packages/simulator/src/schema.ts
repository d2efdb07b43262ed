export { isPlan, type ParsedPlan, parsePlanFile } from "./plan/parse-plan-file.ts";
export { PlanFile, planJsonSchema } from "./plan/plan-file.ts";
export { type LoadedScenarioRules, loadScenarioRules } from "./scenario/load-scenario-rules.ts";
export { parseEffect } from "./scenario/parse-effect.ts";
export {
  type ParsedScenarioFile,
  type ParsedScenarios,
  parseScenarioFile,
} from "./scenario/parse-scenario-file.ts";
export { ScenarioFile, scenarioJsonSchema } from "./scenario/scenario-file.ts";
