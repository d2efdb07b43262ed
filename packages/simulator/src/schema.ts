export { type LoadedScenarioRules, loadScenarioRules } from "./scenario/load-scenario-rules.ts";
export {
  type ParsedScenarioFile,
  type ParsedScenarios,
  parseScenarioFile,
} from "./scenario/parse-scenario-file.ts";
export { ScenarioFile, scenarioJsonSchema } from "./scenario/scenario-file.ts";
