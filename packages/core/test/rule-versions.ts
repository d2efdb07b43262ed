import { loadRules, ruleVersions } from "../src/rules/registry.ts";
import type { RuleVersion } from "../src/rules/schema.ts";

/** Every shipped rule version, as the program reads it. */
export const allRules: readonly RuleVersion[] = await Promise.all(
  ruleVersions.map(({ id }) => loadRules(id)),
);

/** The shipped version `id`, a copy of its own that a test may change. */
export function rulesOf(id: string): RuleVersion {
  const found = allRules.find((rules) => rules.id === id);
  if (!found) throw new RangeError(`no rule version ${id}`);
  return structuredClone(found);
}

export const V0 = "douyin-2020-10-09";
export const V1 = "douyin-2021-01";
export const V2 = "douyin-2021-06-28";
export const V3 = "douyin-2022";
export const V4 = "douyin-2022-ccr";
export const V5 = "douyin-2023-06-27";
export const V5b = "douyin-2024-08";
export const V6 = "douyin-2025-03-15";
export const V7a = "douyin-2026-05-07";
export const V7b = "douyin-2026-07-14";
export const V8 = "douyin-2026-09-08";
export const guide = "guide-2023-08-31";
