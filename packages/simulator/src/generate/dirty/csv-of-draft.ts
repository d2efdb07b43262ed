import type { Cell, Draft, RecordRow } from "./draft.ts";
import { exportColumns } from "./export-columns.ts";

/** What a torn row says in its text column, as it stands in the file. */
const torn = { quote: '"质量"很好"，会再来', newline: "收到了\n质量很好，会再来" } as const;

/** The draft as delimited text. A cell like ="123" stands as it is, as programs write it for spreadsheets. */
export function csvOfDraft(draft: Draft): string {
  const { header, rows, above, below, columns, delimiter, newline } = draft;
  const line = (cells: readonly string[]) => cells.map((cell) => field(cell, delimiter)).join(delimiter);
  const blank = columns.map(() => "").join(delimiter);
  const lines = rows.map((row) => {
    if (row.kind === "record") return recordLine(draft, row);
    return row.kind === "header" ? line(header) : blank;
  });
  return `${[...above.map(line), line(header), ...lines, ...below.map(line)].join(newline)}${newline}`;
}

function recordLine({ of, columns, delimiter }: Draft, { cells, broken }: RecordRow): string {
  const fields = cells.map((cell) => field(textOf(cell), delimiter));
  if (broken === null) return fields.join(delimiter);
  return fields.with(columns.indexOf(exportColumns[of].prose), torn[broken]).join(delimiter);
}

/** Numbers stand in workbooks only; a CSV has what the export said. */
function textOf(cell: Cell): string {
  return typeof cell === "string" ? cell : String(cell.number);
}

function field(text: string, delimiter: string): string {
  if (/^="[^",;|\t\r\n]*"$/.test(text)) return text;
  const special = text.includes(delimiter) || /["\r\n]/.test(text);
  return special ? `"${text.replaceAll('"', '""')}"` : text;
}
