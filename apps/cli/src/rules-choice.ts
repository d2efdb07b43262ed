import { existsSync } from "node:fs";
import { extname, resolve } from "node:path";
import {
  formatDay,
  isInForce,
  loadRules,
  nearestWord,
  type RuleVersion,
  ruleVersionInForce,
  ruleVersions,
  successorFrom,
} from "@scorecast/core";
import type { Call } from "./commands/command.ts";
import { type Issue, readDocument, refusalOf, type UserDocument } from "./document.ts";
import { issueText } from "./issue-text.ts";
import { Refusal } from "./refusal.ts";

/** The rules of one day. */
export interface ChosenRules {
  readonly rules: RuleVersion;
  readonly inForce: boolean;
}

/** Says for a day which rules to apply. */
export type RulesOf = (day: number) => Promise<ChosenRules>;

/**
 * What `--rules` and `--overrides` choose: by date, one version on any date, or a file of the user's; with the user's own
 * numbers in place of the version's.
 *
 * @throws {Refusal} for an unknown version, a file that is no rule version, or overrides that do not fit
 */
export async function chooseRules(call: Call, choice = call.option("rules")): Promise<RulesOf> {
  const file = call.option("overrides");
  const overrides = file === null ? null : await readDocument(call, file);
  if (choice === null || choice === "in-force") {
    const base = overrides === null ? null : baseOf(overrides.content);
    if (base !== null && ruleVersions.some(({ id }) => id === base)) return await chooseRules(call, base);
    const known = new Map<string, RuleVersion>();
    return async (day) => {
      const id = inForceOn(call, day);
      const rules = known.get(id) ?? (await overridden(call, await loadRules(id), overrides));
      known.set(id, rules);
      return { rules, inForce: true };
    };
  }
  const rules = await overridden(call, await namedRules(call, choice), overrides);
  const successor = successorFrom(rules.id);
  return async (day) => ({ rules, inForce: isInForce(rules, day, successor) });
}

/** The version `choice` names: an id, or a file that holds one. @throws {Refusal} */
export async function namedRules(call: Call, choice: string): Promise<RuleVersion> {
  const ids = ruleVersions.map(({ id }) => id);
  if (ids.includes(choice)) return await loadRules(choice);
  const isFile = [".json", ".yaml", ".yml"].includes(extname(choice).toLowerCase());
  if (isFile || existsSync(resolve(call.io.cwd, choice))) return await rulesFile(call, choice);
  const near = nearestWord(choice, ids);
  const hint = near === null ? "" : call.say("hint.near", { near });
  throw new Refusal([call.say("rules.unknown", { word: choice, hint, words: ids.join(", ") })]);
}

async function rulesFile(call: Call, name: string): Promise<RuleVersion> {
  const document = await readDocument(call, name);
  const { parseRules } = await import("@scorecast/core/rules-schema");
  const { rules, issues } = parseRules(document.content);
  if (rules === null) throw refusalOf(document, inWords(call, issues));
  return rules;
}

async function overridden(
  call: Call,
  rules: RuleVersion,
  document: UserDocument | null,
): Promise<RuleVersion> {
  if (document === null) return rules;
  const { applyOverrides, parseOverrides } = await import("@scorecast/core/rules-schema");
  const { overrides, issues } = parseOverrides(document.content);
  if (overrides === null) throw refusalOf(document, inWords(call, issues));
  const applied = applyOverrides(rules, overrides);
  if (applied.rules === null) throw refusalOf(document, inWords(call, applied.issues));
  return applied.rules;
}

function inWords(call: Call, issues: readonly Issue[]): Issue[] {
  return issues.map(({ path, message }) => ({ path, message: issueText(message, call) }));
}

/** The version that overrides are for, if they say so. */
function baseOf(content: unknown): string | null {
  const base: unknown =
    typeof content === "object" && content !== null && "base" in content ? content.base : null;
  return typeof base === "string" ? base : null;
}

/** @throws {Refusal} before the first version */
function inForceOn(call: Call, day: number): string {
  try {
    return ruleVersionInForce(day).id;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const first = ruleVersions[0]!;
    const blanks = { day: formatDay(day), id: first.id, from: first.effectiveFrom! };
    throw new Refusal([call.say("rules.none-in-force", blanks)]);
  }
}
