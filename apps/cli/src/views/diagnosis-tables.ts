import type { DiagnosisReport, NewEventLine } from "@scorecast/simulator/report";
import type { Call } from "../commands/command.ts";
import type { Key } from "../messages/zh.ts";
import { figure, percent, signed } from "./figures.ts";
import { paragraph } from "./paragraph.ts";
import { type TableCell, table } from "./table.ts";

const EVENTS_TOLD = 30;
const UNITS_TOLD = 6;
const right = "right" as const;

/** The five kinds of complaint that came most, beside the 30 days before. */
export function complaints(
  { complaints: { from, to, all, types, missing } }: DiagnosisReport,
  call: Call,
): string {
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

/** How long parcels took, those not yet signed counted as such. */
export function delivery({ delivery: times }: DiagnosisReport, { say, io }: Call): string {
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

/** What each product, region, courier or hour does to the total; the ends where there are many. */
export function contribution(
  { by, units, more }: DiagnosisReport["contributions"][number],
  call: Call,
): string {
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

/** New bad events, the most urgent first. */
export function news({ since, events }: NonNullable<DiagnosisReport["news"]>, call: Call): string {
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
