// Pages about the rule versions, made from their JSON: docs/rules/*.md and docs/assumptions.md.
import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../packages/core/rules/", import.meta.url);
const mark = {
  official: "官方 official",
  public: "公开 public",
  user: "自填 user",
  seed: "文章 seed",
  assumed: "估 assumed",
};

/** Every page by its path below docs/. Pure: the same rule files give the same bytes. */
export function rulePages() {
  const rules = readdirSync(folder)
    .filter((name) => name.endsWith(".json") && name !== "rule-version.schema.json")
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")))
    .sort((a, b) => (a.effectiveFrom ?? "9999").localeCompare(b.effectiveFrom ?? "9999"));
  const pages = Object.fromEntries(rules.map((rule) => [`rules/${rule.id}.md`, page(rule)]));
  pages["rules/README.md"] = index(rules);
  pages["assumptions.md"] = assumptions(rules);
  return pages;
}

function index(rules) {
  const lines = rules.map(
    (r) =>
      `| [${r.id}](${r.id}.md) | ${r.title.zh} | ${r.title.en} | ${r.effectiveFrom ?? "never · 从未生效"} |`,
  );
  return `# Rule versions · 规则版本\n\nMade from \`packages/core/rules\` by \`npm run docs\`.\n\n| id | 名称 | title | in force from |\n|---|---|---|---|\n${lines.join("\n")}\n`;
}

function page(rule) {
  const source = ({ source, provenance }) => `${mark[provenance]} · ${source}`;
  const sections = [
    `# ${rule.id}\n\n${rule.title.zh} · ${rule.title.en}`,
    `In force from ${rule.effectiveFrom ?? "never"}${rule.previewFrom ? `, shown from ${rule.previewFrom}` : ""}. Total ${rule.total.min}–${rule.total.max} (${source(rule.total)}). Order types left out: ${rule.orderTypesLeftOut.types.map((t) => t.type + (t.from ? ` from ${t.from}` : "")).join(", ") || "none"} (${source(rule.orderTypesLeftOut)}).`,
    `## Metrics · 指标\n\n| id | 名称 | window | mapping | provenance of definition |\n|---|---|---|---|---|\n${Object.entries(
      rule.metrics,
    )
      .map(
        ([id, m]) =>
          `| ${id} | ${m.title.zh} ${m.title.en} | ${m.windows.map((w) => `${w.fromDaysAgo}–${w.toDaysAgo} days ago${w.share < 1 ? ` × ${w.share}` : ""}`).join(" + ")} | ${mapping(m.mapping)} | ${source(m)} |`,
      )
      .join("\n")}`,
    `## Weights · 权重\n\n${Object.entries(rule.weights)
      .map(
        ([table, cases]) =>
          `**${table}**\n\n| for | weights | provenance |\n|---|---|---|\n${cases
            .map(
              (c) =>
                `| ${who(c.for)} | ${Object.entries(c.weights)
                  .map(([k, w]) => `${k} ${w}`)
                  .join(", ")} | ${source(c)} |`,
            )
            .join("\n")}`,
      )
      .join("\n\n")}`,
    rule.adjustments.length + (rule.transition?.length ?? 0) > 0 &&
      `## Bonuses and deductions · 加分与扣分\n\n| id | 名称 | points | provenance |\n|---|---|---|---|\n${[...rule.adjustments, ...(rule.transition ?? [])].map((a) => `| ${a.id} | ${a.title.zh} ${a.title.en} | ${a.kind === "bonus" ? `+${a.points} on ${a.target}` : `−${a.points} per ${a.per}, at most ${a.cap} in ${a.windowDays} days`} | ${source(a)} |`).join("\n")}`,
    rule.unknown.length > 0 &&
      `## What is not known · 未公布\n\n${rule.unknown.map((t) => `- ${t.zh} · ${t.en}`).join("\n")}`,
    `## Sources · 来源\n\n${Object.entries(rule.sources)
      .map(
        ([id, s]) =>
          `- \`${id}\` ${s.url ? `[${s.title}](${s.url})` : s.title}${s.publishedOn ? `, ${s.publishedOn}` : ""}`,
      )
      .join("\n")}`,
  ];
  return `${sections.filter(Boolean).join("\n\n")}\n`;
}

function who(selector) {
  if (!selector) return "everybody else";
  return [selector.industries?.join("、"), selector.shopTypes?.join(" or ")].filter(Boolean).join(" · ");
}

function mapping(m) {
  switch (m.kind) {
    case "tiers": {
      const last = m.cases.at(-1);
      return `${m.better === "higher" ? "≥" : "≤"} ${last.bounds.map((b) => `${b.bound} → ${b.points} (${mark[b.provenance]})`).join(", ")}; else ${last.below}`;
    }
    case "piecewise-linear":
      return `${m.cases
        .at(-1)
        .knots.map(([v, p]) => `${v} → ${p}`)
        .join(", ")} (${mark[m.cases.at(-1).provenance]})`;
    case "peer-rank":
      return `peers ${m.peers[0].values.map((v, i) => `p${m.quantiles[i] * 100} ${v} → ${m.points[i]}`).join(", ")} (${mark[m.peers[0].provenance]})`;
    case "direct":
      return `the value is the points, ${m.min}–${m.max} (${mark[m.provenance]})`;
    default:
      return "unpublished: no points";
  }
}

function assumptions(rules) {
  const rows = rules.flatMap((rule) => {
    const found = [];
    const visit = (node, path) => {
      if (node === null || typeof node !== "object") return;
      if (node.provenance === "assumed") found.push(path);
      for (const [key, child] of Object.entries(node)) visit(child, path ? `${path}.${key}` : key);
    };
    visit({ ...rule, sources: undefined }, "");
    return [
      `## ${rule.id}\n\n${found.length} places are assumed (估):\n\n${summary(found)
        .map((p) => `- \`${p}\``)
        .join("\n")}`,
    ];
  });
  return `# Assumptions · 默认假设\n\nMade from \`packages/core/rules\` by \`npm run docs\`. Everything here is replaced by what a shop owner reads off the back office: see overrides in the README.\n\n${rows.join("\n\n")}\n`;
}

/** Paths with list numbers folded, each once. */
function summary(paths) {
  return [...new Set(paths.map((path) => path.replace(/\.\d+/g, "[]")))];
}
