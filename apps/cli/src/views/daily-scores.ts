import type { DailyScoreReport } from "@scorecast/core/report-schema";
import type { Call } from "../commands/command.ts";
import type { Csv } from "../csv.ts";
import { figure, plainNumber } from "./figures.ts";
import { sparkline } from "./sparkline.ts";
import { table } from "./table.ts";

/** The daily curve: a sparkline, then a line for each day. */
export function dailyScoresView({ shop, days }: DailyScoreReport, call: Call): string {
  const { say, ink, io } = call;
  const totals = days.map(({ total }) => total);
  const known = totals.filter((total) => total !== null);
  const range =
    known.length === 0
      ? say("daily.none")
      : say("daily.range", { low: figure(Math.min(...known), 2), high: figure(Math.max(...known), 2) });
  const columns = [
    { title: say("column.day") },
    { title: say("column.total"), align: "right" as const },
    { title: say("column.exact"), align: "right" as const },
    { title: say("column.stage") },
    ...dimensionsOf(days).map((id) => ({ title: say(`dimension.${id}`), align: "right" as const, spare: 1 })),
    { title: say("column.rules"), spare: 2 },
  ];
  const rows = days.map((day) => [
    day.date,
    day.display.total === null ? "—" : plainNumber(day.display.total),
    day.total === null ? "—" : figure(day.total, 2),
    say(`stage.${day.stage}`),
    ...dimensionsOf(days).map((id) => {
      const score = day.dimensions[id] ?? null;
      return score === null ? "—" : figure(score, 2);
    }),
    `${day.rules}${day.inForce ? "" : say("daily.not-in-force")}`,
  ]);
  const title = say("daily.title", { name: shop.name, from: days[0]!.date, to: days.at(-1)!.date });
  const curve = `${sparkline(totals, Math.min(io.stdout.columns - 4, 120))}  ${range}`;
  return `${ink.bold(title)}\n  ${curve}\n\n${table(columns, rows, io.stdout.columns)}\n`;
}

type Dimension = "product" | "logistics" | "service" | "content";

function dimensionsOf(days: DailyScoreReport["days"]): readonly Dimension[] {
  const all: readonly Dimension[] = ["product", "logistics", "service", "content"];
  return all.filter((id) => days.some((day) => id in day.dimensions));
}

export function dailyScoresCsv({ days }: DailyScoreReport): Csv {
  const dimensions = dimensionsOf(days);
  return {
    header: [
      "date",
      "rules",
      "in_force",
      "stage",
      "total",
      "displayed",
      "buyer_score",
      "stars",
      ...dimensions,
    ],
    rows: days.map((day) => [
      ...[day.date, day.rules, day.inForce ? 1 : 0, day.stage, day.total],
      ...[day.display.total, day.display.buyerScore, day.display.stars],
      ...dimensions.map((id) => day.dimensions[id] ?? null),
    ]),
  };
}
