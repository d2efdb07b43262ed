import type { FitReport, PooledLine, UnitLine, UnitsReport } from "@scorecast/simulator";
import type { Call } from "../commands/command.ts";
import { figure, percent } from "./figures.ts";
import { paragraph } from "./paragraph.ts";
import { type TableCell, table } from "./table.ts";

const columns = ["products", "provinces", "couriers"] as const;
type Column = (typeof columns)[number];

/** How products, provinces and couriers differ from the shop, and what those that do cause. */
export function unitsView(report: FitReport, call: Call): string[] {
  const told = columns.flatMap((column) => {
    const units = report[column];
    return units === null ? [] : [oneColumn(column, units, call)];
  });
  const { say, io } = call;
  return told.length === 0 ? [] : [...told, paragraph(say("fit.units.note"), io.stdout.columns, "")];
}

function oneColumn(column: Column, { named, units, processes }: UnitsReport, call: Call): string {
  const { say, pick, io } = call;
  const right = "right" as const;
  const heads = [
    { title: say(`fit.units.${column}`), widest: 28 },
    { title: say("fit.units.orders"), align: right, spare: 9 },
    { title: say("fit.units.order-share"), align: right, spare: 8 },
    ...processes.map(({ title }, i) => ({ title: pick(title), align: right, ...(i > 0 && { spare: i }) })),
  ];
  const rows = units.map((unit): TableCell[] => [
    nameOf(unit, call),
    figure(unit.orders, 0),
    percent(unit.orderShare, 1),
    ...processes.map(({ process }) =>
      cellOf(
        unit.lines.find((line) => line.process === process),
        call,
      ),
    ),
  ]);
  const lines = [
    ...apart(units, processes, call),
    ...processes.flatMap(({ title, mix }) =>
      mix === null || figure(mix, 2) === "1.00"
        ? []
        : [say("fit.units.mix", { process: pick(title), factor: figure(mix, 2) })],
    ),
  ];
  return [
    say(`fit.units.${column}-heading`, { count: named }),
    table(heads, rows, io.stdout.columns),
    ...lines.map((line) => paragraph(line, io.stdout.columns, "  ")),
  ].join("\n");
}

function nameOf({ kind, id, members }: UnitLine, { say }: Call): string {
  if (kind === "named") return id ?? "";
  return kind === "rest" ? say("fit.units.rest", { count: members }) : say("fit.units.unknown");
}

/** The ratio with its 90 % interval; where it may as well be 1, the plain words. */
function cellOf(line: PooledLine | undefined, { say, ink }: Call): TableCell {
  if (line === undefined) return "";
  const [low, high] = line.days?.interval90 ?? line.interval90;
  const range = say("fit.range", { low: figure(low, 1), high: figure(high, 1) });
  if (line.verdict === "like-the-shop") return { text: say("fit.units.like", { range }), ink: ink.dim };
  const text =
    line.days === null
      ? say("fit.units.ratio", { ratio: figure(line.ratio, 1), range })
      : say("fit.units.days", { days: figure(line.days.mean, 1), range });
  const worse = (line.verdict === "higher") !== (line.process === "signing");
  return { text, ink: worse ? ink.bad : ink.good };
}

/** A sentence for each unit that causes more than its part. */
function apart(units: readonly UnitLine[], processes: UnitsReport["processes"], call: Call): string[] {
  const { say, pick } = call;
  const sentences = units.flatMap((unit) =>
    unit.kind !== "named"
      ? []
      : unit.lines
          .filter(({ verdict, process }) => verdict === "higher" && process !== "signing")
          .map(({ process, share, shareInterval90: [low, high] }) =>
            say("fit.units.causes", {
              ...{ name: unit.id ?? "", share: percent(share, 0), orders: percent(unit.orderShare, 0) },
              range: say("fit.range", { low: percent(low, 0), high: percent(high, 0) }),
              process: pick(processes.find((one) => one.process === process)!.title),
            }),
          ),
  );
  return sentences.length === 0 ? [say("fit.units.none-worse")] : sentences;
}
