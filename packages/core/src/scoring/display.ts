import type { RuleVersion } from "../rules/schema.ts";

const REPRESENTATION_ERROR = 1e-9;

/**
 * Rounded half up to `digits`. Sums that are a half on paper and a hair less in binary are rounded up too.
 *
 * @returns NaN for NaN
 */
export function roundHalfUp(value: number, digits: number): number {
  const unit = [1, 10, 100, 1000, 10_000][digits]!;
  return Math.floor(value * unit + 0.5 + REPRESENTATION_ERROR) / unit;
}

/** The total as the page shows it; thresholds and questions compare this value. NaN: no score. */
export function displayedTotal(rules: RuleVersion, total: number): number {
  return roundHalfUp(total, rules.display.digits);
}

/** What buyers see of a displayed total: a score of at most 5 and its stars. null where there is no total. */
export function buyerDisplay(
  rules: RuleVersion,
  displayed: number,
): { readonly buyerScore: number | null; readonly stars: number | null } {
  if (Number.isNaN(displayed)) return { buyerScore: null, stars: null };
  const { scores, stars } = rules.buyerDisplay;
  const buyerScore =
    scores === null
      ? displayed
      : (scores.find((row) => displayed >= row.from)?.buyer ?? scores.at(-1)!.buyer);
  return { buyerScore, stars: stars.find((row) => buyerScore >= row.from)?.stars ?? stars.at(-1)!.stars };
}
