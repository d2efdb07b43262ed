import type { ConsequencePath, ScenarioResult } from "@scorecast/simulator/report";
import type { Call } from "../commands/command.ts";
import { chance, figure, shareOfFutures } from "./figures.ts";
import { type TableCell, table } from "./table.ts";

const ROWS = 10;
/** A chance that stays this near 0 or 1 on every day is settled. */
const SETTLED = 0.005;

/** How likely each threshold holds today, in a week, in a month, on the last day; what is settled is only counted. */
export function consequencePathTable({ consequences = [] }: ScenarioResult, n: number, call: Call): string {
  const { say, pick, io } = call;
  if (consequences.length === 0) return "";
  const open = consequences.filter(({ met }) => met.some((p) => p > SETTLED && p < 1 - SETTLED));
  const shown = [...open].sort((a, b) => movement(b) - movement(a)).slice(0, ROWS);
  const horizon = consequences[0]!.met.length - 1;
  const days = [...new Set([7, 30, horizon])].filter((day) => day <= horizon);
  const rows = shown.map((path): TableCell[] => [
    say("forecast.threshold", { programme: pick(path.programmeTitle), title: pick(path.title) }),
    say(`met.${path.effect}.${path.met[0] === 1 ? "yes" : "no"}`),
    ...days.map((day) => shareOfFutures(path.met[day]!, n)),
    chance(path.ever.value, path.ever.interval),
  ]);
  const columns = [
    { title: say("column.threshold"), widest: 40 },
    { title: say("column.today") },
    ...days.map((day) => ({ title: say("column.in-days", { days: day }), align: "right" as const })),
    { title: say("column.ever"), align: "right" as const, spare: 1 },
  ];
  const settled = consequences.length - shown.length;
  return [
    ...(rows.length > 0 ? [say("forecast.paths"), table(columns, rows, io.stdout.columns)] : []),
    ...(settled > 0 ? [`  ${say("forecast.paths-settled", { count: figure(settled, 0) })}`] : []),
  ].join("\n");
}

/** How far a chance is from settled at its least settled. */
function movement({ met }: ConsequencePath): number {
  return Math.max(...met.map((p) => Math.min(p, 1 - p)));
}
