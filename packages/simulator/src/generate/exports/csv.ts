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
  const lines = rows.map((row) => columns.map((column) => quoted(row[column] ?? "")).join(","));
  return `${byteOrderMark ? "\uFEFF" : ""}${[columns.map(quoted).join(","), ...lines].join(newline)}${newline}`;
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
