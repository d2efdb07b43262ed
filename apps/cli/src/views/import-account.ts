import { type ImportAccount, type LeaveReason, leaveReasons } from "@scorecast/ingest";
import type { Call } from "../commands/command.ts";
import type { Key } from "../messages/zh.ts";
import { figure } from "./figures.ts";
import { paragraph } from "./paragraph.ts";
import { type TableCell, table } from "./table.ts";

const known = ["order-export", "after-sale-export", "review-export", "parcel-export"];

/** What became of every row of every file, which tables there are now, and what stands in for what. */
export function importView(
  { written, files, tables, fallbacks }: ImportAccount,
  folder: string,
  call: Call,
): string {
  const { say, pick, ink, io } = call;
  const rows = files.map(({ file, recognisedAs, rowsRead, rowsUsed, leftOut }): TableCell[] => [
    file,
    known.includes(recognisedAs) ? say(`export.${recognisedAs}` as Key) : say("export.unknown"),
    figure(rowsRead, 0),
    figure(rowsUsed, 0),
    leftOut
      .map(({ reason, rows: count }) =>
        say("import.left-out", {
          count,
          reason: reason in leaveReasons ? pick(leaveReasons[reason as LeaveReason]) : reason,
        }),
      )
      .join(say("list.comma")),
  ]);
  const columns = [
    { title: say("column.file"), widest: 30 },
    { title: say("column.recognised") },
    { title: say("column.rows-read"), align: "right" as const },
    { title: say("column.rows-used"), align: "right" as const },
    { title: say("column.left-out"), widest: 50 },
  ];
  const parts = [table(columns, rows, io.stdout.columns)];
  if (!written) return `${[...parts, ink.bad(say("import.refused"))].join("\n\n")}\n`;
  const list = Object.entries(tables)
    .map(([name, count]) => say("import.table", { name, count: figure(count ?? 0, 0) }))
    .join(say("list.comma"));
  const standIns = fallbacks.map((one) =>
    paragraph(say("import.stand-in", { ...one }), io.stdout.columns, "  "),
  );
  parts.push([ink.bold(say("import.written", { folder })), `  ${list}`, ...standIns].join("\n"));
  return `${parts.join("\n\n")}\n`;
}
