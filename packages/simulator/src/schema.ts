export {
  type ParsedScenarioFile,
  type ParsedScenarios,
  parseScenarioFile,
} from "./scenario/parse-scenario-file.ts";
export { ScenarioFile, scenarioJsonSchema } from "./scenario/scenario-file.ts";
