import { nearestWord, type RuleVersion } from "@scorecast/core";
import { applyOverrides, parseOverrides } from "@scorecast/core/rules-schema";
import type { ScenarioIssue } from "./issue.ts";
import { rulesAsked, rulesKey, type ScenarioRules } from "./scenario-rules.ts";
import type { RulesSpec, ScenarioSpec } from "./scenario-spec.ts";

export type LoadedScenarioRules =
  | { readonly kind: "ok"; readonly rules: ScenarioRules }
  | { readonly kind: "problems"; readonly problems: readonly ScenarioIssue[] };

/**
 * Loads every rule version that the scenarios name and puts their overrides in, for `StudyInput.scenarioRules`.
 *
 * @param base the version that the study is about, its own overrides in
 * @param versions ids that `load` knows
 */
export async function loadScenarioRules(
  scenarios: readonly ScenarioSpec[],
  base: RuleVersion,
  versions: readonly string[],
  load: (id: string) => Promise<RuleVersion>,
): Promise<LoadedScenarioRules> {
  const problems: ScenarioIssue[] = [];
  const rules: Record<string, RuleVersion> = {};
  for (const { spec, path } of rulesAsked(scenarios)) {
    if (spec.use !== null && !versions.includes(spec.use))
      problems.push(unknownVersion(spec.use, versions, path));
    else {
      const version = spec.use === null || spec.use === base.id ? base : await load(spec.use);
      const own = withOverrides(version, spec, path);
      if ("problems" in own) problems.push(...own.problems);
      else rules[rulesKey(spec)] = own.rules;
    }
  }
  return problems.length > 0 ? { kind: "problems", problems } : { kind: "ok", rules };
}

function withOverrides(
  version: RuleVersion,
  { overrides }: RulesSpec,
  path: readonly (string | number)[],
): { readonly rules: RuleVersion } | { readonly problems: ScenarioIssue[] } {
  if (overrides === undefined) return { rules: version };
  const parsed = parseOverrides(overrides);
  const applied = parsed.overrides === null ? null : applyOverrides(version, parsed.overrides);
  if (applied?.rules) return { rules: applied.rules };
  const issues = applied?.issues ?? parsed.issues ?? [];
  return {
    problems: issues.map((issue) => ({
      path: [...path, "overrides", ...issue.path],
      text: { zh: `自填数值有误：${issue.message}`, en: `your numbers do not fit: ${issue.message}` },
    })),
  };
}

function unknownVersion(
  word: string,
  versions: readonly string[],
  path: readonly (string | number)[],
): ScenarioIssue {
  const nearest = nearestWord(word, versions);
  const all = versions.join(", ");
  return {
    path,
    text: {
      zh: `没有规则版本“${word}”${nearest ? `；是否想写“${nearest}”？` : "；"}可用：${all}`,
      en: `there is no rule version "${word}"${nearest ? `; did you mean "${nearest}"?` : ";"} Valid: ${all}`,
    },
  };
}
