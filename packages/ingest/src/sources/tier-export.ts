import type { ExportSource } from "./export-source.ts";
import { observedMetrics } from "./score-page-nodes.ts";
import { column, type Target } from "./target.ts";

const metric = column(
  "metric",
  "指标",
  {
    kind: "word",
    fits: "equals",
    words: observedMetrics.flatMap(({ node, title, formerly }) =>
      [title, ...formerly].map((text) => [text, node] as const),
    ),
    empty: "",
    otherwise: null,
  },
  true,
);

/** Tiers that the page may show, in points. What lies below the lowest has no bound of its own. */
const tiers = [60, 70, 80, 90, 100];

/** A cell of the page: the value from which on a metric has so many points. */
function target(points: number): Target {
  const header = `${points}分`;
  return {
    table: "tiers",
    when: [{ column: header, kind: "filled" }],
    columns: [
      metric,
      { ...column("points", [], "number", true), from: { kind: "constant", value: String(points) } },
      column("bound", header, "bound", true),
    ],
  };
}

/** The industry's tiers as the score page shows them, a row per metric, typed or copied. For an override file. */
export const tierExport = {
  id: "tier-export",
  title: { zh: "行业档位表", en: "tiers of the industry" },
  required: ["指标", "100分"],
  optional: tiers.filter((points) => points < 100).map((points) => `${points}分`),
  aliases: {
    指标: ["指标名称", "考核指标"],
    "100分": ["满分", "100"],
    ...Object.fromEntries(
      tiers.filter((points) => points < 100).map((points) => [`${points}分`, [`${points}`]]),
    ),
  },
  targets: tiers.map(target),
} satisfies ExportSource;
