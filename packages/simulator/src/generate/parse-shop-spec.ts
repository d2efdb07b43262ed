import { z } from "zod";
import { type ScenarioIssue, unknownName } from "../scenario/issue.ts";
import { issuesOfSpec } from "./check-shop-spec.ts";
import { expectedInSpec } from "./expected-in-spec.ts";
import { incidentTitles } from "./incident-titles.ts";
import { type ShopPresetName, shopPresets } from "./presets/index.ts";
import type { ShopSpec } from "./shop-spec.ts";
import { ShopSpecSchema } from "./shop-spec-schema.ts";

export type ParsedShopSpec =
  | { readonly kind: "ok"; readonly spec: ShopSpec }
  | { readonly kind: "problems"; readonly problems: readonly ScenarioIssue[] };

const presetNames = Object.keys(shopPresets) as ShopPresetName[];
const kinds: Readonly<Record<string, readonly string[]>> = {
  volume: ["random", "fixed"],
  incident: Object.keys(incidentTitles),
};

/**
 * Reads the parsed YAML or JSON of a spec file: all of a spec, or `base` and what is different from that preset. Maps are
 * merged key by key; a list takes the place of the base's. Never throws: whatever is wrong comes back with its path.
 */
export function parseShopSpec(document: unknown): ParsedShopSpec {
  if (!isMap(document))
    return { kind: "problems", problems: [{ path: [], text: expected("object", document) }] };
  const { base, ...own } = document;
  const preset = presetNames.find((name) => name === base);
  if (base !== undefined && preset === undefined) {
    const what = { zh: "预设店", en: "preset" };
    return { kind: "problems", problems: [unknownName(["base"], what, String(base), presetNames)] };
  }
  const missing = Object.keys(ShopSpecSchema.shape).filter((key) => !Object.hasOwn(own, key));
  if (preset === undefined && missing.length > 0)
    return { kind: "problems", problems: [{ path: [], text: without(missing.join(", ")) }] };
  const whole = preset === undefined ? own : merged(shopPresets[preset], own);
  const result = ShopSpecSchema.safeParse(whole);
  if (!result.success)
    return { kind: "problems", problems: result.error.issues.flatMap((issue) => issuesOf(issue, whole)) };
  const spec = result.data as ShopSpec; // without `undefined` where a key may be absent
  const problems = issuesOfSpec(spec);
  return problems.length > 0 ? { kind: "problems", problems } : { kind: "ok", spec };
}

/** JSON Schema (draft 7) of a spec file, for editors: with `base`, everything may be left to it. */
export function shopSpecJsonSchema(): unknown {
  const file = z.toJSONSchema(ShopSpecSchema.extend({ base: z.enum(presetNames).optional() }), {
    target: "draft-7",
    io: "input",
  });
  return withoutRequired(file);
}

/** Lists replace those of the base: only maps outside of them may leave something out. */
function withoutRequired(node: unknown): unknown {
  if (!isMap(node)) return node;
  const { required, properties, ...rest } = node;
  if (!isMap(properties)) return node;
  const parts = Object.entries(properties).map(([key, part]) => [key, withoutRequired(part)]);
  return { ...rest, properties: Object.fromEntries(parts) };
}

function merged(base: unknown, own: unknown): unknown {
  if (!isMap(base) || !isMap(own)) return own;
  // A volume of another kind shares no key with the base's.
  if (own["kind"] !== undefined && own["kind"] !== base["kind"]) return own;
  const parts = Object.entries(own).map(([key, part]) => [
    key,
    Object.hasOwn(base, key) ? merged(base[key], part) : part,
  ]);
  return { ...base, ...Object.fromEntries(parts) };
}

function issuesOf(issue: z.core.$ZodIssue, document: unknown): ScenarioIssue[] {
  const path = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) =>
      unknownName([...path, key], { zh: "键", en: "key" }, key, [
        ...issue.message.split(", "),
        ...(path.length === 0 ? ["base"] : []),
      ]),
    );
  const value = path.reduce<unknown>((at, part) => (at as Record<string, unknown> | null)?.[part], document);
  const words = issue.code === "invalid_value" ? issue.values.map(String) : kinds[issue.message];
  const what = expectedInSpec[issue.message];
  if (words !== undefined && what !== undefined && typeof value === "string")
    return [unknownName(path, what, value, words)];
  return [{ path, text: expected(issue.message, value) }];
}

const without = (keys: string): ScenarioIssue["text"] => ({
  zh: `缺少：${keys}；也可以写上 base，只写与那家预设店不同的，如 base: steady-fashion`,
  en: `missing: ${keys}; or name a preset and say only what is different from it, as in base: steady-fashion`,
});

function expected(name: string, value: unknown): ScenarioIssue["text"] {
  const what = expectedInSpec[name] ?? { zh: name, en: name };
  return value === undefined
    ? { zh: `缺少${what.zh}`, en: `missing: expected ${what.en}` }
    : {
        zh: `${JSON.stringify(value)} 不合要求；应为${what.zh}`,
        en: `${JSON.stringify(value)} does not fit; expected ${what.en}`,
      };
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
