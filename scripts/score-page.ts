// A score page as a shop would type it day by day, made from a shop folder and rules of one's own: to try `reconcile` without
// waiting for 60 days. Use: tsx scripts/score-page.ts FOLDER OVERRIDES.yaml FROM TO > page.csv
import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { formatDay, loadRules, metrics, parseDay } from "../packages/core/src/index.ts";
import { applyOverrides, parseOverrides } from "../packages/core/src/rules/checked.ts";
import { readShopFolder } from "../packages/ingest/src/index.ts";
import { observedMetrics, observedScores } from "../packages/ingest/src/sources/score-page-nodes.ts";
import { shownPage } from "../packages/simulator/test/reconcile/shown-page.ts";

const [folder, file, from, to] = process.argv.slice(2);
if (!folder || !file || !from || !to)
  throw new RangeError("Use: tsx scripts/score-page.ts FOLDER OVERRIDES.yaml FROM TO");
const { history } = await readShopFolder(folder);
if (history === null) throw new RangeError(`${folder} has errors: run scorecast validate ${folder}.`);
const { overrides, issues } = parseOverrides(parse(await readFile(file, "utf8")));
if (overrides?.base === undefined) throw new RangeError(JSON.stringify(issues ?? `${file} names no base`));
const { rules, issues: misfits } = applyOverrides(await loadRules(overrides.base), overrides);
if (rules === null) throw new RangeError(JSON.stringify(misfits));

const { rows } = shownPage(history, rules, [parseDay(from)!, parseDay(to)!], "whole");
const columns = [
  ...observedScores.map(({ node, title }) => ({ node, title, of: "score" as const })),
  ...observedMetrics.flatMap(({ node, title }) => [
    { node, title, of: "value" as const },
    { node, title: `${title}得分`, of: "score" as const },
  ]),
].filter(({ node }) => rows.some((row) => row.node === node));
console.log(["日期", ...columns.map(({ title }) => title)].join(","));
for (const day of new Set(rows.map((row) => row.day))) {
  const cells = columns.map(({ node, of }) => {
    const shown = rows.find((row) => row.day === day && row.node === node)?.[of] ?? Number.NaN;
    const share = of === "value" && metrics[node as keyof typeof metrics].unit === "share";
    return Number.isNaN(shown)
      ? ""
      : share
        ? `${Number((100 * shown).toFixed(2))}%`
        : `${Number(shown.toFixed(2))}`;
  });
  console.log([formatDay(day), ...cells].join(","));
}
