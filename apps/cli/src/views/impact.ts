import type { RuleVersion } from "@scorecast/core";
import type { ImpactLine, ImpactReport } from "@scorecast/core/report";
import type { Call } from "../commands/command.ts";
import type { Csv } from "../csv.ts";
import { figure, signed } from "./figures.ts";
import { sparkline } from "./sparkline.ts";
import { type TableCell, table } from "./table.ts";

/** Both curves, what each change did on the last day, and the days. */
export function impactView(
  report: ImpactReport,
  before: RuleVersion,
  after: RuleVersion,
  call: Call,
): string {
  const { say, pick, ink, io } = call;
  const { days } = report;
  const last = days.at(-1)!;
  const title = ink.bold(
    say("impact.title", { before: before.id, after: after.id, from: days[0]!.date, to: last.date }),
  );
  const room = Math.min(io.stdout.columns - 40, 80);
  const curve = (rules: RuleVersion, values: readonly (number | null)[]) =>
    `  ${sparkline(values, room)}  ${pick(rules.title)}`;
  const curves = [
    curve(
      before,
      days.map((day) => day.before),
    ),
    curve(
      after,
      days.map((day) => day.after),
    ),
  ];
  const parts = [[title, ...curves].join("\n")];
  if (!report.sameScale) parts.push(say("impact.other-scale"));
  else if (last.before === null || last.after === null)
    parts.push(say("impact.no-score", { day: last.date }));
  else parts.push(`${lastDayTitle(last, call)}\n${lineTable(last.lines, call)}`);
  const points = (value: number | null) => (value === null ? "—" : figure(value, 2));
  const rows = days.map((day): TableCell[] => [
    day.date,
    points(day.before),
    points(day.after),
    !report.sameScale || day.before === null || day.after === null ? "—" : signed(day.after - day.before, 2),
  ]);
  const columns = [
    { title: say("column.day") },
    { title: before.id, align: "right" as const },
    { title: after.id, align: "right" as const },
    { title: say("column.change"), align: "right" as const },
  ];
  return `${[...parts, table(columns, rows, io.stdout.columns)].join("\n\n")}\n`;
}

function lastDayTitle(day: ImpactReport["days"][number], { say }: Call): string {
  const blanks = { day: day.date, before: figure(day.before!, 2), after: figure(day.after!, 2) };
  return say("impact.last-day", { ...blanks, change: signed(day.after! - day.before!, 2) });
}

function lineTable(lines: readonly ImpactLine[], call: Call): string {
  const { say, pick, ink, io } = call;
  const shown = [...lines].sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  if (shown.length === 0) return `  ${say("change.nothing")}`;
  const rows = shown.map((line): TableCell[] => [
    { text: signed(line.points, 2), ink: line.points < 0 ? ink.bad : ink.good },
    pick(line.title),
    say(`impact.${line.kind}`),
  ]);
  return table(
    [
      { title: say("column.change"), align: "right" },
      { title: say("column.part"), widest: 40 },
      { title: say("column.reason") },
    ],
    rows,
    io.stdout.columns,
  );
}

export function impactCsv({ days, before, after }: ImpactReport): Csv {
  return {
    header: ["date", "before_rules", "after_rules", "before", "after", "part", "kind", "points"],
    rows: days.flatMap((day) => [
      [day.date, before, after, day.before, day.after, null, "total", null],
      ...day.lines.map((line) => [day.date, before, after, null, null, line.id, line.kind, line.points]),
    ]),
  };
}
