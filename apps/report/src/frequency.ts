/** "41 of 50": a probability as a count of futures. `bound` says when a count of 0 or of all would be a lie. */
export interface Frequency {
  readonly count: number;
  readonly of: number;
  readonly bound: "exact" | "fewer" | "more";
}

/** The page speaks of 50 futures everywhere, so that counts compare. */
export const FUTURES = 50;

/** `probability`, in [0, 1], as a count out of `of`: rounded, yet never 0 unless impossible and never all unless certain. */
export function frequency(probability: number, of = FUTURES): Frequency {
  const count = Math.round(probability * of);
  if (count === 0 && probability > 0) return { count: 1, of, bound: "fewer" };
  if (count === of && probability < 1) return { count: of - 1, of, bound: "more" };
  return { count, of, bound: "exact" };
}
