import { readFileSync } from "node:fs";
import type { RuleVersion } from "@scorecast/core";
import { RuleVersion as Schema } from "@scorecast/core/rules-schema";

/** A rule version from core's files. */
export function rulesOf(id: string): RuleVersion {
  return Schema.parse(
    JSON.parse(readFileSync(new URL(`../../core/rules/${id}.json`, import.meta.url), "utf8")),
  );
}

/** The version that the simulator covers. */
export const currentRules = rulesOf("douyin-2026-09-08");
