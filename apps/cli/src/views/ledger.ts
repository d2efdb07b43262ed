import type { Call } from "../commands/command.ts";
import type { Csv } from "../csv.ts";
import type { LedgerReport } from "../ledger-report.ts";
import { figure } from "./figures.ts";
import { paragraph } from "./paragraph.ts";
import { type TableCell, table } from "./table.ts";

/** How many of the ranges that were said held, then each forecast of the total, what was said and what came. */
export function ledgerView(report: LedgerReport, call: Call): string {
  const parts = [
    opening(report, call),
    forecastTable(report, call),
    summaryTable(report, call),
    notes(report, call),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function opening({ shop, forecasts, summary, asOf }: LedgerReport, call: Call): string {
  const { say, ink, io } = call;
  const all = summary.find(({ horizon }) => horizon === null);
  const heading = all
    ? say("ledger.heading", {
        ...{ of: all.forecasts, held: all.held["0.8"], expected: figure(0.8 * all.forecasts, 0) },
      })
    : say("ledger.nothing-due", { count: forecasts.length });
  const facts = say("ledger.facts", { name: shop.name, count: forecasts.length, asOf });
  return [ink.bold(paragraph(heading, io.stdout.columns, "")), ink.dim(facts)].join("\n");
}

function forecastTable({ forecasts }: LedgerReport, call: Call): string {
  const { say, pick, ink } = call;
  const rows = forecasts.flatMap(({ start, title, judged }) =>
    judged
      .filter(({ node }) => node === "total")
      .map((one): TableCell[] => [
        start,
        pick(title),
        one.date,
        say("backtest.days", { days: one.horizon }),
        say("ledger.said", {
          median: figure(one.median, 1),
          low: figure(one.interval80[0], 1),
          high: figure(one.interval80[1], 1),
        }),
        figure(one.actual, 1),
        one.held["0.8"]
          ? { text: say("ledger.held"), ink: ink.good }
          : { text: say("ledger.missed"), ink: ink.bad },
      ]),
  );
  if (rows.length === 0) return "";
  const right = "right" as const;
  const columns = [
    { title: say("ledger.made") },
    { title: say("ledger.scenario"), widest: 24, spare: 2 },
    { title: say("ledger.for") },
    { title: say("backtest.ahead"), spare: 1 },
    { title: say("ledger.range"), align: right },
    { title: say("ledger.came"), align: right },
    { title: say("ledger.verdict") },
  ];
  return table(columns, rows, call.io.stdout.columns);
}

function summaryTable({ summary }: LedgerReport, call: Call): string {
  const { say } = call;
  if (summary.length === 0) return "";
  const right = "right" as const;
  const columns = [
    { title: say("backtest.ahead") },
    { title: say("backtest.forecasts"), align: right },
    ...["50%", "80%", "95%"].map((level) => ({ title: say("backtest.level", { level }), align: right })),
    { title: say("ledger.wis"), align: right },
    { title: say("ledger.stays"), align: right },
  ];
  const rows = summary.map(({ horizon, forecasts, held, wis, stays }): TableCell[] => [
    horizon === null ? say("ledger.all") : say("backtest.days", { days: horizon }),
    figure(forecasts, 0),
    ...(["0.5", "0.8", "0.95"] as const).map((level) => figure(held[level], 0)),
    figure(wis, 2),
    stays === null ? "—" : figure(stays, 2),
  ]);
  return table(columns, rows, call.io.stdout.columns);
}

function notes({ forecasts }: LedgerReport, call: Call): string {
  const { say, io } = call;
  const count = (of: (one: LedgerReport["forecasts"][number]) => boolean) => forecasts.filter(of).length;
  const [notDue, other, changed] = [
    count(({ state }) => state === "not-due"),
    count(({ state }) => state === "other-rules"),
    count(({ recordChanged }) => recordChanged),
  ];
  const lines = [
    ...(notDue > 0 ? [say("ledger.not-due", { count: notDue })] : []),
    ...(other > 0 ? [say("ledger.other-rules", { count: other })] : []),
    ...(changed > 0 ? [say("ledger.changed", { count: changed })] : []),
    ...(new Set(forecasts.map(({ scenario }) => scenario)).size > 1 ? [say("ledger.scenarios")] : []),
  ];
  return lines.map((line) => paragraph(line, io.stdout.columns, "  ")).join("\n");
}

/** One row a forecast, day and node. */
export function ledgerCsv({ forecasts }: LedgerReport): Csv {
  return {
    header: [
      ...["start", "scenario", "rules", "date", "horizon", "node", "median", "low80", "high80", "actual"],
      ...["held50", "held80", "held95", "wis", "stays"],
    ],
    rows: forecasts.flatMap(({ start, scenario, rules, judged }) =>
      judged.map((one) => [
        ...[
          start,
          scenario,
          rules,
          one.date,
          one.horizon,
          one.node,
          one.median,
          ...one.interval80,
          one.actual,
        ],
        ...[one.held["0.5"] ? 1 : 0, one.held["0.8"] ? 1 : 0, one.held["0.95"] ? 1 : 0, one.wis, one.stays],
      ]),
    ),
  };
}
