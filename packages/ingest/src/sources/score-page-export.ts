import { metrics } from "@scorecast/core";
import type { ExportSource } from "./export-source.ts";
import { observedMetrics, observedScores } from "./score-page-nodes.ts";
import { type Cell, column, type Target } from "./target.ts";

const unitOf = new Map(Object.values(metrics).map(({ id, unit }) => [id as string, unit]));
const formerNames = [...observedScores, ...observedMetrics].map(({ title, formerly }) => [title, formerly]);

/** A cell of the page: one row of the table `observed` for each cell that is filled. */
function target(node: string, to: "score" | "value", header: string, kind: Cell["kind"]): Target {
  return {
    table: "observed",
    when: [{ column: header, kind: "filled" }],
    columns: [
      column("date", "日期", "day", true),
      { ...column("node", [], "text", true), from: { kind: "constant", value: node } },
      column(to, header, kind),
    ],
  };
}

/** 商家体验分 page, one row per day, typed or copied: the total, and of dimensions and metrics what was written down. */
export const scorePageExport = {
  id: "score-page-export",
  title: { zh: "体验分每日数据", en: "daily values of the score page" },
  required: ["日期", "商家体验分"],
  optional: [
    ...observedScores.slice(1).map(({ title }) => title),
    ...observedMetrics.flatMap((one) => [one.title, `${one.title}得分`]),
  ],
  aliases: { 日期: ["统计日期", "数据日期"], ...Object.fromEntries(formerNames) },
  targets: [
    ...observedScores.map((one) => target(one.node, "score", one.title, "number")),
    ...observedMetrics.flatMap((one) => [
      target(one.node, "value", one.title, unitOf.get(one.node) === "share" ? "share" : "number"),
      target(one.node, "score", `${one.title}得分`, "number"),
    ]),
  ],
} satisfies ExportSource;
