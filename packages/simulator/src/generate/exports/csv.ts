/**
 * CSV text of `rows` under `columns`, header first, RFC 4180 quoting. By default as the merchant platform writes
 * it: with a UTF-8 byte order mark and CRLF.
 */
export function toCsv(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
  {
    byteOrderMark = true,
    newline = "\r\n",
  }: { readonly byteOrderMark?: boolean; readonly newline?: string } = {},
): string {
  const header = `${byteOrderMark ? "\uFEFF" : ""}${columns.map(quoted).join(",")}${newline}`;
  return header + csvLines(columns, rows, newline);
}

/** The lines of `rows` alone, each with its end. */
export function csvLines(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
  newline: string,
): string {
  let text = "";
  for (const row of rows) {
    for (let i = 0; i < columns.length; i++) text += `${i === 0 ? "" : ","}${quoted(row[columns[i]!] ?? "")}`;
    text += newline;
  }
  return text;
}

/** A field as RFC 4180 has it: in quotes where it holds a comma, a quote or a line end. */
export function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
