import type { MetricId } from "@scorecast/core";
import type { Text } from "@scorecast/core/report";
import type { Seen } from "./cause.ts";
import type { Ground } from "./ground.ts";
import { TOLD } from "./units.ts";

/** Products whose listings of the last 30 days are at fault, by their mean value of `metric`. */
export function listingsAtFault(
  ground: Ground,
  metric: MetricId,
  scale: number,
  atFault: (value: number) => boolean,
  words: { readonly column: string; readonly good: Text; readonly bad: (count: number, all: number) => Text },
): Seen {
  const { listings } = ground.history;
  const recent = (ground.entries(metric) ?? []).filter(({ cohortDay }) => cohortDay >= ground.asOf - 30);
  if (recent.length === 0)
    return {
      kind: "cannot-tell",
      says: {
        zh: `listings.csv 的 ${words.column} 一栏近 30 天没有数值`,
        en: `the column ${words.column} of listings.csv has no values in the last 30 days`,
      },
    };
  const sums = new Map<number, [number, number]>();
  for (const { row, numerator, denominator } of recent) {
    const product = listings!.product.codes[row]!;
    const [n, d] = sums.get(product) ?? [0, 0];
    sums.set(product, [n + numerator / scale, d + denominator]);
  }
  const bad = [...sums].filter(([, [n, d]]) => atFault(n / d));
  const names = bad.map(([product]) => listings!.product.names[product] ?? "").filter(Boolean);
  if (bad.length === 0) return { kind: "nothing", says: words.good };
  const rows = new Set(bad.map(([product]) => product));
  return {
    kind: "trouble",
    says: words.bad(bad.length, sums.size),
    size: { suffers: ({ row }) => rows.has(listings!.product.codes[row]!) },
    units: names.slice(0, TOLD).map((name) => ({ by: "product", name })),
    evidence: [{ title: { zh: "商品", en: "products" }, items: names.slice(0, TOLD) }],
  };
}
