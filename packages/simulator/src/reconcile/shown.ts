const units = [1, 0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8] as const;
const REPRESENTATION_ERROR = 1e-9;

/** How a page makes few digits of many. */
export type Cut = "rounded" | "truncated";

/** Decimals that the values of a series are written with, at most 8: the least that lose none of them. */
export function decimalsOf(values: ArrayLike<number>): number {
  let decimals = 0;
  for (let i = 0; i < values.length; i++)
    while (decimals < units.length - 1 && !isWhole(values[i]! / units[decimals]!)) decimals++;
  return decimals;
}

/** The least step between two shown values. */
export function unitOf(decimals: number): number {
  return units[decimals]!;
}

/** `value` as a page with so many decimals shows it: half up, or the rest dropped. NaN for NaN. */
export function shownAs(value: number, decimals: number, cut: Cut): number {
  const scaled = value / units[decimals]!;
  const slack = REPRESENTATION_ERROR * Math.max(1, Math.abs(scaled));
  return Math.floor(scaled + (cut === "rounded" ? 0.5 : 0) + slack) * units[decimals]!;
}

/** How far the unrounded `value` lies outside of what `shown` may stand for, in its unit; 0: they agree. */
export function excess(value: number, shown: number, decimals: number, cut: Cut): number {
  const unit = units[decimals]!;
  const middle = cut === "rounded" ? shown : shown + unit / 2;
  const slack = REPRESENTATION_ERROR * Math.max(unit, Math.abs(shown));
  const beyond = Math.abs(value - middle) - unit / 2;
  return beyond > slack ? beyond : 0;
}

function isWhole(scaled: number): boolean {
  return Math.abs(scaled - Math.round(scaled)) <= 1e-6 * Math.max(1, Math.abs(scaled) * 1e-3);
}
