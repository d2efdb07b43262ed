import type { CauseLine, DiagnosisReport } from "@scorecast/simulator/report";
import type { Call } from "../commands/command.ts";
import { complaints, contribution, delivery, news } from "./diagnosis-tables.ts";
import { figure, percent, signed } from "./figures.ts";
import { paragraph } from "./paragraph.ts";

/** First the likeliest cause in a sentence; then each that was found, what is new, and where the points go. */
export function diagnosisView(report: DiagnosisReport, call: Call): string {
  const parts = [
    opening(report, call),
    report.news === null ? "" : news(report.news, call),
    found(report, call),
    small(report, call),
    notFound(report, call),
    unknown(report, call),
    complaints(report, call),
    delivery(report, call),
    ...report.contributions.map((one) => contribution(one, call)),
    ownStandards(report, call),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function opening(report: DiagnosisReport, call: Call): string {
  const { say, pick, ink, io } = call;
  const { causes } = report;
  const count = (verdict: CauseLine["verdict"]) => causes.filter((line) => line.verdict === verdict).length;
  const first = causes.find(({ verdict, points }) => verdict === "found" && points !== null);
  const heading =
    first === undefined
      ? say("diagnose.no-alarm")
      : isFixed(first)
        ? say("diagnose.fixed", { title: pick(first.title), points: signed(-first.points!, 1) })
        : say("diagnose.likeliest", { title: pick(first.title), ...pointsOf(first) });
  const facts = say("diagnose.facts", {
    ...{ name: report.shop.name, rules: report.rules, asOf: report.asOf, all: causes.length },
    total: report.total === null ? "—" : figure(report.total, 1),
    ...{ found: count("found"), not: count("not-found"), unknown: count("cannot-tell") },
  });
  const lowest = report.lowest.map(({ title }) => pick(title)).join(call.language === "zh" ? "、" : ", ");
  return [
    ink.bold(paragraph(heading, io.stdout.columns, "")),
    ink.dim(paragraph(facts, io.stdout.columns, "")),
    ...(report.lowest.length === 0
      ? []
      : [paragraph(say("diagnose.lowest", { metrics: lowest }), io.stdout.columns, "")]),
  ].join("\n");
}

function isFixed({ interval, points }: CauseLine): boolean {
  return interval === null || (interval[0] === points && interval[1] === points);
}

/** What the score loses: points are costs, so that signs turn. */
function pointsOf({ points, interval }: CauseLine): { points: string; low: string; high: string } {
  return {
    points: signed(-points!, 1),
    low: signed(-interval![1], 1),
    high: signed(-interval![0], 1),
  };
}

function found({ causes }: DiagnosisReport, call: Call): string {
  const lines = causes.filter(({ verdict }) => verdict === "found");
  if (lines.length === 0) return "";
  return [
    paragraph(call.say("diagnose.found"), call.io.stdout.columns, ""),
    ...lines.map((line, i) => oneCause(line, i + 1, call)),
  ].join("\n");
}

function oneCause(line: CauseLine, rank: number, call: Call): string {
  const { say, pick, ink, io } = call;
  const size = !line.felt
    ? say("diagnose.not-felt")
    : line.points === null
      ? ""
      : isFixed(line)
        ? say("diagnose.points-fixed", { points: signed(-line.points, 1) })
        : say("diagnose.points", pointsOf(line));
  const circumstance = line.kind === "circumstance" ? ` · ${say("diagnose.circumstance")}` : "";
  const details = [
    pick(line.says),
    ...(line.metrics.length > 1
      ? [
          say("diagnose.by-metric", {
            metrics: line.metrics
              .map(({ title, points }) =>
                say("diagnose.metric", { title: pick(title), points: signed(-points, 1) }),
              )
              .join(call.language === "zh" ? "，" : ", "),
          }),
        ]
      : []),
    ...(line.chance === null ? [] : [say("diagnose.chance", { chance: chanceText(line.chance) })]),
    ...(line.pending ? [say("diagnose.pending", { count: line.pending })] : []),
    ...line.evidence
      .filter(({ items }) => items.length > 0)
      .map(({ title, items }) =>
        say("diagnose.evidence", { title: pick(title), items: items.slice(0, 5).join(" ") }),
      ),
    ...(line.levers.length === 0
      ? []
      : [
          say("diagnose.levers", {
            levers: line.levers
              .map(({ id, title }) => say("diagnose.lever", { id, title: pick(title) }))
              .join(call.language === "zh" ? "，" : ", "),
          }),
        ]),
  ];
  const width = io.stdout.columns;
  const head = `  ${rank}. ${pick(line.title)}  ${ink.bad(size)}${circumstance}`;
  return [head, ...details.map((text) => paragraph(text, width, "     "))].join("\n");
}

function chanceText(chance: number): string {
  return chance < 0.0001 ? "<0.01%" : percent(chance, 2);
}

/** Beyond luck, and worth too little today to be called a cause. */
function small({ causes }: DiagnosisReport, call: Call): string {
  const lines = causes.filter(isSmall);
  return lines.length === 0 ? "" : explained(call.say("diagnose.small"), lines, call);
}

function isSmall({ verdict, points, span, chance }: CauseLine): boolean {
  return verdict === "not-found" && (points !== null || span !== null || chance !== null);
}

function notFound({ causes }: DiagnosisReport, call: Call): string {
  const lines = causes.filter((line) => line.verdict === "not-found" && !isSmall(line));
  const { say, pick, io } = call;
  if (lines.length === 0) return "";
  if (call.switched("all")) return explained(say("diagnose.not-found-all"), lines, call);
  const titles = lines.map(({ title }) => pick(title)).join(call.language === "zh" ? "、" : ", ");
  return paragraph(say("diagnose.not-found", { count: lines.length, titles }), io.stdout.columns, "");
}

function unknown({ causes }: DiagnosisReport, call: Call): string {
  const lines = causes.filter(({ verdict }) => verdict === "cannot-tell");
  return lines.length === 0 ? "" : explained(call.say("diagnose.unknown"), lines, call);
}

/** Titles with what was seen; what the version does not score says so. */
function explained(title: string, lines: readonly CauseLine[], { say, pick, io, language }: Call): string {
  const told = lines.map(({ title: name, says, felt }) => {
    const apart = felt
      ? ""
      : language === "zh"
        ? `（${say("diagnose.not-felt")}）`
        : ` (${say("diagnose.not-felt")})`;
    const colon = language === "zh" ? "：" : ": ";
    return paragraph(`${pick(name)}${apart}${colon}${pick(says)}`, io.stdout.columns, "  ");
  });
  return [title, ...told].join("\n");
}

function ownStandards({ standards }: DiagnosisReport, { say, io }: Call): string {
  const own = standards.filter(({ provenance }) => provenance === "user");
  if (own.length === 0) return "";
  const list = own.map(({ id, value }) => `${id} = ${value}`).join(", ");
  return paragraph(say("diagnose.own-standards", { standards: list }), io.stdout.columns, "");
}
