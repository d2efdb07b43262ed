/** A forecast as equally likely values. */
export interface Ensemble {
  /** Ascending, without NaN; a single one is a point forecast. */
  readonly values: Float64Array;
  /** Drawn at random, so that scores are corrected for its size; false: points that stand for the whole distribution. */
  readonly drawn: boolean;
}

/** How many members lie below `y`, and how many at or below it. */
export function ranksOf(values: Float64Array, y: number): { readonly below: number; readonly upTo: number } {
  return { below: firstFrom(values, (value) => value >= y), upTo: firstFrom(values, (value) => value > y) };
}

/** Index of the first member for which `reached` holds; it holds for all after it. */
function firstFrom(values: Float64Array, reached: (value: number) => boolean): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reached(values[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Quantile at p × (n + 1), type 6 (Hyndman and Fan 1996): an interval between two of them holds the next draw as often as
 * it says, however few members there are.
 */
export function predictiveQuantile({ values }: Ensemble, p: number): number {
  const position = Math.min(Math.max((values.length + 1) * p - 1, 0), values.length - 1);
  const below = Math.floor(position);
  const low = values[below]!;
  return low + (position - below) * (values[Math.min(below + 1, values.length - 1)]! - low);
}
