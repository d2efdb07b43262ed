import type { ChangeLine } from "@scorecast/core/report";
import type { Locale } from "./locale.ts";

/** One bar of the picture of a change. */
export interface ChangeRow {
  readonly id: string;
  readonly label: string;
  readonly points: number;
}

/** A line in words: what, and why it moved. */
export function changeText({ metric, title, cause }: ChangeLine, locale: Locale): string {
  const name = locale.pick(title);
  return metric === null ? name : locale.t("change.line", { name, cause: locale.t(`cause.${cause}`) });
}

/**
 * The `most` largest lines by size, and one row for the sum of all others: the rows sum to the change as the lines do.
 * Lines that would read as 0 at `digits` decimals go with the others.
 */
export function changeRows(
  lines: readonly ChangeLine[],
  digits: number,
  locale: Locale,
  most = 8,
): readonly ChangeRow[] {
  const sorted = lines.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const visible = sorted.filter((line) => Math.abs(line.points) * 10 ** digits >= 0.5);
  const shown = visible.length > most + 1 ? visible.slice(0, most) : visible;
  const rest = sorted.slice(shown.length);
  const rows = shown.map((line, i) => ({ id: `${i}`, label: changeText(line, locale), points: line.points }));
  if (rest.length === 0) return rows;
  const points = rest.reduce((sum, line) => sum + line.points, 0);
  return [...rows, { id: "rest", label: locale.t("change.rest", { count: rest.length }), points }];
}
