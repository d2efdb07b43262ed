import type { ScoreReport } from "@scorecast/core/report";
import type { Answer, ProjectedDay, ProjectionReport, ScenarioResult } from "@scorecast/simulator/report";
import type { Call } from "../commands/command.ts";
import type { Csv } from "../csv.ts";
import type { Key } from "../messages/zh.ts";
import { figure, percent, signed, totalFigure } from "./figures.ts";
import { paragraph } from "./paragraph.ts";
import { questionText } from "./question.ts";
import { sparkline } from "./sparkline.ts";
import { type TableCell, table } from "./table.ts";

const BASELINE = "baseline";
const levels = ["0.05", "0.1", "0.25", "0.5", "0.75", "0.9", "0.95"] as const;

/** The answer in a sentence, the road there by weeks, what the scenarios change, and how far to trust it. */
export function projectionView(report: ProjectionReport, score: ScoreReport, call: Call): string {
  const baseline = report.scenarios.find(({ id }) => id === BASELINE) ?? report.scenarios[0]!;
  const others = report.scenarios.filter((scenario) => scenario !== baseline);
  const parts = [
    opening(report, baseline, score, call),
    weekTable(baseline, call),
    ...(others.length > 0 ? [differenceTable(others, report, call)] : []),
    answerTable(report, score, call),
    trust(report, baseline, call),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function scaleOf({ display }: ScoreReport): number {
  return display.total !== null && display.total <= 5 ? 5 : 100;
}

function opening(report: ProjectionReport, baseline: ScenarioResult, score: ScoreReport, call: Call): string {
  const { say, ink, io } = call;
  const last = baseline.days.at(-1)!;
  const scale = scaleOf(score);
  const quantile = (p: string) => last.total.quantiles?.[p] ?? null;
  const [low, median, high] = [quantile("0.1"), quantile("0.5"), quantile("0.9")];
  const now = say("forecast.now", { date: report.start, total: totalFigure(score.display.total, scale) });
  const heading =
    median === null
      ? say("forecast.no-score", { date: last.date })
      : say("forecast.heading", {
          date: last.date,
          median: totalFigure(median, scale),
          low: totalFigure(low, scale),
          high: totalFigure(high, scale),
        });
  const road = [
    ...report.past.map((day) => day.total),
    ...baseline.days.map((day) => day.total.quantiles?.["0.5"] ?? null),
  ];
  const drawn = sparkline(road, Math.min(io.stdout.columns - 4, 121));
  const facts = say("forecast.facts", {
    name: report.shop.name,
    rules: report.rules,
    count: report.replications,
    days: report.horizon,
  });
  return [
    ink.bold(paragraph(`${now}${call.language === "zh" ? "" : " "}${heading}`, io.stdout.columns, "")),
    ink.dim(facts),
    "",
    `  ${drawn}`,
    ink.dim(`  ${say("forecast.road", { past: report.past.length, days: report.horizon })}`),
  ].join("\n");
}

/** Every seventh day from the start, and the last. */
function weeks(days: readonly ProjectedDay[]): ProjectedDay[] {
  return days.filter((_, d) => d % 7 === 0 || d === days.length - 1);
}

function weekTable({ days }: ScenarioResult, call: Call): string {
  const { say } = call;
  const columns = [
    { title: say("column.day") },
    ...levels.map((level) => ({
      title: level === "0.5" ? say("column.median") : percent(Number(level), 0),
      align: "right" as const,
      ...(["0.25", "0.75"].includes(level)
        ? { spare: 2 }
        : ["0.05", "0.95"].includes(level)
          ? { spare: 3 }
          : {}),
    })),
    { title: say("column.mean"), align: "right" as const, spare: 1 },
    { title: say("column.known"), align: "right" as const, spare: 4 },
    ...(days.some(({ total }) => total.missing > 0)
      ? [{ title: say("column.without-score"), align: "right" as const }]
      : []),
  ];
  const points = (value: number | null | undefined) => (value == null ? "—" : figure(value, 2));
  const rows = weeks(days).map((day): TableCell[] => [
    day.date,
    ...levels.map((level) => points(day.total.quantiles?.[level])),
    points(day.total.mean),
    percent(day.known, 0),
    ...(days.some(({ total }) => total.missing > 0) ? [percent(day.total.missing, 1)] : []),
  ]);
  return `${say("forecast.weeks")}\n${table(columns, rows, call.io.stdout.columns)}`;
}

function differenceTable(others: readonly ScenarioResult[], report: ProjectionReport, call: Call): string {
  const { say, pick, ink } = call;
  const rows = others.map((scenario): TableCell[] => {
    const { difference, days, levers, cost } = scenario;
    const mean = difference?.mean ?? null;
    const verdict = difference?.verdict ?? "undecided";
    const colour = verdict === "better" ? ink.good : verdict === "worse" ? ink.bad : (text: string) => text;
    const total = days.at(-1)!.total;
    const error = difference?.standardError ?? null;
    return [
      pick(scenario.title),
      [...new Set(levers.map((lever) => say("forecast.from", { day: lever.from })))].join(" "),
      total.quantiles === null ? "—" : figure(total.quantiles["0.5"]!, 2),
      mean === null || error === null
        ? "—"
        : say("forecast.plus-minus", { mean: signed(mean, 2), error: figure(1.96 * error, 2) }),
      { text: say(`verdict.${verdict}`), ink: colour },
      difference ? `${percent(difference.higher, 0)} / ${percent(difference.lower, 0)}` : "—",
      cost === null ? "" : figure(cost, 0),
    ];
  });
  const columns = [
    { title: say("column.scenario"), widest: 30 },
    { title: say("column.from"), spare: 2 },
    { title: say("column.median"), align: "right" as const, spare: 1 },
    { title: say("column.difference"), align: "right" as const },
    { title: say("column.verdict") },
    { title: say("column.higher-lower"), align: "right" as const, spare: 3 },
    ...(others.some(({ cost }) => cost !== null)
      ? [{ title: say("column.money"), align: "right" as const }]
      : []),
  ];
  const width = call.io.stdout.columns;
  const last = others[0]!.days.at(-1)!.date;
  const shown = rows.map((row) => row.slice(0, columns.length));
  const effects = others.flatMap(({ levers }) =>
    levers.map((lever) =>
      paragraph(
        say("forecast.effect", {
          title: pick(lever.title),
          effect: pick(lever.effect),
          mark: say(`provenance.${lever.provenance}` as Key),
        }),
        width,
        "  ",
      ),
    ),
  );
  const title = say("forecast.difference", { day: last, count: report.replications });
  const notes = (["forecast.luck", "forecast.pairing"] as const).map((key) =>
    paragraph(say(key), width, "  "),
  );
  return [title, table(columns, shown, width), ...new Set(effects), ...notes].join("\n");
}

function answerTable({ scenarios }: ProjectionReport, score: ScoreReport, call: Call): string {
  const { say, pick } = call;
  const questions = scenarios[0]!.answers;
  if (questions.length === 0) return "";
  const rows = questions.map(({ question }, q): TableCell[] => [
    questionText(question, score, call),
    ...scenarios.map(({ answers }) => {
      const { value, standardError, kind, interval } = answers[q]!;
      if (value === null) return say(kind === "day" ? "answer.never" : "answer.none");
      if (typeof value === "string") return dayText(value, interval, call);
      const error = standardError === null ? "" : ` ± ${percent(1.96 * standardError, 1)}`;
      return `${percent(value, 1)}${error}`;
    }),
  ]);
  const columns = [
    { title: say("column.question"), widest: 44 },
    ...scenarios.map(({ id, title }) => ({
      title: id === BASELINE ? say("forecast.baseline") : pick(title),
      align: "right" as const,
      widest: 28,
    })),
  ];
  return `${say("forecast.answers")}\n${table(columns, rows, call.io.stdout.columns)}`;
}

/** The day, and the days between which it lies where they are others; without the year where it is the same. */
function dayText(day: string, interval: Answer["interval"], { say }: Call): string {
  const [first, last] = interval ?? [];
  if (typeof first !== "string" || (first === day && last === day)) return day;
  const short = (date: string) => (date.startsWith(day.slice(0, 5)) ? date.slice(5) : date);
  return typeof last === "string"
    ? say("answer.day", { day, from: short(first), to: short(last) })
    : say("answer.day-open", { day, from: short(first) });
}

function trust(
  { assumptions, priors, seed }: ProjectionReport,
  baseline: ScenarioResult,
  call: Call,
): string {
  const { say, pick, io } = call;
  const error = baseline.days.at(-1)!.total.standardError;
  const lines = [
    ...(error === null ? [] : [say("forecast.error", { error: figure(1.96 * error, 2) })]),
    ...priors.map(({ text }) => say("forecast.prior", { text: pick(text) })),
    say("trust.assumptions", { count: assumptions.length }),
    say("forecast.seed", { seed }),
  ];
  return [say("trust.title"), ...lines.map((line) => paragraph(line, io.stdout.columns, "  "))].join("\n");
}

/** One row a scenario and day. */
export function projectionCsv({ scenarios }: ProjectionReport): Csv {
  const all = ["0.025", ...levels, "0.975"];
  return {
    header: [
      ...["scenario", "date", "mean", "sd", "standard_error", ...all.map((level) => `q${level}`)],
      ...["missing", "known", "difference", "difference_low", "difference_high"],
    ],
    rows: scenarios.flatMap(({ id, days }) =>
      days.map(({ date, total, known, difference }) => [
        ...[id, date, total.mean, total.sd, total.standardError],
        ...all.map((level) => total.quantiles?.[level] ?? null),
        ...[total.missing, known, difference?.mean ?? null],
        ...[difference?.interval?.[0] ?? null, difference?.interval?.[1] ?? null],
      ]),
    ),
  };
}
