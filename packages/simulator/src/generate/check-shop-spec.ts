import { parseDay } from "@scorecast/core";
import { type ScenarioIssue, unknownName } from "../scenario/issue.ts";
import type { ShopSpec } from "./shop-spec.ts";

type Path = readonly (string | number)[];

/** What a spec of the right form can still get wrong: dates, orders of numbers, weights of nothing, names that are nowhere. */
export function issuesOfSpec(spec: ShopSpec): readonly ScenarioIssue[] {
  return [...issuesWithin(spec, []), ...unknownNames(spec), ...repeatedNames(spec)];
}

const dateKeys = new Set(["startDay", "openedOn", "from", "until", "on"]);
const weightLists = new Set(["weekday", "hourOfDay", "rounds"]);

function issuesWithin(value: unknown, path: Path): ScenarioIssue[] {
  if (Array.isArray(value)) {
    const own = [...quantileIssue(value, path), ...weightIssue(value, path)];
    return [...own, ...value.flatMap((entry, i) => issuesWithin(entry, [...path, i]))];
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).flatMap(([key, entry]) => issuesWithin(entry, [...path, key]));
    return [...hoursIssue(value as Record<string, unknown>, path), ...entries];
  }
  const isDate = typeof value === "string" && dateKeys.has(String(path.at(-1)));
  if (!isDate || parseDay(value) !== null) return [];
  return [
    {
      path,
      text: {
        zh: `没有“${value}”这一天`,
        en: `there is no day "${value}"; write YYYY-MM-DD, as in 2026-07-04`,
      },
    },
  ];
}

/** @returns an issue if the list is one of [probability, value] and no distribution */
function quantileIssue(list: readonly unknown[], path: Path): ScenarioIssue[] {
  const pairs = list as readonly (readonly [number, number])[];
  if (list.length < 2 || !list.every((entry) => Array.isArray(entry) && entry.length === 2)) return [];
  const ascending = pairs.every(
    (pair, i) => i === 0 || (pair[0] >= pairs[i - 1]![0] && pair[1] >= pairs[i - 1]![1]),
  );
  if (ascending && pairs[0]![0] === 0 && pairs.at(-1)![0] === 1) return [];
  return [
    {
      path,
      text: {
        zh: "概率要从 0 到 1，概率和数值都不能变小，如 [[0, 1], [0.5, 4], [1, 20]]",
        en: "probabilities must go from 0 to 1, and neither they nor the values down, as in [[0, 1], [0.5, 4], [1, 20]]",
      },
    },
  ];
}

function weightIssue(list: readonly unknown[], path: Path): ScenarioIssue[] {
  const numbers = weightLists.has(String(path.at(-1))) || path.includes("stars");
  const weights = numbers
    ? list
    : list.map((entry) => (entry as { readonly weight?: unknown } | null)?.weight);
  if (weights.length === 0 || !weights.every((weight) => weight === 0)) return [];
  return [{ path, text: { zh: "权重不能全是 0", en: "not all weights can be 0" } }];
}

function hoursIssue({ from, until }: Record<string, unknown>, path: Path): ScenarioIssue[] {
  const hours = typeof from === "number" && typeof until === "number";
  const days = typeof from === "string" && typeof until === "string";
  if ((hours && from < until) || (days && from <= until) || !(hours || days)) return [];
  return [{ path, text: { zh: "until 要晚于 from", en: "until must come after from" } }];
}

function unknownNames({ incidents, products, couriers }: ShopSpec): ScenarioIssue[] {
  const ids = products.map(({ id }) => id);
  const names = couriers.map(({ name }) => name);
  return incidents.flatMap((incident, i) => {
    if (incident.kind === "defective-batch" && !ids.includes(incident.productId)) {
      const what = { zh: "商品", en: "product" };
      return [unknownName(["incidents", i, "productId"], what, incident.productId, ids)];
    }
    if (incident.kind === "courier-trouble" && !names.includes(incident.courier))
      return [
        unknownName(["incidents", i, "courier"], { zh: "快递", en: "courier" }, incident.courier, names),
      ];
    return [];
  });
}

function repeatedNames({ products, couriers }: ShopSpec): ScenarioIssue[] {
  const again = (table: string, key: string, words: readonly string[]) =>
    words.flatMap((word, i): ScenarioIssue[] => {
      if (words.indexOf(word) === i) return [];
      const text = { zh: `“${word}”已经有了`, en: `there is a "${word}" already` };
      return [{ path: [table, i, key], text }];
    });
  return [
    ...again(
      "products",
      "id",
      products.map(({ id }) => id),
    ),
    ...again(
      "couriers",
      "name",
      couriers.map(({ name }) => name),
    ),
  ];
}
