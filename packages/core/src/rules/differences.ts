import type { Shop } from "../history/history.ts";
import type { Text } from "../report/score-report.ts";
import { partTitles } from "./difference-titles.ts";
import type { Provenance } from "./provenance.ts";
import type { RuleVersion } from "./schema.ts";
import { selectCase } from "./select.ts";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One number or definition that differs. A side that has none of it is null throughout. */
export interface Difference {
  /**
   * Keys from the root of the rules; elements of lists go by what names them: an id, the points of a tier,
   * the shops of a case.
   */
  readonly path: readonly string[];
  /** Titles of the parts on the way, outermost first. */
  readonly titles: readonly Text[];
  readonly before: Json;
  readonly after: Json;
  /** Keys of the version's `sources`. */
  readonly sourceBefore: string | null;
  readonly sourceAfter: string | null;
  readonly provenanceBefore: Provenance | null;
  readonly provenanceAfter: Provenance | null;
}

/**
 * The differences of one metric, one table of weights, one bonus or deduction, or another part of the
 * version.
 */
export interface DifferenceGroup {
  readonly kind: "metric" | "weights" | "adjustment" | "transition" | "frame";
  readonly id: string;
  readonly title: Text;
  readonly change: "added" | "removed" | "changed";
  readonly differences: readonly Difference[];
}

/**
 * Everything that differs between two rule versions, grouped; what is the same is absent, and where a text
 * was
 * reissued with the same number, the number is the same.
 *
 * @param shop compares only the cases (by industry and shop type) that are for this shop
 */
export function differences(
  a: RuleVersion,
  b: RuleVersion,
  shop?: Pick<Shop, "industry" | "shopType">,
): DifferenceGroup[] {
  const [before, after] = shop ? [casesFor(shop, a), casesFor(shop, b)] : [a, b];
  const group = (
    kind: DifferenceGroup["kind"],
    path: readonly string[],
    left: unknown,
    right: unknown,
    title: Text,
  ): DifferenceGroup[] => {
    const found = compare(path, left as Json | undefined, right as Json | undefined);
    if (found.length === 0) return [];
    const change = left === undefined ? "added" : right === undefined ? "removed" : "changed";
    return [{ kind, id: path.at(-1)!, title, change, differences: found }];
  };
  const named = (kind: "adjustment" | "transition", key: "adjustments" | "transition") =>
    pairs(byId(before[key]), byId(after[key])).flatMap(([id, left, right]) =>
      group(kind, [key, id], left, right, (right ?? left)!.title),
    );
  return [
    ...pairs(before.metrics, after.metrics).flatMap(([id, left, right]) =>
      group("metric", ["metrics", id], left, right, (right ?? left)!.title),
    ),
    ...pairs(before.weights, after.weights).flatMap(([table, left, right]) =>
      group("weights", ["weights", table], left, right, weightTitle(table, after, before)),
    ),
    ...named("adjustment", "adjustments"),
    ...named("transition", "transition"),
    ...frame.flatMap((key) => group("frame", [key], before[key], after[key], partTitles[key]!)),
  ];
}

const frame = [
  "orderTypesLeftOut",
  "dimensions",
  "floor",
  "stages",
  "protections",
  "total",
  "display",
  "buyerDisplay",
] as const;

/** Where a number comes from is told with it, and is no difference by itself. */
const silent = new Set(["source", "provenance", "note", "id"]);

interface Origin {
  readonly source: string | null;
  readonly provenance: Provenance | null;
}
const nowhere: Origin = { source: null, provenance: null };

function compare(
  path: readonly string[],
  left: Json | undefined,
  right: Json | undefined,
  titles: readonly Text[] = [],
  from: Origin = nowhere,
  to: Origin = nowhere,
): Difference[] {
  const [origin, target] = [originOf(left, from), originOf(right, to)];
  const own = partTitles[path.at(-1)!];
  const trail = own ? [...titles, own] : titles;
  if (isBranch(left) || isBranch(right))
    return pairs(partsOf(left), partsOf(right)).flatMap(([key, before, after]) =>
      silent.has(key) ? [] : compare([...path, key], before, after, trail, origin, target),
    );
  if (JSON.stringify(left ?? null) === JSON.stringify(right ?? null)) return [];
  return [
    {
      path,
      titles: trail,
      before: left ?? null,
      after: right ?? null,
      sourceBefore: left === undefined ? null : origin.source,
      sourceAfter: right === undefined ? null : target.source,
      provenanceBefore: left === undefined ? null : origin.provenance,
      provenanceAfter: right === undefined ? null : target.provenance,
    },
  ];
}

function originOf(node: Json | undefined, around: Origin): Origin {
  if (typeof node !== "object" || node === null || Array.isArray(node)) return around;
  const { source, provenance } = node as { readonly source?: string; readonly provenance?: Provenance };
  return { source: source ?? around.source, provenance: provenance ?? around.provenance };
}

/**
 * Objects and lists of objects are gone into; lists of plain values (knots, reasons, points by hour) are
 * one definition.
 */
function isBranch(node: Json | undefined): node is { readonly [key: string]: Json } | readonly Json[] {
  if (typeof node !== "object" || node === null) return false;
  return !Array.isArray(node) || (node.length > 0 && node.every((one) => isRecord(one)));
}

function isRecord(node: Json | undefined): node is { readonly [key: string]: Json } {
  return typeof node === "object" && node !== null && !Array.isArray(node);
}

function partsOf(node: Json | undefined): Readonly<Record<string, Json>> {
  if (Array.isArray(node)) return Object.fromEntries(node.map((one, i) => [nameOf(one, i), one]));
  return isRecord(node) ? node : {};
}

/** What names an element of a list, so that an insertion does not shift all that follow. */
function nameOf(node: Json, index: number): string {
  if (!isRecord(node)) return String(index);
  const name =
    "bound" in node ? node["points"] : (node["id"] ?? node["type"] ?? node["buyer"] ?? node["stars"]);
  if (typeof name === "string" || typeof name === "number") return String(name);
  if (isRecord(node["for"])) return Object.values(node["for"]).flat().join("、");
  return caseKeys.some((key) => key in node) ? "everybody" : String(index);
}

/** What an element of a list of cases has one of. */
const caseKeys = ["weights", "bounds", "knots", "below"];

/** Keys of either side in the order of the right, then what only the left has. */
function pairs<T>(
  left: Readonly<Record<string, T>>,
  right: Readonly<Record<string, T>>,
): [string, T | undefined, T | undefined][] {
  const keys = new Set([...Object.keys(right), ...Object.keys(left)]);
  return [...keys].map((key) => [key, left[key], right[key]]);
}

function byId<T extends { readonly id: string }>(list: readonly T[]): Record<string, T> {
  return Object.fromEntries(list.map((one) => [one.id, one]));
}

function weightTitle(table: string, ...versions: readonly RuleVersion[]): Text {
  const weights = partTitles["weights"]!;
  const dimension = versions.flatMap((v) => v.dimensions).find((one) => one.id === table)?.title;
  const title = dimension ?? partTitles["dimensions"]!;
  return { zh: `${title.zh}：${weights.zh}`, en: `${title.en}: ${weights.en.toLowerCase()}` };
}

/** The version with every list of cases cut down to the one for `shop`, as a case for everybody. */
function casesFor(shop: Pick<Shop, "industry" | "shopType">, rules: RuleVersion): RuleVersion {
  const one = <T extends { readonly for?: object | undefined }>(cases: readonly T[]): T[] => {
    const { for: _, ...rest } = selectCase(cases, shop);
    return [rest as T];
  };
  const weights = Object.fromEntries(
    Object.entries(rules.weights).map(([table, cases]) => [table, cases && one(cases)]),
  ) as RuleVersion["weights"];
  const metrics = Object.fromEntries(
    Object.entries(rules.metrics).map(([id, metric]) => {
      const { mapping } = metric;
      if (mapping.kind === "tiers")
        return [id, { ...metric, mapping: { ...mapping, cases: one(mapping.cases) } }];
      if (mapping.kind === "piecewise-linear")
        return [id, { ...metric, mapping: { ...mapping, cases: one(mapping.cases) } }];
      return [id, metric];
    }),
  );
  const floor = rules.floor && { ...rules.floor, fewOrders: one(rules.floor.fewOrders) };
  return { ...rules, weights, metrics, floor };
}
