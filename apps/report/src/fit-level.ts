import type { FitLine } from "@scorecast/simulator/report";
import type { Locale } from "./locale.ts";

type Unit = FitLine["unit"];

/** A level's figure with as many digits as it carries, without its unit. */
export function levelText(level: number, unit: Unit, locale: Locale): string {
  switch (unit) {
    case "share":
      return locale.percent(level, level < 0.1 ? 2 : 1);
    case "per-order":
      return locale.number(level, 3);
    case "days":
    case "stars":
    case "ratio":
      return locale.number(level, 2);
    case "per-day":
    case "hours":
    case "seconds":
      return locale.number(level, 1);
    default:
      return unit satisfies never;
  }
}

/** The same with its unit: "22.5 a day". */
export function levelUnitText(level: number, unit: Unit, locale: Locale): string {
  return locale.t(`fit.unit.${unit}`, { value: levelText(level, unit, locale) });
}
