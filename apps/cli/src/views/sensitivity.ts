import type { ScoreReport } from "@scorecast/core/report";
import type { SensitivityOutput, SensitivityReport } from "@scorecast/simulator/report";
import type { Call } from "../commands/command.ts";
import type { Csv } from "../csv.ts";
import { figure, percent, shareOfFutures, signed } from "./figures.ts";
import { paragraph } from "./paragraph.ts";
import { questionText } from "./question.ts";
import { type TableCell, table } from "./table.ts";

const ROWS = 12;

/** For each answer: what swings it, and what its futures differ by; then how to read it. */
export function sensitivityView(report: SensitivityReport, score: ScoreReport, call: Call): string {
  const { say, io } = call;
  const facts = say("forecast.facts", {
    name: report.shop.name,
    rules: report.rules,
    count: figure(report.replications, 0),
    days: report.horizon,
  });
  const outputs = report.outputs.flatMap((output) => [
    call.ink.bold(paragraph(headingOf(output, score, call), io.stdout.columns, "")),
    tornadoTable(output, report, call),
    varianceTable(output, report, call),
  ]);
  const notes = (["sensitivity.swing-note", "sensitivity.share-note", "sensitivity.thin-note"] as const).map(
    (key) => paragraph(say(key), io.stdout.columns, "  "),
  );
  const trust = [
    say("trust.title"),
    ...notes,
    paragraph(say("forecast.seed", { seed: report.seed }), io.stdout.columns, "  "),
  ];
  return `${[call.ink.dim(facts), ...outputs, trust.join("\n")].filter((part) => part !== "").join("\n\n")}\n`;
}

function headingOf(output: SensitivityOutput, score: ScoreReport, call: Call): string {
  const { say } = call;
  const { kind, mean, standardError, scenario, question } = output;
  const error = valueText(kind, 1.96 * standardError);
  const value = kind === "difference" ? signed(mean, 2) : valueText(kind, mean);
  const what =
    kind === "total"
      ? say("sensitivity.total")
      : kind === "difference"
        ? say("sensitivity.difference", { scenario })
        : questionText(question!, score, call);
  return say("sensitivity.heading", { what, value, error });
}

function valueText(kind: SensitivityOutput["kind"], value: number): string {
  return kind === "probability" ? percent(value, 1) : figure(value, 2);
}

/** A value at an end; of a probability never 0 % or 100 %, which so few futures cannot tell (rule of three). */
function endText(kind: SensitivityOutput["kind"], value: number, n: number): string {
  return kind === "probability" ? shareOfFutures(value, n) : valueText(kind, value);
}

function tornadoTable({ kind, tornado }: SensitivityOutput, report: SensitivityReport, call: Call): string {
  const { say, io } = call;
  const least = kind === "probability" ? 0.0005 : 0.005;
  const told = tornado.filter(
    ({ swing, interval: [low, high] }) => Math.abs(swing) >= least && (low > 0 || high < 0),
  );
  const rows = told.slice(0, ROWS).map(({ input, low, high, swing, standardError }): TableCell[] => {
    const change = kind === "probability" ? `${signed(100 * swing, 1)}%` : signed(swing, 2);
    return [
      titleOf(report, input, call),
      rangeOf(report, input, call),
      endText(kind, low, report.tornadoReplications),
      endText(kind, high, report.tornadoReplications),
      say("forecast.plus-minus", { mean: change, error: valueText(kind, 1.96 * standardError) }),
    ];
  });
  const columns = [
    { title: say("column.assumption"), widest: 36 },
    { title: say("column.ends"), widest: 34, spare: 1 },
    { title: say("column.at-low"), align: "right" as const, spare: 3 },
    { title: say("column.at-high"), align: "right" as const, spare: 2 },
    { title: say("column.swing"), align: "right" as const },
  ];
  if (rows.length === 0) return `  ${say("sensitivity.no-swing")}`;
  const left = tornado.length - rows.length;
  const more = left > 0 ? [`  ${say("sensitivity.others", { count: left })}`] : [];
  return [say("sensitivity.tornado"), table(columns, rows, io.stdout.columns), ...more].join("\n");
}

function varianceTable(
  { variance, kind, sd }: SensitivityOutput,
  report: SensitivityReport,
  call: Call,
): string {
  if (!variance) return "";
  const { say, io } = call;
  const told = variance.filter(({ total, first }) => total.clear && (total.value >= 0.01 || first.clear));
  const shareText = ({ value, interval: [low, high], clear }: (typeof variance)[number]["first"]) =>
    clear
      ? say("sensitivity.share", { value: percent(value, 0), low: percent(low, 0), high: percent(high, 0) })
      : say("sensitivity.unclear", { high: percent(high, 0) });
  const rows = told
    .slice(0, ROWS)
    .map(({ input, first, total }): TableCell[] => [
      titleOf(report, input, call),
      shareText(total),
      shareText(first),
    ]);
  const columns = [
    { title: say("column.assumption"), widest: 36 },
    { title: say("column.share-total"), align: "right" as const },
    { title: say("column.share-first"), align: "right" as const },
  ];
  const heading = say("sensitivity.variance", { sd: valueText(kind, sd) });
  return `${heading}\n${table(columns, rows, io.stdout.columns)}`;
}

function titleOf({ inputs }: SensitivityReport, id: string, { pick, say }: Call): string {
  const input = inputs.find((one) => one.id === id)!;
  return input.thin ? say("sensitivity.thin", { title: pick(input.title) }) : pick(input.title);
}

function rangeOf({ inputs }: SensitivityReport, id: string, { pick }: Call): string {
  return pick(inputs.find((one) => one.id === id)!.range);
}

/** One row an answer and input; shares are empty where the input is not drawn, ends where it has none. */
export function sensitivityCsv({ inputs, outputs }: SensitivityReport): Csv {
  return {
    header: [
      ...["output", "kind", "input", "input_kind", "thin", "low", "high", "swing", "swing_low", "swing_high"],
      ...["first", "first_low", "first_high", "total", "total_low", "total_high"],
    ],
    rows: outputs.flatMap((output) =>
      inputs.map(({ id, kind, thin }) => {
        const swing = output.tornado.find(({ input }) => input === id);
        const share = output.variance?.find(({ input }) => input === id);
        return [
          ...[output.id, output.kind, id, kind, thin ? 1 : 0],
          ...[swing?.low ?? null, swing?.high ?? null, swing?.swing ?? null],
          ...[swing?.interval[0] ?? null, swing?.interval[1] ?? null],
          ...[share?.first.value ?? null, ...(share?.first.interval ?? [null, null])],
          ...[share?.total.value ?? null, ...(share?.total.interval ?? [null, null])],
        ];
      }),
    ),
  };
}
