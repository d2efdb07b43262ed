import { columns, parseDay, type Shop } from "@scorecast/core";
import { isAlias, isNode, LineCounter, parseDocument, visit } from "yaml";
import { z } from "zod";
import { nearestWord } from "./nearest-word.ts";
import { type Problem, problem } from "./problem.ts";

const LIMIT = 64 * 1024;

const empty = (text: string): boolean => text === "" || text === "null" || text === "~";
const Text = z.string().refine((text) => !empty(text), { params: { expected: "text" } });
const OptionalText = z.string().transform((text) => (empty(text) ? null : text));
const Day = z.string().transform((text, context) => {
  const day = parseDay(text);
  if (day !== null) return day;
  context.addIssue({ code: "custom", params: { expected: "YYYY-MM-DD" } });
  return z.NEVER;
});
const OptionalDay = z.union([
  z
    .string()
    .refine(empty)
    .transform(() => null),
  Day,
]);
const Count = z.string().transform((text, context) => {
  if (empty(text)) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  context.addIssue({ code: "custom", params: { expected: "0, 1, 2 …" } });
  return z.NEVER;
});
const TimeZone = z.string().refine(isTimeZone, { params: { key: "timezone-unknown" } });

/** shop.yaml; every scalar arrives as the text that was written. */
export const ShopYaml = z
  .strictObject({
    id: Text,
    name: Text,
    industry: OptionalText.optional(),
    shopType: z.enum(columns.shopTypes),
    openedOn: OptionalDay.optional(),
    timezone: TimeZone.default("Asia/Shanghai"),
    productsOnSale: Count.optional(),
    perks: z
      .array(z.strictObject({ kind: z.enum(columns.perkKinds), from: Day, until: OptionalDay.optional() }))
      .default([]),
  })
  .transform(
    (shop): Shop => ({
      ...shop,
      industry: shop.industry ?? null,
      openedOn: shop.openedOn ?? null,
      productsOnSale: shop.productsOnSale ?? null,
      perks: shop.perks.map(({ kind, from, until }) => ({ kind, from, until: until ?? null })),
    }),
  );

const shopKeys = ["id", "name", "industry", "shopType", "openedOn", "timezone", "productsOnSale", "perks"];
const perkKeys = ["kind", "from", "until"];

/** Perks may also be written by kind: `freight-insurance: [{from, until}]`. Anything else stays for the schema to judge. */
function withPerkList(content: unknown): unknown {
  if (content === null || typeof content !== "object" || !("perks" in content)) return content;
  const { perks } = content;
  if (perks === null || typeof perks !== "object" || Array.isArray(perks)) return content;
  const list = Object.entries(perks).flatMap(([kind, intervals]) =>
    (Array.isArray(intervals) ? intervals : [intervals]).map((interval: unknown) =>
      interval !== null && typeof interval === "object" ? { kind, ...interval } : { kind, from: interval },
    ),
  );
  return { ...content, perks: list };
}

/**
 * The shop that a shop.yaml describes, or null and what is wrong with it.
 *
 * At most 64 KiB, no anchors or aliases, a missing zone is Asia/Shanghai. A perk is `{kind, from, until?}`,
 * days inclusive, in a list or by kind.
 */
export function parseShopYaml(text: string, file = "shop.yaml"): { shop: Shop | null; problems: Problem[] } {
  const refuse = (...problems: Problem[]) => ({ shop: null, problems });
  const error = (key: Problem["key"], more: Partial<Problem> = {}) =>
    problem({ severity: "error", key, file, ...more });

  if (text.length > LIMIT) return refuse(error("yaml-too-big", { params: { limit: LIMIT } }));
  if (text.trim() === "") return refuse(error("file-empty"));
  const lines = new LineCounter();
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, character: col };
  };
  const document = parsed(text, lines);
  if (document === null) return refuse(error("yaml-syntax", { params: { detail: "nested too deeply" } }));
  if (document.errors.length > 0) {
    return refuse(
      ...document.errors.map((one) =>
        error("yaml-syntax", { ...at(one.pos[0]), params: { detail: one.message.split("\n")[0]! } }),
      ),
    );
  }
  let alias: number | null = null;
  visit(document, (_key, node) => {
    if (!isAlias(node) && !(isNode(node) && "anchor" in node && node.anchor)) return undefined;
    alias = node.range?.[0] ?? 0;
    return visit.BREAK;
  });
  if (alias !== null) return refuse(error("yaml-alias", at(alias)));

  const content = withPerkList(document.toJS());
  const result = ShopYaml.safeParse(content);
  if (result.success) {
    const reversed = result.data.perks.flatMap(({ from, until }, i) =>
      until === null || until >= from ? [] : [i],
    );
    if (reversed.length === 0) return { shop: result.data, problems: [] };
    return refuse(
      ...reversed.map((i) => {
        const place = placeOf(["perks", i, "until"]);
        const from = String(valueAt(content, ["perks", i, "from"]));
        return error("interval-reversed", { ...place, params: { from } });
      }),
    );
  }
  return refuse(
    ...result.error.issues.flatMap((issue): Problem[] => {
      const path = issue.path as (string | number)[];
      if (issue.code === "unrecognized_keys") {
        const known = path[0] === "perks" ? perkKeys : shopKeys;
        return issue.keys.map((key) =>
          error("key-unknown", { ...placeOf([...path, key]), params: { nearest: nearestWord(key, known) } }),
        );
      }
      const place = placeOf(path);
      const found = valueAt(content, path);
      const key = path.join(".");
      if (found === undefined && path.length > 0)
        return [error("key-missing", { ...place, params: { key } })];
      const words: readonly unknown[] | null = issue.code === "invalid_value" ? issue.values : null;
      if (words !== null && typeof found === "string") {
        const allowed = words.map(String);
        const params = { nearest: nearestWord(found, allowed), words: allowed.join(", ") };
        return [error("bad-word", { ...place, params })];
      }
      const params: Record<string, unknown> = (issue.code === "custom" && issue.params) || {};
      if (params["key"] === "timezone-unknown") {
        const nearest = nearestWord(String(found), Intl.supportedValuesOf("timeZone"));
        return [error("timezone-unknown", { ...place, params: { nearest } })];
      }
      const expected = String(params["expected"] ?? expectedAt(path));
      return [error("key-shape", { ...place, params: { key: key || file, expected } })];
    }),
  );

  function placeOf(path: readonly (string | number)[]): Partial<Problem> {
    const column = path.join(".") || null;
    const value = valueAt(content, path);
    for (let length = path.length; length >= 0; length--) {
      const parent: unknown = document!.getIn(path.slice(0, length - 1), true);
      const node: unknown = document!.getIn(path.slice(0, length), true);
      if (!isNode(node) || !node.range) continue;
      const text = typeof value === "string" ? value : null;
      const start = length === path.length ? keyOffset(parent, path[length - 1]) : null;
      return { ...at(start ?? node.range[0]), column, value: text };
    }
    return { line: 1, character: 1, column };
  }
}

function parsed(text: string, lineCounter: LineCounter): ReturnType<typeof parseDocument> | null {
  try {
    return parseDocument(text, { lineCounter, schema: "failsafe", prettyErrors: false });
  } catch (cause) {
    if (cause instanceof RangeError) return null; // the stack of a deeply nested text
    throw cause;
  }
}

/** Where the key of a mapping stands; null in a list. */
function keyOffset(parent: unknown, key: string | number | undefined): number | null {
  if (typeof parent !== "object" || parent === null || !("items" in parent)) return null;
  for (const item of parent.items as readonly { key?: unknown }[]) {
    const node = item?.key;
    if (isNode(node) && "value" in node && node.value === key) return node.range?.[0] ?? null;
  }
  return null;
}

function valueAt(content: unknown, path: readonly (string | number)[]): unknown {
  let value = content;
  for (const step of path) value = (value as Record<string | number, unknown> | null | undefined)?.[step];
  return value;
}

function expectedAt(path: readonly (string | number)[]): string {
  if (path.length === 0) return "id: …, name: …, shopType: …";
  const key = path.findLast((step) => typeof step === "string");
  if (key === "perks") return "- {kind: freight-insurance, from: 2026-01-01}";
  return key === "from" || key === "until" || key === "openedOn" ? "YYYY-MM-DD" : "text";
}

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
