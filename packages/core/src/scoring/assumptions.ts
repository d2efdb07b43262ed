import type { History } from "../history/history.ts";
import type { Assumption, MetricLine, Stage, Text } from "../report/score-report.ts";
import type { Provenance } from "../rules/provenance.ts";
import { selectCase } from "../rules/select.ts";
import { mappingProvenance } from "./metric-provenance.ts";
import type { Plan } from "./plan.ts";
import { recordGaps } from "./record-gaps.ts";

const trusted: readonly Provenance[] = ["official", "public"];

/** Everything that took part in the score and is not published: mappings, definitions, weights, stand-ins in the data. */
export function assumptionsOf(
  plan: Plan,
  lines: readonly MetricLine[],
  history: History,
  stage: Stage,
): Assumption[] {
  const { rules, shop } = plan;
  const found: Assumption[] = [];
  const note = (
    id: string,
    text: Text,
    { provenance, source }: { provenance: Provenance; source: string },
  ) => {
    if (!trusted.includes(provenance)) found.push({ id, text, provenance, source });
  };
  for (const line of lines) {
    const rule = rules.metrics[line.id]!;
    if (line.score === null) continue;
    note(
      `definition:${line.id}`,
      {
        zh: `${rule.title.zh}的口径未完整公布`,
        en: `The definition of ${rule.title.en} is not fully published`,
      },
      rule,
    );
    if (line.status === "scored")
      note(
        `mapping:${line.id}`,
        {
          zh: `${rule.title.zh}换算成分数的标准未公布`,
          en: `How ${rule.title.en} becomes points is not published`,
        },
        { provenance: mappingProvenance(rule.mapping, shop), source: rule.source },
      );
  }
  for (const [table, cases] of Object.entries(rules.weights)) {
    if (!cases) continue;
    const title =
      table === "dimensions"
        ? { zh: "各维度权重", en: "The weights of the dimensions" }
        : weightTitle(plan, table);
    note(
      `weights:${table}`,
      { zh: `${title.zh}未公布`, en: `${title.en} are not published` },
      selectCase(cases, shop),
    );
  }
  if (stage === "formal")
    note("total", { zh: "总分的上下限未公布", en: "The bounds of the total are not published" }, rules.total);
  note(
    "display",
    { zh: "总分取整方式未公布", en: "How the total is rounded is not published" },
    rules.display,
  );
  found.push(...recordGaps(plan, lines, history, stage));
  for (const { table, column, from, rows, of } of history.fallbacks)
    if (rows > 0)
      found.push({
        id: `stand-in:${table}.${column}`,
        text: {
          zh: `${of} 行中有 ${rows} 行的 ${table}.${column} 由 ${from} 代替`,
          en: `${from} stands in for ${table}.${column} in ${rows} of ${of} rows`,
        },
        provenance: "assumed",
        source: "import",
      });
  return found;
}

function weightTitle(plan: Plan, table: string): Text {
  const title = plan.rules.dimensions.find((dimension) => dimension.id === table)?.title ?? {
    zh: table,
    en: table,
  };
  return { zh: `${title.zh}内各指标的权重`, en: `The weights within ${title.en}` };
}
