import { compilePlan, type History, nearestWord, type RuleVersion, tablesOf } from "@scorecast/core";
import { notSimulated } from "../engine/simulable.ts";
import type { ScenarioIssue } from "./issue.ts";
import type { RulesSpec, ScenarioSpec } from "./scenario-spec.ts";

type Path = readonly (string | number)[];

/** Finds the rules that a scenario asks for, or says why not. */
export type RulesOf = (spec: RulesSpec, base: RuleVersion, path: Path) => RuleVersion | ScenarioIssue;

/** Rules that scenarios ask for, by `rulesKey`: loaded and with the overrides in. */
export type ScenarioRules = Readonly<Record<string, RuleVersion>>;

/** Everything that the scenarios' rules are made from, each once, with where it is asked for first. */
export function rulesAsked(
  scenarios: readonly ScenarioSpec[],
): { readonly spec: RulesSpec; readonly path: Path }[] {
  const asked = scenarios.flatMap(({ id, rules, incidents = [] }) => [
    ...(rules ? [{ spec: rules, path: ["scenarios", id, "rules"] }] : []),
    ...incidents.flatMap(({ rules }, i) =>
      rules ? [{ spec: rules, path: ["scenarios", id, "incidents", i, "rules"] }] : [],
    ),
  ]);
  const seen = new Set<string>();
  return asked.filter(({ spec }) => !seen.has(rulesKey(spec)) && seen.add(rulesKey(spec)));
}

export function rulesKey({ use, overrides }: RulesSpec): string {
  return overrides === undefined ? (use ?? "") : JSON.stringify([use, overrides]);
}

/** Looks scenario rules up; the study's own version without overrides needs no entry. */
export function lookUpRules(loaded: ScenarioRules): RulesOf {
  return (spec, base, path) => {
    const found = loaded[rulesKey(spec)];
    if (found) return found;
    if (spec.overrides === undefined && (spec.use === null || spec.use === base.id)) return base;
    const names = Object.values(loaded).map(({ id }) => id);
    const nearest = nearestWord(spec.use ?? base.id, names);
    return {
      path,
      text: {
        zh: `没有载入规则版本“${spec.use ?? base.id}”${nearest ? `；是否想写“${nearest}”？` : "；请写一个已有的规则版本"}`,
        en: `rule version "${spec.use ?? base.id}" is not loaded${nearest ? `; did you mean "${nearest}"?` : "; name one that exists"}`,
      },
    };
  };
}

/**
 * Why rules cannot score the days of a scenario: metrics that no process makes, or orders counted otherwise than by the
 * version that the shop is fitted to.
 */
export function rulesIssues(
  rules: RuleVersion,
  base: RuleVersion,
  history: History,
  path: Path,
): ScenarioIssue[] {
  const plan = compilePlan(rules, history.shop, tablesOf(history));
  const leftOut = ({ orderTypesLeftOut }: RuleVersion) => JSON.stringify(orderTypesLeftOut.types);
  const reasons: ScenarioIssue["text"][] = [];
  if (leftOut(rules) !== leftOut(base))
    reasons.push({
      zh: `不计入的订单类型与 ${base.id} 不同`,
      en: `it leaves out other order types than ${base.id}, to which the shop is fitted`,
    });
  else {
    const list = notSimulated(plan, [base]).join(", ");
    if (list !== "") reasons.push({ zh: `没有生成以下序列的过程：${list}`, en: `no process makes ${list}` });
  }
  return reasons.map((reason) => ({
    path,
    text: {
      zh: `规则版本 ${rules.id} 不能用于这个方案：${reason.zh}`,
      en: `rule version ${rules.id} cannot score this scenario: ${reason.en}`,
    },
  }));
}
