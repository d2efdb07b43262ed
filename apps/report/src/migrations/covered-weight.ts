import type { Step } from "./step.ts";

interface Weighed {
  readonly id: string;
  readonly weight: number;
}
type Metric = Weighed & { readonly dimension: string; readonly score: number | null };

/** The share of the weight that has data follows from the metrics, so that a score from before it was written can be told it. */
export const coveredWeight: Step = {
  kinds: ["score"],
  applies: (result) =>
    result["coveredWeight"] === undefined &&
    Array.isArray(result["metrics"]) &&
    Array.isArray(result["dimensions"]),
  migrate: (result) => {
    const weights = new Map(
      (result["dimensions"] as readonly Weighed[]).map(({ id, weight }) => [id, weight]),
    );
    const covered = (result["metrics"] as readonly Metric[]).reduce(
      (sum, { dimension, weight, score }) =>
        score === null ? sum : sum + (weights.get(dimension) ?? 0) * weight,
      0,
    );
    return { ...result, coveredWeight: Math.round(covered * 1e4) / 1e4 };
  },
};
