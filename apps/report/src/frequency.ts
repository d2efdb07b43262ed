/** "41 of 50": a probability as a count of futures. `bound` says where a bare count would be a lie. */
export interface Frequency {
  readonly count: number;
  readonly of: number;
  /** "none", "all": of all the simulations, which is not a promise about the future. */
  readonly bound: "exact" | "fewer" | "more" | "none" | "all";
}

/** The page speaks of 50 futures everywhere, so that counts compare. */
export const FUTURES = 50;

/** `probability`, in [0, 1], as a count out of 50, rounded, yet never 0 for what did happen and never all for what did not. */
export function frequency(probability: number): Frequency {
  if (probability === 0) return { count: 0, of: FUTURES, bound: "none" };
  if (probability === 1) return { count: FUTURES, of: FUTURES, bound: "all" };
  const count = Math.round(probability * FUTURES);
  if (count === 0) return { count: 1, of: FUTURES, bound: "fewer" };
  if (count === FUTURES) return { count: FUTURES - 1, of: FUTURES, bound: "more" };
  return { count, of: FUTURES, bound: "exact" };
}
