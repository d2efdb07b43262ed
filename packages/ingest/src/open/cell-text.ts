/** What Excel keeps of a number; an id beyond it has lost its last digits, so it must not look whole. */
const EXACT = 1e15;

/**
 * A workbook's cell as the text that an export would hold. Dates lose the float's noise; a date without a time is a day
 * alone. A number that Excel could not hold exactly is in scientific notation, as Excel shows it.
 */
export function cellText(value: string | number | boolean | Date | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "1" : "0";
  if (typeof value === "number") {
    if (Math.abs(value) >= EXACT) return value.toExponential().toUpperCase();
    return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)));
  }
  const seconds = Math.round(value.getTime() / 1000);
  if (!Number.isFinite(seconds) || Math.abs(seconds) > 1e11) return "#DATE";
  const [day, time] = new Date(seconds * 1000).toISOString().slice(0, 19).split("T");
  return time === "00:00:00" ? day! : `${day} ${time}`;
}
