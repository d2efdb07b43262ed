import type { z } from "zod";
import { nearestWord } from "./nearest-word.ts";
import { RuleVersion } from "./schema.ts";

/** One thing that is wrong with a document, and where: keys and list indexes from its root. */
export interface RuleIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export type ParsedRules =
  | { readonly rules: RuleVersion; readonly issues: null }
  | { readonly rules: null; readonly issues: readonly RuleIssue[] };

/**
 * Untrusted rules (an object read from JSON or YAML) become a rule version, or a list of everything that
 * is wrong.
 */
export function parseRules(document: unknown): ParsedRules {
  const result = RuleVersion.safeParse(document);
  return result.success
    ? { rules: result.data, issues: null }
    : { rules: null, issues: result.error.issues.flatMap((issue) => issuesOf(issue)) };
}

/**
 * Issues of a schema as paths and sentences. Unknown keys point at the key itself and name the nearest of
 * `known`;
 * of a union's branches the one that came furthest speaks.
 */
export function issuesOf(issue: z.core.$ZodIssue, known: readonly string[] = schemaKeys): RuleIssue[] {
  const path = issue.path.map((key) => (typeof key === "symbol" ? String(key) : key));
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => {
        const nearest = nearestWord(key, known);
        const hint = nearest === null || nearest === key ? "remove it" : `did you mean "${nearest}"?`;
        return { path: [...path, key], message: `unknown key "${key}": ${hint}` };
      });
    case "invalid_union": {
      const branches = issue.errors.filter((branch) => branch.length > 0);
      if (branches.length === 0) return [{ path, message: issue.message }];
      const depth = (branch: readonly z.core.$ZodIssue[]) =>
        Math.max(...branch.map((b) => b.path.length * 2 + (b.code === "invalid_type" ? 0 : 1)));
      const nearest = branches.reduce((best, branch) => (depth(branch) > depth(best) ? branch : best));
      return nearest.flatMap((inner) => issuesOf({ ...inner, path: [...issue.path, ...inner.path] }, known));
    }
    default:
      return [{ path, message: issue.message }];
  }
}

/** Every key that the schema knows anywhere. */
const schemaKeys: readonly string[] = [...keysOf(RuleVersion, new Set(), new Set())];

function keysOf(schema: z.core.$ZodType, keys: Set<string>, seen: Set<unknown>): Set<string> {
  if (seen.has(schema)) return keys;
  seen.add(schema);
  for (const part of partsOf(schema._zod.def)) {
    if (part.key !== undefined) keys.add(part.key);
    keysOf(part.schema, keys, seen);
  }
  return keys;
}

interface Part {
  readonly key?: string;
  readonly schema: z.core.$ZodType;
}

function partsOf(definition: object): Part[] {
  const isSchema = (value: unknown): value is z.core.$ZodType =>
    typeof value === "object" && value !== null && "_zod" in value;
  return Object.entries(definition).flatMap(([name, value]): Part[] => {
    if (isSchema(value)) return [{ schema: value }];
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value)
      .filter((entry): entry is [string, z.core.$ZodType] => isSchema(entry[1]))
      .map(([key, schema]) => (name === "shape" ? { key, schema } : { schema }));
  });
}
