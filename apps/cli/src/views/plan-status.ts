import type { ExpectedNode, MeasureStatus, PlanStatusReport, RecordLine } from "@scorecast/simulator/report";
import type { Call } from "../commands/command.ts";
import type { Csv } from "../csv.ts";
import { figure, metricValue, percent, plainNumber } from "./figures.ts";
import { paragraph } from "./paragraph.ts";
import { type TableCell, table } from "./table.ts";

/** One sentence, then measures, expected against actual, and the shop's own books. */
export function planStatusView(report: PlanStatusReport, call: Call): string {
  const parts = [
    opening(report, call),
    measureTable(report, call),
    nodeTable(report, call),
    recordTable(report, call),
    report.measures.some(({ started }) => started !== null)
      ? call.ink.dim(call.say("plan.evaluate", { plan: call.args[0]! }))
      : "",
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function overdue({ late }: MeasureStatus): boolean {
  return late?.kind === "start-overdue" || late?.kind === "finish-overdue";
}

function opening(report: PlanStatusReport, call: Call): string {
  const { say, ink, io, pick } = call;
  const { measures, nodes, notForecast } = report;
  const [count, over] = [measures.length, measures.filter(overdue).length];
  const first = over > 0 ? say("plan.overdue", { count, overdue: over }) : say("plan.on-time", { count });
  const second = notForecast ? `${pick(notForecast)}` : scoreText(nodes[0], call);
  const { columns } = io.stdout;
  return [
    paragraph(`${first}${call.language === "zh" ? "" : " "}${second}`, columns, "")
      .split("\n")
      .map(ink.bold)
      .join("\n"),
    ink.dim(
      say("plan.facts", {
        ...{ name: report.shop.name, rules: report.rules, start: report.start, asOf: report.asOf },
      }),
    ),
  ].join("\n");
}

function scoreText(total: ExpectedNode | undefined, { say }: Call): string {
  const { started, without } = total?.expected ?? {};
  if (!total || total.actual === null || !started || !without) return say("plan.no-score");
  const place = started.place!;
  const where = place < 0.1 ? "low" : place > 0.9 ? "high" : "middle";
  return say("plan.score", {
    ...{ actual: figure(total.actual, 1), mean: figure(started.mean, 1) },
    ...{ low: figure(started.interval[0], 0), high: figure(started.interval[1], 0) },
    ...{ place: say(`plan.place.${where}`, { share: figure(100 * place, 0) }) },
    without: figure(without.mean, 1),
  });
}

function measureTable({ measures }: PlanStatusReport, call: Call): string {
  const { say, pick, ink } = call;
  const columns = [
    { title: say("plan.column.measure"), widest: 26 },
    { title: say("plan.column.owner"), widest: 12, spare: 2 },
    { title: say("plan.column.from") },
    { title: say("plan.column.started") },
    { title: say("plan.column.due"), spare: 4 },
    { title: say("plan.column.state"), spare: 1 },
    { title: say("plan.column.late") },
    { title: say("plan.column.cost"), align: "right" as const, spare: 3 },
  ];
  const rows = measures.map((one): TableCell[] => {
    const { late, progress, state, cost } = one;
    const word = say(`plan.state.${state}`);
    const money = (value: number | null) => (value === null ? "—" : figure(value, 0));
    return [
      pick(one.title),
      one.owner ?? "—",
      one.from,
      one.started ?? "—",
      one.due ?? "—",
      state === "under-way" && progress !== null ? `${word} ${percent(progress, 0)}` : word,
      late
        ? { text: say(`plan.late.${late.kind}`, { days: late.days }), ink: overdue(one) ? ink.bad : ink.bold }
        : "",
      cost.planned === null && cost.spent === null
        ? "—"
        : `${money(cost.spent ?? cost.accrued)} / ${money(cost.planned)}`,
    ];
  });
  const fed = measures.flatMap(({ title, fed: source }) =>
    source ? [say("plan.fed", { title: pick(title), source: pick(source) })] : [],
  );
  return [
    say("plan.measures"),
    table(columns, rows, call.io.stdout.columns),
    ...fed.map((line) => paragraph(line, call.io.stdout.columns, "  ")),
  ].join("\n");
}

function nodeTable(report: PlanStatusReport, call: Call): string {
  const { say, pick, io } = call;
  const { nodes } = report;
  if (nodes.length === 0) return "";
  const right = "right" as const;
  const columns = [
    { title: say("plan.column.node"), widest: 24 },
    { title: say("plan.column.at-start"), align: right, spare: 3 },
    { title: say("plan.column.actual"), align: right },
    { title: say("plan.column.without"), align: right, spare: 2 },
    { title: say("plan.column.planned"), align: right, spare: 1 },
    { title: say("plan.column.really"), align: right },
    { title: say("plan.column.place"), align: right },
  ];
  const rows = nodes.map((node): TableCell[] => {
    const value = (number: number | null) => valueText(number, node.unit, call);
    const ranged = (name: "without" | "planned" | "started") => {
      const one = node.expected[name];
      if (!one) return "—";
      const [low, high] = one.interval;
      return say("plan.mean", { mean: value(one.mean), low: bare(low, node), high: bare(high, node) });
    };
    const place = node.expected.started?.place ?? null;
    return [
      pick(node.title),
      value(node.atStart),
      value(node.actual),
      ranged("without"),
      ranged("planned"),
      ranged("started"),
      place === null ? "—" : percent(place, 0),
    ];
  });
  const error = nodes[0]!.expected.started?.standardError ?? 0;
  const notes = [
    say("plan.note-place"),
    say("plan.note-error", {
      ...{ replications: report.replications, error: figure(2 * error, 2), seed: report.seed },
    }),
  ];
  return [
    say("plan.nodes"),
    table(columns, rows, io.stdout.columns),
    ...notes.map((note) => paragraph(note, io.stdout.columns, "  ")),
  ].join("\n");
}

function valueText(value: number | null, unit: ExpectedNode["unit"], call: Call): string {
  if (value === null) return "—";
  return unit === "points" ? figure(value, 1) : metricValue(value, unit, call);
}

function bare(value: number, { unit }: ExpectedNode): string {
  if (unit === "share") return figure(100 * value, 2);
  return figure(value, unit === "stars" ? 2 : unit === "seconds" ? 0 : 1);
}

function recordTable({ records, measures }: PlanStatusReport, call: Call): string {
  const { say, ink, io } = call;
  if (records.length === 0) return "";
  const right = "right" as const;
  const columns = [
    { title: say("plan.column.record"), widest: 30 },
    { title: say("plan.column.before"), align: right, spare: 2 },
    { title: say("plan.column.now"), align: right },
    { title: say("plan.column.standard"), align: right },
    { title: say("plan.column.met") },
    { title: say("plan.column.more"), widest: 30 },
  ];
  const rows = records.map((line): TableCell[] => {
    const value = (number: number | null) => (number === null ? "—" : recordValue(number, line, call));
    return [
      `${line.feeds === null ? "· " : "  "}${say(`plan.record.${line.kind}`)} ${line.title}`,
      value(line.before),
      value(line.now),
      value(line.standard),
      line.met === null
        ? "—"
        : line.met
          ? { text: say("plan.met"), ink: ink.good }
          : { text: say("plan.missed"), ink: ink.bad },
      remarks(line, measures, call),
    ];
  });
  return [
    say("plan.records"),
    table(columns, rows, io.stdout.columns),
    ...(records.some(({ feeds }) => feeds === null)
      ? [paragraph(say("plan.recorded-only"), io.stdout.columns, "  ")]
      : []),
  ].join("\n");
}

function recordValue(value: number, { unit, unitText }: RecordLine, { say }: Call): string {
  if (unit === "share") return percent(value, 1);
  if (unit === "other") return `${plainNumber(value)}${unitText ? ` ${unitText}` : ""}`;
  return say(`plan.unit.${unit}`, { value: unit === "grade" ? figure(value, 2) : plainNumber(value) });
}

function remarks(line: RecordLine, measures: readonly MeasureStatus[], { say, pick }: Call): string {
  const fed = measures.find(({ id }) => id === line.feeds);
  return [
    line.cases === null ? null : say("plan.cases", { count: line.cases }),
    line.shares === null
      ? null
      : say("plan.grades", { shares: line.shares.map((share) => percent(share, 0)).join(" ") }),
    line.issue,
    line.measure,
    line.state === null ? null : say(`plan.state.${line.state}`),
    fed ? say("plan.feeds", { measure: pick(fed.title) }) : null,
  ]
    .filter((text) => text !== null)
    .join(" · ");
}

/** A row for each measure, node and record. */
export function planStatusCsv({ measures, nodes, records }: PlanStatusReport): Csv {
  const header = [
    ...["kind", "id", "title_zh", "title_en", "owner", "planned", "started", "due", "finished", "state"],
    ...["late", "late_days", "cost_planned", "cost_accrued", "spent", "before", "now", "standard", "met"],
    ...["expected_without", "expected_planned", "expected_started", "started_low", "started_high", "place"],
  ];
  const none = (count: number) => Array.from({ length: count }, () => null);
  return {
    header,
    rows: [
      ...measures.map((one) => [
        ...["measure", one.id, one.title.zh, one.title.en, one.owner, one.from, one.started, one.due],
        ...[one.finished, one.state, one.late?.kind ?? null, one.late?.days ?? null],
        ...[one.cost.planned, one.cost.accrued, one.cost.spent, ...none(10)],
      ]),
      ...nodes.map(({ node, title, atStart, actual, expected }) => [
        ...["node", node, title.zh, title.en, ...none(11), atStart, actual, null, null],
        ...[expected.without?.mean ?? null, expected.planned?.mean ?? null, expected.started?.mean ?? null],
        ...[expected.started?.interval[0] ?? null, expected.started?.interval[1] ?? null],
        expected.started?.place ?? null,
      ]),
      ...records.map(({ kind, title, before, now, standard, met, state }) => [
        ...[kind, null, title, title, ...none(5), state, ...none(5), before, now, standard, met, ...none(6)],
      ]),
    ],
  };
}
