import type { MetricLine, ScoreReport } from "@scorecast/core/report";
import type { Speech } from "../translate.ts";

/** A number with thousands separators and `digits` decimals, rounded half up as scores are. */
export function figure(value: number, digits: number): string {
  const unit = 10 ** digits;
  const rounded = Math.floor(Math.abs(value) * unit + 0.5 + 1e-9) / unit;
  const text = rounded.toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return value < 0 && rounded !== 0 ? `-${text}` : text;
}

/** The same with its sign, "+1.20". A difference that rounds to nothing has none. */
export function signed(value: number, digits: number): string {
  const text = figure(value, digits);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** A share in [0, 1] as percent. */
export function percent(share: number, digits = 2): string {
  return `${figure(share * 100, digits)}%`;
}

/**
 * A probability that dice measured. Where it would read 0 % or 100 %, which no number of throws can tell, the bound of
 * its 95 % interval in whole percent: ">99%".
 */
export function chance(value: number, [low, high]: readonly [number, number], digits = 1): string {
  const shown = percent(value, digits);
  if (Number.parseFloat(shown) >= 100) return `>${Math.floor(100 * low)}%`;
  if (Number.parseFloat(shown) <= 0) return `<${Math.ceil(100 * high)}%`;
  return shown;
}

/** A share of `n` futures; where all or none are in it, what the rule of three leaves open (3/n, with 95 %). */
export function shareOfFutures(share: number, n: number, digits = 1): string {
  const three = Math.min(1, 3 / n);
  return chance(share, [1 - three, three], digits);
}

/** As many decimals as the number has, at most two. */
export function plainNumber(value: number): string {
  return figure(value, Number.isInteger(value) ? 0 : Number.isInteger(value * 10) ? 1 : 2);
}

/** A metric's value with its unit; a dash where there is no data. */
export function metricValue(value: number | null, unit: MetricLine["unit"], { say }: Speech): string {
  if (value === null) return "—";
  switch (unit) {
    case "share":
      return percent(value);
    case "stars":
      return say("unit.stars", { value: figure(value, 2) });
    case "hours":
      return say("unit.hours", { value: figure(value, 1) });
    case "seconds":
      return say("unit.seconds", { value: figure(value, 0) });
    case "points":
      return say("unit.points", { value: figure(value, 1) });
    case "ratio":
      return figure(value, 3);
    default:
      return unit satisfies never;
  }
}

/** A total as its page shows it: whole points, or two decimals on the 5-point scale. */
export function totalFigure(total: number | null, scale: number): string {
  return total === null ? "—" : figure(total, scale <= 5 ? 2 : 0);
}

/** "估" and its kind: where a number comes from, in one word. */
export function provenanceMark(provenance: ScoreReport["provenance"], { say }: Speech): string {
  return say(`mark.${provenance}`);
}
