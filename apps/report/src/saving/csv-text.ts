const byteOrderMark = "\ufeff"; // or Excel takes Chinese text for another encoding

/** A number as the page writes it, in either language: groups of three by commas, a true minus, perhaps a sign or %. */
const shownNumber = /^([+\u2212-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(%?)$/;

/** A numerator over a denominator, which a spreadsheet would take for a date. */
const fraction = /^(\d[\d,.]*) \/ (\d[\d,.]*)$/;

/**
 * What a spreadsheet should be given for a shown text: a number without groups and with the minus that programs know; any
 * other text as it is, but with an apostrophe before it where a spreadsheet would run it as a formula.
 */
export function spreadsheetCell(text: string): string {
  const number = shownNumber.exec(text);
  if (number) {
    const [, sign, whole, decimals = "", percent] = number;
    return `${sign === "" || sign === "+" ? "" : "-"}${whole!.replaceAll(",", "")}${decimals}${percent}`;
  }
  const over = fraction.exec(text);
  if (over) return `${over[1]} ÷ ${over[2]}`.replaceAll(",", "");
  return /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
}

/** RFC 4180 in UTF-8 with a byte order mark and CRLF, safe to open in a spreadsheet. The first row is the header. */
export function csvText(rows: readonly (readonly string[])[]): string {
  const field = (text: string): string => {
    const cell = spreadsheetCell(text);
    return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  };
  return `${byteOrderMark}${rows.map((row) => `${row.map(field).join(",")}\r\n`).join("")}`;
}

/** Cells for pasting into a spreadsheet: tabs between them, one line a row, as safe as `csvText`. */
export function pasteText(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) => row.map((text) => spreadsheetCell(text.replace(/[\t\r\n]+/g, " "))).join("\t"))
    .join("\n");
}
