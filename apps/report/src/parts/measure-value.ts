import type { Evaluation } from "@scorecast/simulator/report";
import type { Locale } from "../locale.ts";
import { metricValue } from "../metric-value.ts";

const digits = { stars: 2, share: 2, hours: 1, seconds: 0, points: 1, ratio: 3 } as const;

type Unit = Evaluation["unit"];

/** A value without its unit, where one with it stands beside. */
export function bareValue(value: number, unit: Unit, locale: Locale): string {
  return locale.number(unit === "share" ? 100 * value : value, digits[unit]);
}

/** A change with its sign and without its unit. */
export function bareChange(value: number, unit: Unit, locale: Locale): string {
  return locale.signed(unit === "share" ? 100 * value : value, digits[unit]);
}

/** A change with its sign and unit; shares in percentage points. */
export function changeText(value: number, unit: Unit, locale: Locale): string {
  const bare = bareChange(value, unit, locale);
  if (unit === "share") return locale.t("evaluation.share-points", { value: bare });
  const sign = /^[+−]/.exec(bare)?.[0] ?? "";
  return `${sign}${metricValue(Math.abs(value), unit, locale)}`;
}
