// What reads rules from strangers: loads zod, so it stands apart from the entry that a page or a fast start-up imports.
export { Consequence } from "./consequence.ts";
export { applyOverrides, Overrides, parseOverrides } from "./overrides.ts";
export { parseRules, type RuleIssue } from "./parse-rules.ts";
export { RuleVersion } from "./schema.ts";
