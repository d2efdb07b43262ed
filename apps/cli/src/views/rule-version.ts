import { metrics, type RuleVersion } from "@scorecast/core";
import type { Call } from "../commands/command.ts";
import { percent, plainNumber, signed } from "./figures.ts";
import { paragraph } from "./paragraph.ts";
import { type TableCell, table } from "./table.ts";

type MetricRule = RuleVersion["metrics"][string];

/** One rule version as a page: dates, dimensions and metrics with their standards, adjustments, what is unknown, sources. */
export function ruleVersionView(rules: RuleVersion, call: Call): string {
  const { say, pick, ink, io } = call;
  const preview = rules.previewFrom ? say("rules.preview", { day: rules.previewFrom }) : "";
  const inForce =
    rules.effectiveFrom === null
      ? say("rules.never")
      : say("rules.from", { day: rules.effectiveFrom, preview });
  const { min, max } = rules.total;
  const facts = say("rules.facts", { id: rules.id, inForce, min, max });
  const unknown = rules.unknown.map((text) =>
    paragraph(say("trust.unknown", { text: pick(text) }), io.stdout.columns, "  "),
  );
  const sources = Object.entries(rules.sources).map(
    ([id, { title, url, publishedOn }]) =>
      `  ${say("rules.source", { id, title, url: url ?? "", day: publishedOn ?? "" }).trimEnd()}`,
  );
  const parts = [
    `${ink.bold(pick(rules.title))}\n${ink.dim(facts)}`,
    `${metricTable(rules, call)}${byIndustry(rules) ? `\n  ${say("rules.note-by-industry")}` : ""}`,
    adjustmentTable(rules, call),
    ...(unknown.length > 0 ? [[say("rules.unknown-title"), ...unknown].join("\n")] : []),
    [say("rules.sources"), ...sources].join("\n"),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function metricTable(rules: RuleVersion, call: Call): string {
  const { say, pick, ink } = call;
  const everybody = (table: RuleVersion["weights"]["product"] | undefined) => table?.at(-1);
  const dimensionCase = everybody(rules.weights.dimensions)!;
  const rows = rules.dimensions.flatMap((dimension): TableCell[][] => {
    const weights = everybody(rules.weights[dimension.id]);
    const cases = rules.weights[dimension.id]?.length ?? 0;
    const head = [
      pick(dimension.title),
      "",
      weightText(dimensionCase.weights[dimension.id], rules.weights.dimensions.length, call),
      "",
      "",
      say(`mark.${dimensionCase.provenance}`),
    ].map((text) => ({ text, ink: ink.bold }));
    const metrics = Object.entries(rules.metrics).filter(([, metric]) => metric.dimension === dimension.id);
    return [
      head,
      ...metrics.map(([id, metric]): TableCell[] => [
        "",
        pick(metric.title),
        weightText(weights?.weights[id], cases, call),
        windowText(metric, call),
        mappingText(id, metric, call),
        say(`mark.${metric.provenance}`),
      ]),
    ];
  });
  const columns = [
    { title: say("column.dimension") },
    { title: say("column.metric"), widest: 36 },
    { title: say("column.weight"), align: "right" as const },
    { title: say("column.window"), spare: 1 },
    { title: say("column.standard"), widest: 70, spare: 2 },
    { title: say("column.source") },
  ];
  return table(columns, rows, call.io.stdout.columns);
}

/** Weight of a shop that no earlier case takes; an asterisk where shops of some industries have another. */
function weightText(weight: number | undefined, cases: number, { say }: Call): string {
  if (weight === undefined) return "—";
  return `${percent(weight / 100, Number.isInteger(weight) ? 0 : 1)}${cases > 1 ? say("rules.by-industry") : ""}`;
}

function byIndustry({ weights }: RuleVersion): boolean {
  return Object.values(weights).some((table) => table !== undefined && table.length > 1);
}

function windowText({ windows }: MetricRule, { say }: Call): string {
  return windows
    .map(({ fromDaysAgo, toDaysAgo, share }) => {
      const text = say("rules.window", { from: fromDaysAgo, to: toDaysAgo });
      return share === 1 ? text : `${text} × ${percent(share, 0)}`;
    })
    .join(" + ");
}

/** How a value becomes points, for a shop that no earlier case takes. */
function mappingText(id: string, { mapping }: MetricRule, { say }: Call): string {
  const bounded = (value: number) => boundText(value, metrics[id as keyof typeof metrics]?.unit);
  switch (mapping.kind) {
    case "tiers": {
      const { below, bounds } = mapping.cases.at(-1)!;
      const sign = mapping.better === "higher" ? "≥" : "≤";
      const tiers = bounds.map(({ points, bound }) => `${plainNumber(points)}: ${sign}${bounded(bound)}`);
      return say("rules.tiers", { tiers: tiers.reverse().join("  "), below: plainNumber(below) });
    }
    case "piecewise-linear": {
      const knots = mapping.cases
        .at(-1)!
        .knots.map(([value, points]) => `${bounded(value)}→${plainNumber(points)}`);
      return say("rules.line", { knots: knots.join("  ") });
    }
    case "peer-rank":
      return say("rules.rank");
    case "direct":
      return say("rules.direct");
    case "unpublished":
      return say("rules.unpublished");
    default:
      return mapping satisfies never;
  }
}

/** A bound in full: a share as percent, everything else as it is. */
function boundText(value: number, unit: string | undefined): string {
  return unit === "share" ? `${Number((value * 100).toPrecision(12))}%` : String(value);
}

function adjustmentTable({ adjustments }: RuleVersion, call: Call): string {
  const { say, pick } = call;
  if (adjustments.length === 0) return "";
  const rows = adjustments.map((one): TableCell[] => [
    pick(one.title),
    signed(one.kind === "bonus" ? one.points : -one.points, Number.isInteger(one.points) ? 0 : 1),
    one.kind === "bonus" ? say("rules.bonus") : say(`rules.per-${one.per}`, { cap: plainNumber(one.cap) }),
    say("rules.days", { days: one.windowDays }),
    say(`mark.${one.provenance}`),
  ]);
  const columns = [
    { title: say("adjustment.title"), widest: 40 },
    { title: say("column.points"), align: "right" as const },
    { title: say("column.how") },
    { title: say("column.window"), spare: 1 },
    { title: say("column.source") },
  ];
  return table(columns, rows, call.io.stdout.columns);
}
