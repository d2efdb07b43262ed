import type { Metric } from "./metric.ts";

/** 商品基础分: its formula was never published. The value comes from the observed page, from the user, or is assumed; no tally. */
export const productBaseScore = {
  id: "product-base-score",
  unit: "stars",
  better: "higher",
  scale: 1,
  needs: [],
  reads: [],
  event: "entry",
  ideal: 5,
  table: "observed",
  tally() {},
} as const satisfies Metric;
