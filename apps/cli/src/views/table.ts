import Table from "cli-table3";
import stringWidth from "string-width";
import { printable } from "../printable.ts";
import { wrapped } from "./paragraph.ts";

export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
  /** Left out where the table is too wide, greatest number first; absent: always shown. */
  readonly spare?: number;
  /** Widest that its text may get before it wraps. */
  readonly widest?: number;
}

/** A cell's text, and how to colour it once its width is known. */
export type TableCell = string | { readonly text: string; readonly ink: (text: string) => string };

const chars = {
  ...{ top: "", "top-mid": "", "top-left": "", "top-right": "" },
  ...{ bottom: "", "bottom-mid": "", "bottom-left": "", "bottom-right": "" },
  ...{ left: "", "left-mid": "", mid: "", "mid-mid": "", right: "", "right-mid": "", middle: "  " },
};

/** Aligned columns; Chinese characters take two cells. `width`: cells of a line, beyond which spare columns go. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly TableCell[])[],
  width: number,
): string {
  const safe = rows.map((row) => row.map((cell, c) => cellOf(cell, columns[c]!.widest)));
  const widths = columns.map(({ title }, c) =>
    Math.max(stringWidth(title), ...safe.flatMap((row) => row[c]!.lines.map((line) => stringWidth(line)))),
  );
  const shown = columns.map((_, c) => c);
  const total = () => shown.reduce((sum, c) => sum + widths[c]! + 2, 0);
  while (total() > width) {
    const spare = shown.filter((c) => columns[c]!.spare !== undefined);
    if (spare.length === 0) break;
    const out = spare.reduce((most, c) => (columns[c]!.spare! > columns[most]!.spare! ? c : most));
    shown.splice(shown.indexOf(out), 1);
  }
  const drawn = new Table({
    chars,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0, compact: true },
    head: shown.map((c) => columns[c]!.title),
    colWidths: shown.map((c) => widths[c]!),
    colAligns: shown.map((c) => columns[c]!.align ?? "left"),
  });
  for (const row of safe) drawn.push(shown.map((c) => row[c]!.lines.map(row[c]!.ink).join("\n")));
  return drawn
    .toString()
    .split("\n")
    .map((line) => `  ${line.trimEnd()}`)
    .join("\n");
}

function cellOf(cell: TableCell, widest = Number.POSITIVE_INFINITY) {
  const { text, ink } = typeof cell === "string" ? { text: cell, ink: (line: string) => line } : cell;
  return { lines: wrapped(printable(text), widest), ink: (line: string) => (line === "" ? "" : ink(line)) };
}
