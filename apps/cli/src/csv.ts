export type Cell = string | number | boolean | null;

export interface Csv {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const byteOrderMark = "\ufeff"; // or Excel takes Chinese text for another encoding

/**
 * RFC 4180 in UTF-8 with a byte order mark, lines ended by LF. Nothing is an empty field. A text that a spreadsheet would
 * run as a formula gets a leading apostrophe; numbers stay numbers.
 */
export function toCsv({ header, rows }: Csv): string {
  return `${byteOrderMark}${[header, ...rows].map((row) => `${row.map(field).join(",")}\n`).join("")}`;
}

function field(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(Object.is(cell, -0) ? 0 : cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
