import type { ScoreReport } from "@scorecast/core/report";
import type { ProjectedDay, ProjectionReport, ScenarioResult, Stopping } from "@scorecast/simulator/report";
import type { Call } from "../commands/command.ts";
import type { Csv } from "../csv.ts";
import type { Key } from "../messages/zh.ts";
import { answerTable } from "./answers.ts";
import { consequencePathTable } from "./consequence-paths.ts";
import { figure, percent, shareOfFutures, signed, totalFigure } from "./figures.ts";
import { interactionTables } from "./interactions.ts";
import { paragraph } from "./paragraph.ts";
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
    interactionTables(others, call),
    answerTable(report, score, call),
    consequencePathTable(baseline, report.replications, call),
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
    ...(report.partial ? [say("stop.partial", { count: figure(report.replications, 0) })] : []),
    ...buyerLine(last, report.replications, call),
    ...feedbackLines(report, baseline, call),
    "",
    `  ${drawn}`,
    ink.dim(`  ${say("forecast.road", { past: report.past.length, days: report.horizon })}`),
  ].join("\n");
}

/** That the score acts back on traffic, and what the mean would be if it did not. */
function feedbackLines(
  { feedback, assumptions, scenarios }: ProjectionReport,
  baseline: ScenarioResult,
  { say, pick, io, ink }: Call,
): string[] {
  const text = assumptions.find(({ id }) => id === "feedback")?.text;
  const without = scenarios.find(({ id }) => id === "without-feedback");
  const means = [baseline, without].map((scenario) => scenario?.days.at(-1)?.total.mean ?? null);
  if (!feedback || !text) return [];
  const [on, off] = means.map((mean) => (mean === null ? say("forecast.no-score-word") : figure(mean, 2)));
  const lines = [pick(text), say("forecast.feedback-result", { on: on!, off: off! })];
  return lines.map((line) => ink.bold(paragraph(line, io.stdout.columns, "")));
}

/** What buyers will see: their score and the chances of the stars. */
function buyerLine({ buyer }: ProjectedDay, n: number, { say, io }: Call): string[] {
  const median = buyer?.score.quantiles?.["0.5"];
  if (!buyer || median === undefined) return [];
  const stars = Object.entries(buyer.stars)
    .sort(([, a], [, b]) => b - a)
    .map(([stars, share]) => {
      return say("forecast.stars", { stars, chance: shareOfFutures(share, n, 0) });
    });
  return [
    paragraph(
      say("forecast.buyer", { score: figure(median, 2), stars: stars.join(" · ") }),
      io.stdout.columns,
      "",
    ),
  ];
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
  const shareOf = (share: number) => shareOfFutures(share, report.replications, 0);
  const rows = others.map((scenario): TableCell[] => {
    const { difference, days, cost } = scenario;
    const starts = [...scenario.levers, ...(scenario.incidents ?? [])].map(({ from }) => from);
    const mean = difference?.mean ?? null;
    const verdict = difference?.verdict ?? "undecided";
    const colour = verdict === "better" ? ink.good : verdict === "worse" ? ink.bad : (text: string) => text;
    const total = days.at(-1)!.total;
    const error = difference?.standardError ?? null;
    return [
      pick(scenario.title),
      [...new Set(starts.map((day) => say("forecast.from", { day })))].join(" "),
      total.quantiles === null ? "—" : figure(total.quantiles["0.5"]!, 2),
      mean === null || error === null
        ? "—"
        : say("forecast.plus-minus", { mean: signed(mean, 2), error: figure(1.96 * error, 2) }),
      { text: verdictText(difference, call), ink: colour },
      difference ? `${shareOf(difference.higher)} / ${shareOf(difference.lower)}` : "—",
      cost === null ? "" : figure(cost, 0),
      perPoint(scenario, call),
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
      ? [
          { title: say("column.money"), align: "right" as const },
          { title: say("column.per-point"), align: "right" as const },
        ]
      : []),
  ];
  const width = call.io.stdout.columns;
  const last = others[0]!.days.at(-1)!.date;
  const shown = rows.map((row) => row.slice(0, columns.length));
  const effects = others.flatMap(({ levers, incidents = [] }) =>
    [...levers, ...incidents].map((lever) =>
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
  const spreads = others.flatMap(({ title, difference }) => {
    const points = difference?.spread?.quantiles;
    if (!points) return [];
    const [low, high] = [signed(points["0.05"]!, 2), signed(points["0.95"]!, 2)];
    return [paragraph(say("forecast.spread", { title: pick(title), low, high }), width, "  ")];
  });
  const jointly = jointLine(others, call).map((line) => paragraph(line, width, "  "));
  const lines = [...new Set(effects), ...notes, ...spreads, ...jointly];
  return [title, table(columns, shown, width), ...lines].join("\n");
}

/** The verdict; where it is open, what would close it. */
function verdictText(difference: ScenarioResult["difference"], { say }: Call): string {
  const verdict = difference?.verdict ?? "undecided";
  if (verdict !== "undecided" || difference?.toDecide === undefined) return say(`verdict.${verdict}`);
  return difference.toDecide === null
    ? say("forecast.at-threshold")
    : say("forecast.to-decide", { count: figure(roundedUp(difference.toDecide), 0) });
}

/** Two leading digits are all that such a number is worth. */
function roundedUp(count: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return Math.ceil(count / unit) * unit;
}

function perPoint({ costPerPoint }: ScenarioResult, { say }: Call): string {
  if (!costPerPoint) return "";
  const { value, interval } = costPerPoint;
  if (value === null) return "—";
  if (interval === null) return say("forecast.per-point-open", { value: figure(value, 0) });
  const [low, high] = [figure(interval[0], 0), figure(interval[1], 0)];
  return say("forecast.per-point", { value: figure(value, 0), low, high });
}

/** Whether any verdict changes when all scenarios are judged at once. */
function jointLine(others: readonly ScenarioResult[], { say, pick }: Call): string[] {
  const joint = others.flatMap(({ title, difference }) =>
    difference?.jointly ? [{ title, verdict: difference.verdict, jointly: difference.jointly }] : [],
  );
  if (joint.length === 0) return [];
  const count = joint[0]!.jointly.comparisons;
  const changed = joint.filter(({ verdict, jointly }) => verdict !== jointly.verdict);
  if (changed.length === 0) return [say("forecast.jointly-same", { count })];
  const list = changed.map(({ title, jointly }) => `${pick(title)} – ${say(`verdict.${jointly.verdict}`)}`);
  return [say("forecast.jointly", { count, list: list.join(", ") })];
}

function trust(
  { assumptions, priors, seed, stopping, replications }: ProjectionReport,
  baseline: ScenarioResult,
  call: Call,
): string {
  const { say, pick, io } = call;
  const error = baseline.days.at(-1)!.total.standardError;
  const lines = [
    ...(error === null ? [] : [say("forecast.error", { error: figure(1.96 * error, 2) })]),
    ...(stopping ? [stoppingLine(stopping, replications, call)] : []),
    ...(baseline.variance ? [varianceLine(baseline.variance, call)] : []),
    ...priors.map(({ text }) => say("forecast.prior", { text: pick(text) })),
    say("trust.assumptions", { count: assumptions.length }),
    say("forecast.seed", { seed }),
  ];
  return [say("trust.title"), ...lines.map((line) => paragraph(line, io.stdout.columns, "  "))].join("\n");
}

function stoppingLine(stopping: Stopping, replications: number, { say }: Call): string {
  const { widestPoints: points, widestProbability: probability, reason } = stopping;
  const widths = [
    ...(points === null ? [] : [say("stop.points", { width: figure(points, 3) })]),
    ...(probability === null ? [] : [say("stop.chances", { width: percent(probability, 1) })]),
  ];
  return say(`stop.${reason}`, { count: figure(replications, 0), widths: widths.join(", ") });
}

function varianceLine(
  { parameters, interval: [low, high] }: NonNullable<ScenarioResult["variance"]>,
  { say }: Call,
): string {
  return say("forecast.variance", {
    parameters: percent(parameters, 0),
    low: percent(low, 0),
    high: percent(high, 0),
  });
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
