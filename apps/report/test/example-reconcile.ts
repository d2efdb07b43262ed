import type { FigureLine, LearntStandard, ReconcileReport } from "@scorecast/simulator/report";

const dates = Array.from({ length: 40 }, (_, d) =>
  new Date(Date.UTC(2026, 8, 10 + d)).toISOString().slice(0, 10),
);

function figure(
  { node, title, part, unit, decimals }: Pick<FigureLine, "node" | "title" | "part" | "unit" | "decimals">,
  page: (d: number) => number,
  ours: (d: number) => number | null,
): FigureLine {
  const days = dates.map((date, d) => ({ date, page: page(d), ours: ours(d) }));
  const known = days.filter((day) => day.ours !== null);
  const differences = known.map((day) => day.ours! - day.page);
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  return {
    ...{
      node,
      title,
      part,
      unit,
      decimals,
      compared: known.length,
      missing: days.length - known.length,
      days,
    },
    agree: differences.filter((difference) => Math.abs(difference) <= 10 ** -decimals / 2).length,
    meanDifference: mean(differences),
    meanAbsolute: mean(differences.map(Math.abs)),
  };
}

const wave = (d: number): number => Math.sin(d / 5);
const total = {
  node: "total",
  title: { zh: "总分", en: "total" },
  part: "score",
  unit: "points",
  decimals: 0,
} as const;
const rating = { zh: "商品综合评分", en: "Product rating" };

/** Two figures that differ and one that agrees, made up. */
export const exampleFigures: readonly FigureLine[] = [
  figure(
    total,
    (d) => Math.round(82 + 2 * wave(d)),
    (d) => 80.2 + 2 * wave(d),
  ),
  figure(
    { node: "product-rating", title: rating, part: "value", unit: "stars", decimals: 2 },
    (d) => Math.round(100 * (4.8 + 0.05 * wave(d))) / 100,
    (d) => (d < 4 ? null : 4.8 + 0.05 * wave(d)),
  ),
];

const line: LearntStandard = {
  ...{ metric: "product-rating", title: rating, unit: "stars", kind: "line", known: 0.97, status: "learnt" },
  shipped: [
    [4.5, 50],
    [4.7, 70],
    [5, 100],
  ],
  learnt: [
    [4.5, 54],
    [4.74, 76],
    [4.8, 84],
    [4.86, 90],
    [5, 99],
  ],
  band: [
    [50, 62],
    [75, 77],
    [83.5, 84.5],
    [89, 91],
    [96, 100],
  ],
  shown: [
    [4.76, 79],
    [4.8, 84],
    [4.85, 89],
  ],
  seen: [4.75, 4.85],
};

const tiers: LearntStandard = {
  ...{ metric: "quality-return-rate", unit: "share", kind: "tiers", known: 0.4, status: "partly" },
  title: { zh: "商品品质退货率", en: "Quality-return rate" },
  shipped: [
    [0.003, 100],
    [0.008, 80],
    [0.013, 60],
  ],
  learnt: [
    [0.0025, 100],
    [0.006, 80],
    [0.014, 60],
  ],
  band: [
    [0.0015, 0.0035],
    [0.0058, 0.0063],
    [0.011, 0.017],
  ],
  shown: [
    [0.0055, 80],
    [0.0065, 60],
  ],
  seen: [0.005, 0.007],
};

export const exampleStandards = {
  line,
  tiers,
  unseen: { ...tiers, shown: [], seen: null } as LearntStandard,
} as const;

const shop = { id: "example", name: "示例店 <b>", industry: "女装", shopType: "other" } as const;
const variant = {
  remedy: { zh: "改日期。", en: "Mend the dates." },
  compared: 36,
  differs: 30,
  pValue: 0.0004,
} as const;

/** A report of the figures and standards above. */
export const exampleReconcile: ReconcileReport = {
  ...{ formatVersion: 1, kind: "reconcile", program: "0.1.0", shop, input: "sha256:example" },
  ...{ rules: "douyin-2026-09-08", seed: "example" },
  shops: [
    {
      ...{
        shop,
        input: "sha256:example",
        from: dates[0]!,
        to: dates.at(-1)!,
        days: 40,
        otherRules: 0,
        unknown: [],
      },
      figures: exampleFigures,
    },
  ],
  variants: {
    by: "values",
    ranking: [
      {
        ...{ ...variant, id: "day:later", title: { zh: "页面早一天", en: "the page is a day early" } },
        ...{ agree: 36, logLikelihood: 0, better: 12, worse: 0, tied: true },
      },
      {
        ...{ ...variant, id: "usual", title: { zh: "照我们现在的口径", en: "as we count" }, remedy: null },
        ...{ agree: 24, differs: 0, logLikelihood: -9, better: 0, worse: 0, pValue: 1, tied: false },
      },
    ],
    adopted: ["day:later"],
  },
  learnt: {
    ...{ days: 40, draws: 24, standards: [line, tiers] },
    weights: [
      {
        ...{ table: "dimensions", title: { zh: "维度权重", en: "dimensions" }, known: 0.9, status: "learnt" },
        members: [
          {
            id: "product",
            title: { zh: "商品体验", en: "Product" },
            shipped: 44,
            learnt: 38,
            interval: [36, 40],
          },
          {
            id: "service",
            title: { zh: "服务体验", en: "Service" },
            shipped: 56,
            learnt: 62,
            interval: [60, 64],
          },
        ],
      },
    ],
    heldOut: {
      ...{ from: dates[30]!, to: dates.at(-1)! },
      nodes: [
        {
          ...{ node: "total", title: { zh: "总分", en: "total" }, days: 10 },
          ...{ within: { before: 2, after: 10 }, meanAbsolute: { before: 1.8, after: 0.2 } },
        },
      ],
    },
  },
  notLearnt: null,
  overrides: { base: "douyin-2026-09-08" },
};
