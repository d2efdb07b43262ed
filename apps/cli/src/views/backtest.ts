import type { BacktestLine, BacktestReport, BaselineScore, Measured } from "@scorecast/simulator/report";
import type { Call } from "../commands/command.ts";
import type { Csv } from "../csv.ts";
import { figure, percent } from "./figures.ts";
import { paragraph } from "./paragraph.ts";
import { type TableCell, table } from "./table.ts";

/** How many ranges held, in a sentence; the total by days ahead, against each baseline, every node; chances of thresholds. */
export function backtestView(report: BacktestReport, call: Call): string {
  const parts = [
    opening(report, call),
    horizonTable(report, call),
    baselineTable(report, call),
    nodeTable(report, call),
    thresholdTable(report, call),
    trust(report, call),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function totalLines({ nodes }: BacktestReport): readonly BacktestLine[] {
  return nodes.find(({ node }) => node === "total")?.lines ?? [];
}

/** 7, 14 and 30 days together; where the record is too short for that, the longest there is. */
function pooledOf(lines: readonly BacktestLine[]): BacktestLine | undefined {
  return lines.find(({ horizon }) => horizon === null) ?? lines.at(-1);
}

function opening(report: BacktestReport, call: Call): string {
  const { say, ink, io } = call;
  const line = pooledOf(totalLines(report));
  const facts = say("backtest.facts", {
    ...{ name: report.shop.name, rules: report.rules.join(", "), count: report.origins.judged },
    ...{ from: report.from!, to: report.to!, futures: figure(report.replications, 0) },
  });
  if (!line) return [ink.bold(say("backtest.no-total")), ink.dim(facts)].join("\n");
  const { held, of } = line.coverage.find(({ level }) => level === 0.8)!;
  const heading = say("backtest.heading", {
    of,
    held,
    expected: figure(0.8 * of, 0),
    ahead: aheadText(line, call),
  });
  return [ink.bold(paragraph(heading, io.stdout.columns, "")), ink.dim(facts)].join("\n");
}

function aheadText({ horizon }: { readonly horizon: number | null }, { say }: Call): string {
  return horizon === null ? say("backtest.pooled") : say("backtest.days", { days: horizon });
}

function horizonTable(report: BacktestReport, call: Call): string {
  const { say } = call;
  const lines = totalLines(report);
  if (lines.length === 0) return "";
  const right = "right" as const;
  const columns = [
    { title: say("backtest.ahead") },
    { title: say("backtest.forecasts"), align: right, spare: 2 },
    ...lines[0]!.coverage.map(({ level }) => ({
      title: say("backtest.level", { level: percent(level, 0) }),
      align: right,
    })),
    { title: say("backtest.crps"), align: right, spare: 1 },
    { title: say("backtest.against-stays"), align: right },
  ];
  const rows = lines.map((line): TableCell[] => [
    aheadText(line, call),
    figure(line.forecasts, 0),
    ...line.coverage.map(({ share }) => measuredShare(share, call)),
    line.crps.value === null ? "—" : figure(line.crps.value, 2),
    skillText(line.baselines.find(({ id }) => id === "stays")?.skill, call),
  ]);
  return [say("backtest.total"), table(columns, rows, call.io.stdout.columns)].join("\n");
}

function baselineTable(report: BacktestReport, call: Call): string {
  const { say, pick } = call;
  const line = pooledOf(totalLines(report));
  if (!line) return "";
  const columns = [
    { title: say("backtest.baseline"), widest: 48 },
    { title: say("backtest.crps"), align: "right" as const, spare: 1 },
    { title: say("backtest.model-better"), align: "right" as const },
  ];
  const rows = report.baselines.flatMap(({ id, title }): TableCell[][] => {
    const score = line.baselines.find((one) => one.id === id);
    const mean = score?.crps.value ?? null;
    return [[pick(title), mean === null ? "—" : figure(mean, 2), skillText(score?.skill, call)]];
  });
  return [
    say("backtest.against", { ahead: aheadText(line, call) }),
    table(columns, rows, call.io.stdout.columns),
  ].join("\n");
}

function nodeTable(report: BacktestReport, call: Call): string {
  const { say, pick } = call;
  const columns = [
    { title: say("backtest.node"), widest: 32 },
    { title: say("backtest.forecasts"), align: "right" as const, spare: 2 },
    { title: say("backtest.level", { level: percent(0.8, 0) }), align: "right" as const },
    { title: say("backtest.against-stays"), align: "right" as const },
    { title: say("backtest.against-best"), align: "right" as const, spare: 1 },
  ];
  const rows = report.nodes.flatMap(({ title, lines }): TableCell[][] => {
    const line = pooledOf(lines);
    if (!line) return [];
    const { share } = line.coverage.find(({ level }) => level === 0.8)!;
    return [
      [
        pick(title),
        figure(line.forecasts, 0),
        measuredShare(share, call),
        skillText(line.baselines.find(({ id }) => id === "stays")?.skill, call),
        skillText(bestOf(line)?.skill, call),
      ],
    ];
  });
  return [say("backtest.nodes"), table(columns, rows, call.io.stdout.columns)].join("\n");
}

/** The baseline that was off least on the same days. */
function bestOf({ baselines, forecasts }: BacktestLine): BaselineScore | undefined {
  const whole = baselines.filter((one) => one.forecasts === forecasts && one.crps.value !== null);
  if (whole.length === 0) return undefined;
  return whole.reduce((best, one) => (one.crps.value! < best.crps.value! ? one : best));
}

function thresholdTable({ thresholds }: BacktestReport, call: Call): string {
  const { say } = call;
  const pooled = thresholds.filter(({ horizon }) => horizon === null);
  if (pooled.length === 0) return "";
  const right = "right" as const;
  const columns = [
    { title: say("backtest.threshold") },
    { title: say("backtest.happened"), align: right },
    { title: say("backtest.brier"), align: right },
    { title: say("backtest.against-stays"), align: right },
  ];
  const rows = pooled.map(({ threshold, forecasts, happened, brier, baselines }): TableCell[] => [
    `≥ ${threshold}`,
    say("backtest.of", { happened, forecasts }),
    figure(brier.value!, 3),
    skillText(baselines.find(({ id }) => id === "stays")?.skill, call),
  ]);
  return [say("backtest.thresholds"), table(columns, rows, call.io.stdout.columns)].join("\n");
}

function trust(report: BacktestReport, call: Call): string {
  const { say, io } = call;
  const line = pooledOf(totalLines(report));
  const counted = { count: report.origins.judged };
  const notes = [
    ...(report.partial ? [say("backtest.partial", counted)] : []),
    say("backtest.note-coverage"),
    say("backtest.note-crps"),
    line?.pit
      ? say("backtest.pit", { bins: line.pit.map((bin) => figure(100 * bin, 0)).join(" ") })
      : say("backtest.few-origins", counted),
    ...(report.reliability
      ? [
          say("backtest.reliability", {
            bins: report.reliability
              .filter(({ forecasts }) => forecasts > 0)
              .map(({ chance, happened }) => `${percent(chance, 0)} → ${percent(happened.value ?? 0, 0)}`)
              .join(", "),
          }),
        ]
      : [say("backtest.no-reliability")]),
    ...(report.rulesChanged > 0 ? [say("backtest.rules-changed", { count: report.rulesChanged })] : []),
    ...(report.origins.tooLittleData > 0
      ? [say("backtest.skipped", { count: report.origins.tooLittleData })]
      : []),
    say("forecast.seed", { seed: report.seed }),
  ];
  return [say("trust.title"), ...notes.map((note) => paragraph(note, io.stdout.columns, "  "))].join("\n");
}

function measuredShare({ value, interval }: Measured, { say }: Call): string {
  if (value === null) return "—";
  const share = percent(value, 0);
  return interval === null
    ? share
    : say("backtest.measured", { value: share, low: percent(interval[0], 0), high: percent(interval[1], 0) });
}

/** How much smaller the model's score is, with its interval. */
function skillText(skill: Measured | undefined, call: Call): string {
  return skill ? measuredShare(skill, call) : "—";
}

/** One row a node, horizon and way to forecast; "model" first. */
export function backtestCsv({ nodes }: BacktestReport): Csv {
  const ends = ({ value, interval }: Measured) => [value, interval?.[0] ?? null, interval?.[1] ?? null];
  const named = ["crps", "wis", "skill", "cover50", "cover80", "cover95"];
  return {
    header: [
      ...["node", "horizon", "forecast", "origins", "forecasts", "held50", "held80", "held95"],
      ...named.flatMap((name) => [name, `${name}_low`, `${name}_high`]),
    ],
    rows: nodes.flatMap(({ node, lines }) =>
      lines.flatMap((line) => {
        const key = [node, line.horizon === null ? "7-30" : line.horizon];
        const none = [null, null, null];
        return [
          [
            ...[...key, "model", line.origins, line.forecasts, ...line.coverage.map(({ held }) => held)],
            ...[...ends(line.crps), ...ends(line.wis), ...none],
            ...line.coverage.flatMap(({ share }) => ends(share)),
          ],
          ...line.baselines.map(({ id, forecasts, crps, wis, skill }) => [
            ...[...key, id, line.origins, forecasts, ...none],
            ...[...ends(crps), ...ends(wis), ...ends(skill), ...none, ...none, ...none],
          ]),
        ];
      }),
    ),
  };
}
