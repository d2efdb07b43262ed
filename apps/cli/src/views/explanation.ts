import type { RuleVersion } from "@scorecast/core";
import type { ChangeLine, DistanceLine, EventLine, ExplanationReport } from "@scorecast/core/report";
import type { Call } from "../commands/command.ts";
import type { Csv } from "../csv.ts";
import type { Key } from "../messages/zh.ts";
import { figure, plainNumber, signed } from "./figures.ts";
import { sparkline } from "./sparkline.ts";
import { type TableCell, table } from "./table.ts";

const EVENTS_TOLD = 15;

/** Why the score is what it is, why it changed, what hurts it and until when, and how far the next points are. */
export function explanationView(report: ExplanationReport, rules: RuleVersion, call: Call): string {
  const parts = [
    opening(report, rules, call),
    changeTable(report, rules, call),
    eventTable(report, rules, call),
    distanceTable(report, rules, call),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function titleOf(metric: string | null, rules: RuleVersion, { pick }: Call): string {
  const rule = metric === null ? undefined : rules.metrics[metric];
  return rule ? pick(rule.title) : (metric ?? "");
}

function opening(
  { asOf, total, curve }: ExplanationReport,
  rules: RuleVersion,
  { say, pick, ink, io }: Call,
): string {
  const text =
    total === null
      ? say("score.none", { date: asOf })
      : say("explain.total", { date: asOf, total: figure(total, 2), rules: pick(rules.title) });
  const values = curve.map((day) => day.total);
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return ink.bold(text);
  const range = say("daily.range", {
    low: figure(Math.min(...known), 2),
    high: figure(Math.max(...known), 2),
  });
  const drawn = sparkline(values, Math.min(io.stdout.columns - 4, 60));
  return `${ink.bold(text)}\n  ${drawn}  ${say("explain.curve", { days: curve.length, range })}`;
}

function changeTable({ change, asOf }: ExplanationReport, rules: RuleVersion, call: Call): string {
  if (change === null) return "";
  const { say, pick, ink } = call;
  const { from, totalBefore, totalAfter } = change;
  if (totalBefore === null || totalAfter === null) return say("change.no-score", { from, to: asOf });
  const difference = totalAfter - totalBefore;
  const blanks = { from, to: asOf, before: figure(totalBefore, 2), after: figure(totalAfter, 2) };
  const title = say("change.title", { ...blanks, change: signed(difference, 2) });
  const lines = change.lines.filter((line) => Math.abs(line.points) >= 0.005);
  if (lines.length === 0) return `${title}\n  ${say("change.nothing")}`;
  const row = (line: ChangeLine): TableCell[] => [
    { text: signed(line.points, 2), ink: line.points < 0 ? ink.bad : ink.good },
    line.metric === null ? pick(line.title) : titleOf(line.metric, rules, call),
    say(`cause.${line.cause}`),
    line.entries === 0 ? "" : signed(line.entries, 0),
    line.events === 0 ? "" : figure(line.events, 0),
    line.ids.length === 0 ? "" : `${line.ids[0]}${line.ids.length > 1 ? " …" : ""}`,
  ];
  const drawn = table(
    [
      { title: say("column.change"), align: "right" },
      { title: say("column.part"), widest: 36 },
      { title: say("column.cause") },
      { title: say("column.entries"), align: "right", spare: 2 },
      { title: say("column.bad-events"), align: "right", spare: 1 },
      { title: say("column.ids"), spare: 3, widest: 44 },
    ],
    [...lines].sort((a, b) => Math.abs(b.points) - Math.abs(a.points)).map(row),
    call.io.stdout.columns,
  );
  return `${title}\n${drawn}`;
}

function eventTable({ events, eventCounts }: ExplanationReport, rules: RuleVersion, call: Call): string {
  const { say } = call;
  const count = Object.values(eventCounts).reduce((sum, n) => sum + n, 0);
  if (count === 0) return say("events.none");
  const row = (event: EventLine): TableCell[] => [
    `${say(`table.${event.table}` as Key)} ${event.id}`,
    titleOf(event.metric, rules, call),
    event.cohortDay,
    event.leavesOn,
    event.totalWithout === null ? "—" : figure(event.totalWithout, 2),
    event.cost === null ? "—" : figure(event.cost, 2),
    event.product ?? "",
  ];
  const drawn = table(
    [
      { title: say("column.event"), widest: 34 },
      { title: say("column.metric"), widest: 26 },
      { title: say("column.counted-on"), spare: 2 },
      { title: say("column.leaves-on") },
      { title: say("column.total-without"), align: "right", spare: 1 },
      { title: say("column.cost"), align: "right" },
      { title: say("column.product"), spare: 3, widest: 24 },
    ],
    events.slice(0, EVENTS_TOLD).map(row),
    call.io.stdout.columns,
  );
  const more = count - Math.min(events.length, EVENTS_TOLD);
  const rest = more > 0 ? `\n  ${say("events.more", { count: more })}` : "";
  return `${say("events.title", { count })}\n${drawn}${rest}`;
}

function distanceTable({ distances, total }: ExplanationReport, rules: RuleVersion, call: Call): string {
  const { say, pick } = call;
  const reachable = distances.filter((line) => line.orders !== null || line.ordersWithRollOff !== null);
  if (total === null || distances.length === 0) return "";
  if (reachable.length === 0) return `${say("distance.title")}\n  ${say("distance.unreachable")}`;
  const amount = (orders: number | null, { unit }: DistanceLine) =>
    orders === null
      ? say("distance.no")
      : say("distance.amount", { orders: figure(orders, 0), unit: pick(unit) });
  const drawn = table(
    [
      { title: say("column.metric"), widest: 26 },
      { title: say("column.target") },
      { title: say("column.at-once"), widest: 44 },
      { title: say("column.spread", { days: distances[0]!.days }), widest: 44, spare: 1 },
    ],
    reachable.map((line) => [
      titleOf(line.metric, rules, call),
      say(`distance.${line.target}`, { points: plainNumber(line.targetPoints) }),
      amount(line.orders, line),
      amount(line.ordersWithRollOff, line),
    ]),
    call.io.stdout.columns,
  );
  return `${say("distance.title")}\n${drawn}`;
}

export function explanationCsv({ events, asOf, rules }: ExplanationReport): Csv {
  return {
    header: [
      ...["date", "rules", "table", "id", "order_id", "product_id", "metric"],
      ...["counted_on", "leaves_on", "total_without", "cost"],
    ],
    rows: events.map((event) => [
      ...[asOf, rules, event.table, event.id, event.orderId, event.product, event.metric],
      ...[event.cohortDay, event.leavesOn, event.totalWithout, event.cost],
    ]),
  };
}
