import { columns, formatDay, parseDay, type Shop } from "@scorecast/core";
import { z } from "zod";
import type { Problem } from "./problem.ts";
import { parseYaml } from "./yaml-document.ts";

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
export const TimeZone = z.string().refine(isTimeZone, { params: { key: "timezone-unknown" } });

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
  const {
    value: shop,
    problems,
    at,
  } = parseYaml(text, file, ShopYaml, {
    limit: LIMIT,
    keysAt: (path) => (path[0] === "perks" ? perkKeys : shopKeys),
    expectedAt,
    normalise: withPerkList,
  });
  if (shop === null) return { shop, problems };
  const reversed = shop.perks.flatMap(({ from, until }, i) => (until === null || until >= from ? [] : [i]));
  if (reversed.length === 0) return { shop, problems: [] };
  return {
    shop: null,
    problems: reversed.map((i) => {
      const from = formatDay(shop.perks[i]!.from);
      return at(["perks", i, "until"], "interval-reversed", { params: { from } });
    }),
  };
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
