import type { CauseLine, DiagnosisReport, NewEventLine } from "@scorecast/simulator/report";
import type { Call } from "../commands/command.ts";
import type { Csv } from "../csv.ts";
import type { Key } from "../messages/zh.ts";
import { figure, percent, signed } from "./figures.ts";
import { paragraph } from "./paragraph.ts";
import { type TableCell, table } from "./table.ts";

const EVENTS_TOLD = 30;
const UNITS_TOLD = 6;
const right = "right" as const;

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

function complaints({ complaints: { from, to, all, types, missing } }: DiagnosisReport, call: Call): string {
  const { say, pick, io } = call;
  const lacking =
    missing.length === 0
      ? []
      : [
          paragraph(
            say("diagnose.complaints-missing", { tables: missing.map((name) => `${name}.csv`).join(", ") }),
            io.stdout.columns,
            "  ",
          ),
        ];
  if (types.length === 0) return [say("diagnose.no-complaints", { from, to }), ...lacking].join("\n");
  const drawn = table(
    [
      { title: say("diagnose.type"), widest: 34 },
      { title: say("diagnose.count"), align: right },
      { title: say("diagnose.share-column"), align: right },
      { title: say("diagnose.before"), align: right, spare: 1 },
      { title: say("diagnose.reason"), spare: 2, widest: 30 },
    ],
    types.map(({ title, count, share, before, reason }): TableCell[] => [
      pick(title),
      figure(count, 0),
      percent(share, 0),
      before === null ? "—" : figure(before, 0),
      reason ?? "",
    ]),
    io.stdout.columns,
  );
  const title = paragraph(say("diagnose.complaints", { from, to, all }), io.stdout.columns, "");
  return [title, drawn, ...lacking].join("\n");
}

function delivery({ delivery: times }: DiagnosisReport, { say, io }: Call): string {
  if (times === null) return say("diagnose.no-delivery");
  const { from, to, parcels, undelivered, quantiles } = times;
  return [
    paragraph(say("diagnose.delivery", { from, to, parcels, undelivered }), io.stdout.columns, ""),
    ...quantiles.map(
      ({ share, hours }) =>
        `  ${
          hours === null
            ? say("diagnose.quantile-open", { share: percent(share, 0) })
            : say("diagnose.quantile", { share: percent(share, 0), hours: figure(hours, 0) })
        }`,
    ),
  ].join("\n");
}

function contribution({ by, units, more }: DiagnosisReport["contributions"][number], call: Call): string {
  const { say, io } = call;
  const name = say(`diagnose.by.${by}` as Key);
  const told = units.length <= UNITS_TOLD ? units : [...units.slice(0, UNITS_TOLD - 2), ...units.slice(-2)];
  const drawn = table(
    [
      { title: name, widest: 30 },
      { title: say("diagnose.orders"), align: right, spare: 2 },
      { title: say("diagnose.cost"), align: right },
      { title: say("diagnose.range"), align: right, spare: 1 },
    ],
    told.map((unit): TableCell[] => [
      unit.name,
      figure(unit.orders, 0),
      signed(-unit.points, 2),
      `${signed(-unit.interval[1], 2)} … ${signed(-unit.interval[0], 2)}`,
    ]),
    io.stdout.columns,
  );
  const left = more + units.length - told.length;
  return [
    paragraph(say("diagnose.contributions", { by: name }), io.stdout.columns, ""),
    drawn,
    ...(left > 0 ? [`  ${say("diagnose.more-units", { count: left })}`] : []),
  ].join("\n");
}

function news({ since, events }: NonNullable<DiagnosisReport["news"]>, call: Call): string {
  const { say, pick, io } = call;
  if (events.length === 0) return say("diagnose.no-news", { since });
  const row = (event: NewEventLine): TableCell[] => [
    event.answerBy?.slice(5, 16) ?? "—",
    `${pick(event.title)} ${event.id}`,
    event.cost === null ? "—" : signed(-event.cost, 2),
    event.leavesOn ?? "—",
    pick(event.todo),
    event.at.slice(5, 16),
    event.product ?? "",
  ];
  const drawn = table(
    [
      { title: say("diagnose.answer-by") },
      { title: say("diagnose.event"), widest: 26 },
      { title: say("diagnose.event-cost"), align: right },
      { title: say("diagnose.leaves"), spare: 1 },
      { title: say("diagnose.todo"), widest: 34 },
      { title: say("diagnose.known"), spare: 2 },
      { title: say("diagnose.product"), spare: 3, widest: 20 },
    ],
    events.slice(0, EVENTS_TOLD).map(row),
    io.stdout.columns,
  );
  const more = events.length - EVENTS_TOLD;
  return [
    call.ink.bold(say("diagnose.news", { since, count: events.length })),
    drawn,
    ...(more > 0 ? [`  ${say("diagnose.news-more", { count: more })}`] : []),
  ].join("\n");
}

function ownStandards({ standards }: DiagnosisReport, { say, io }: Call): string {
  const own = standards.filter(({ provenance }) => provenance === "user");
  if (own.length === 0) return "";
  const list = own.map(({ id, value }) => `${id} = ${value}`).join(", ");
  return paragraph(say("diagnose.own-standards", { standards: list }), io.stdout.columns, "");
}

/** One row a cause, or a new event where those were asked for. */
export function diagnosisCsv(report: DiagnosisReport): Csv {
  if (report.news !== null)
    return {
      header: [
        ...["date", "since", "kind", "id", "order_id", "product_id", "known_at", "cost", "leaves_on"],
        ...["within_hours", "answer_by", "standard"],
      ],
      rows: report.news.events.map((event) => [
        ...[report.asOf, report.news!.since, event.kind, event.id, event.orderId, event.product, event.at],
        ...[event.cost, event.leavesOn, event.within, event.answerBy, event.standard],
      ]),
    };
  return {
    header: [
      ...["date", "rules", "rank", "cause", "kind", "verdict", "points", "points_low", "points_high", "felt"],
      ...[
        "from",
        "to",
        "units",
        "observed",
        "observed_of",
        "reference",
        "unit",
        "chance",
        "pending",
        "levers",
      ],
    ],
    rows: report.causes.map((line, i) => [
      ...[report.asOf, report.rules, i + 1, line.id, line.kind, line.verdict, line.points],
      ...[line.interval?.[0] ?? null, line.interval?.[1] ?? null, line.felt ? 1 : 0],
      ...[line.span?.from ?? null, line.span?.to ?? null, line.units.map(({ name }) => name).join(" | ")],
      ...[line.observed?.value ?? null, line.observed?.of ?? null, line.reference?.value ?? null],
      ...[line.observed?.unit ?? null, line.chance, line.pending, line.levers.map(({ id }) => id).join(" ")],
    ]),
  };
}
