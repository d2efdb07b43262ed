/** Rows of a CSV text by header; a byte order mark is dropped, quoted fields may hold commas, quotes, line ends. */
export function readCsv(text: string): Record<string, string>[] {
  const records: string[][] = [[]];
  let field = "";
  let inQuotes = false;
  for (const char of text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n")) {
    if (char === '"') inQuotes = !inQuotes;
    if (inQuotes || (char !== "," && char !== "\n")) {
      field += char;
      continue;
    }
    const whole = field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field;
    records.at(-1)!.push(whole);
    field = "";
    if (char === "\n") records.push([]);
  }
  const [header, ...rows] = records.slice(0, -1);
  return rows.map((row) => Object.fromEntries(header!.map((name, i) => [name, row[i]!])));
}
