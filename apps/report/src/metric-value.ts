import type { MetricLine } from "@scorecast/core/report";
import type { Locale } from "./locale.ts";

/** A metric's value with its unit: "0.85%", "18.2 小时". */
export function metricValue(value: number | null, unit: MetricLine["unit"], locale: Locale): string {
  if (value === null) return locale.t("no-data");
  switch (unit) {
    case "share":
      return locale.t("unit.share", { value: locale.percent(value, 2) });
    case "stars":
      return locale.t("unit.stars", { value: locale.number(value, 2) });
    case "hours":
      return locale.t("unit.hours", { value: locale.number(value, 1) });
    case "seconds":
      return locale.t("unit.seconds", { value: locale.number(value, 0) });
    case "points":
      return locale.t("unit.points", { value: locale.number(value, 1) });
    case "ratio":
      return locale.t("unit.ratio", { value: locale.number(value, 3) });
    default:
      return unit satisfies never;
  }
}

/** What the value is a ratio of: "12 / 1,234"; null where a table is missing. */
export function metricBasis({ numerator, denominator }: MetricLine, locale: Locale): string | null {
  if (numerator === null || denominator === null) return null;
  const digits = Number.isInteger(numerator) ? 0 : 1;
  return `${locale.number(numerator, digits)} / ${locale.number(denominator, 0)}`;
}
