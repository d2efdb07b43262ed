import type { ConsequenceLine, MetricLine, ScoreReport } from "@scorecast/core/report";
import type { Call } from "../commands/command.ts";
import type { Key } from "../messages/zh.ts";
import { figure, metricValue, percent, plainNumber, provenanceMark, signed } from "./figures.ts";
import { paragraph } from "./paragraph.ts";
import { type Column, type TableCell, table } from "./table.ts";

/** Thresholds that hold and are told one by one; those that fail are all told. */
const HELD_TOLD = 6;

/** Today's score with its reasons, for a terminal. */
export function scoreView(report: ScoreReport, call: Call): string {
  const parts = [
    headline(report, call),
    metricTable(report, call),
    adjustmentLines(report, call),
    missingLines(report, call),
    consequenceTable(report, call),
    trustLines(report, call),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** Where the total stands, and under which rules. */
function headline(report: ScoreReport, { say, pick, ink, io }: Call): string {
  const { display, shop } = report;
  const industry = shop.industry ?? say("shop.no-industry");
  const who = say("shop.line", { name: shop.name, industry, type: say(`shop-type.${shop.shopType}` as Key) });
  const total =
    display.total === null
      ? say("score.none", { date: report.asOf })
      : say("score.total", {
          date: report.asOf,
          total: plainNumber(display.total),
          exact: figure(report.total!, 2),
        });
  const buyer =
    display.buyerScore === null || display.stars === null
      ? ""
      : say("score.buyer", { score: figure(display.buyerScore, 1), stars: plainNumber(display.stars) });
  const rules = say("score.rules", { title: pick(report.rulesTitle), id: report.rules });
  const stage = say(`stage.${report.stage}`);
  const facts = [rules, stage, say("score.weakest", { mark: say(`provenance.${report.provenance}`) })];
  if (!report.inForce) facts.push(say("score.not-in-force"));
  const small = paragraph(facts.join(" · "), io.stdout.columns, "").split("\n");
  const covered =
    report.stage === "formal" && report.coveredWeight < 1
      ? paragraph(say("score.covered", { share: percent(report.coveredWeight, 0) }), io.stdout.columns, "")
      : "";
  const warning = covered === "" ? [] : covered.split("\n").map(ink.bad);
  return [who, `${ink.bold(total)}${buyer}`, ...warning, ...small.map(ink.dim)].join("\n");
}

function metricTable(report: ScoreReport, call: Call): string {
  const { say, pick, ink } = call;
  const columns: Column[] = [
    { title: say("column.dimension") },
    { title: say("column.metric"), widest: 34 },
    { title: say("column.value"), align: "right" },
    { title: say("column.numerator"), align: "right", spare: 3 },
    { title: say("column.denominator"), align: "right", spare: 2 },
    { title: say("column.weight"), align: "right", spare: 1 },
    { title: say("column.points"), align: "right" },
    { title: say("column.contribution"), align: "right" },
    { title: say("column.source") },
  ];
  const rows = report.dimensions.flatMap((dimension): TableCell[][] => {
    const lines = report.metrics.filter((metric) => metric.dimension === dimension.id);
    const contribution = lines.reduce((sum, line) => sum + line.contribution, 0);
    const head = [
      pick(dimension.title),
      "",
      "",
      "",
      "",
      percent(dimension.weight, dimension.weight * 100 === Math.round(dimension.weight * 100) ? 0 : 1),
      dimension.score === null ? "—" : figure(dimension.score, 2),
      dimension.score === null ? "—" : figure(contribution, 2),
      provenanceMark(dimension.provenance, call),
    ].map((text) => ({ text, ink: ink.bold }));
    return [head, ...lines.map((line) => metricRow(line, call))];
  });
  return table(columns, rows, call.io.stdout.columns);
}

function metricRow(line: MetricLine, call: Call): TableCell[] {
  const { say, pick, ink } = call;
  const points = line.score === null ? say(`status.${line.status}`) : figure(line.score, 2);
  const floored = line.status === "floored" ? say("mark.floored") : "";
  const standIn = line.fallbacks.length > 0 ? say("mark.stand-in") : "";
  return [
    "",
    pick(line.title),
    metricValue(line.value, line.unit, call),
    line.numerator === null ? "—" : figure(line.numerator, Number.isInteger(line.numerator) ? 0 : 1),
    line.denominator === null ? "—" : figure(line.denominator, 0),
    percent(line.weight, line.weight * 100 === Math.round(line.weight * 100) ? 0 : 1),
    { text: `${points}${floored}`, ink: line.score === null ? ink.dim : (text) => text },
    line.score === null ? "—" : figure(line.contribution, 2),
    `${provenanceMark(line.provenance, call)}${standIn}`,
  ];
}

function adjustmentLines({ adjustments, clamped }: ScoreReport, { say, pick, ink }: Call): string {
  const lines = adjustments.map(({ title, points, provenance }) => {
    const text = say("adjustment.line", { title: pick(title), points: signed(points, plainDigits(points)) });
    return `  ${points < 0 ? ink.bad(text) : ink.good(text)} ${say(`mark.${provenance}`)}`;
  });
  if (clamped !== null && Math.abs(clamped) >= 0.005)
    lines.push(`  ${say("adjustment.line", { title: say("adjustment.clamp"), points: signed(clamped, 2) })}`);
  return lines.length === 0 ? "" : [say("adjustment.title"), ...lines].join("\n");
}

function plainDigits(points: number): number {
  return Number.isInteger(points) ? 0 : 2;
}

/** What has no data, in words: nothing is ever shown as 0 that is unknown. */
function missingLines({ metrics, stage, total }: ScoreReport, call: Call): string {
  const { say, pick, io } = call;
  const lines = metrics.flatMap(({ title, missing, status }) => {
    if (missing === null) return [];
    const [kind, list = ""] = missing.split(":") as [string, string?];
    const tables = list
      .split(",")
      .filter((name) => name !== "")
      .map((name) => `${name}.csv`)
      .join(say("list.comma"));
    const key = `missing.${kind}` as Key;
    const why =
      kind === "table"
        ? say("missing.table", { tables })
        : kind === "column"
          ? say("missing.column", { column: list })
          : say(key);
    return status === "scored" || status === "floored"
      ? []
      : [`  ${say("missing.line", { title: pick(title), why })}`];
  });
  const head = total === null || stage !== "formal" ? [say(`missing.stage-${stage}`)] : [];
  if (lines.length === 0 && (stage === "formal" || head.length === 0)) return "";
  return [
    ...head.map((text) => paragraph(text, io.stdout.columns, "")),
    ...(lines.length > 0 ? [say("missing.title")] : []),
    ...lines,
  ].join("\n");
}

function consequenceTable({ consequences }: ScoreReport, call: Call): string {
  const { say, ink } = call;
  if (consequences.length === 0) return "";
  const hurts = (line: ConsequenceLine) => line.met !== null && line.met === (line.effect === "triggers");
  const near = (a: ConsequenceLine, b: ConsequenceLine) =>
    Math.abs(a.margin ?? Number.MAX_VALUE) - Math.abs(b.margin ?? Number.MAX_VALUE);
  const general = consequences.filter((line) => line.categories.length === 0);
  const struck = general.filter(hurts).sort(near);
  const unknown = general.filter((line) => line.met === null);
  const held = general.filter((line) => line.met !== null && !hurts(line)).sort(near);
  const told = [...struck, ...held.slice(0, HELD_TOLD)];
  const columns: Column[] = [
    { title: say("column.programme"), widest: 20 },
    { title: say("column.threshold"), widest: 40 },
    { title: say("column.result") },
    { title: say("column.margin"), align: "right" },
    { title: say("column.source") },
  ];
  const rows = told.map((line): TableCell[] => [
    call.pick(line.programmeTitle),
    `${call.pick(line.title)}${line.product === null ? "" : say("consequence.product", { id: line.product })}${line.conflictsWith.length > 0 ? say("consequence.conflict") : ""}`,
    { text: say(`met.${line.effect}.${line.met ? "yes" : "no"}`), ink: hurts(line) ? ink.bad : ink.good },
    line.margin === null ? "—" : signed(line.margin, 2),
    provenanceMark(line.provenance, call),
  ]);
  const rest = [];
  if (held.length > HELD_TOLD) rest.push(say("consequence.held", { count: held.length - HELD_TOLD }));
  if (general.length < consequences.length)
    rest.push(say("consequence.categories", { count: consequences.length - general.length }));
  if (unknown.length > 0) rest.push(say("consequence.unknown", { count: unknown.length }));
  if (told.some((line) => line.conflictsWith.length > 0)) rest.push(say("consequence.conflict-note"));
  const title = say("consequence.title");
  const body = rows.length === 0 ? [] : [table(columns, rows, call.io.stdout.columns)];
  return [title, ...body, ...rest.map((text) => `  ${text}`)].join("\n");
}

/** What the score rests on that is not official. */
function trustLines({ assumptions, unknown }: ScoreReport, call: Call): string {
  const { say, pick, io } = call;
  const standIns = assumptions.filter(({ id }) => id.startsWith("stand-in:"));
  const others = assumptions.length - standIns.length;
  const lines = [
    ...(others > 0 ? [say("trust.assumptions", { count: others })] : []),
    ...standIns.map(({ text }) => say("trust.stand-in", { text: pick(text) })),
    ...unknown.map((text) => say("trust.unknown", { text: pick(text) })),
  ];
  if (lines.length === 0) return "";
  return [say("trust.title"), ...lines.map((line) => paragraph(line, io.stdout.columns, "  "))].join("\n");
}
