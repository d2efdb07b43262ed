/** Files that have a JSON Schema. */
export const schemaNames = [
  "score",
  "daily-scores",
  "explain",
  "impact",
  "import",
  "fit",
  "projection",
  "goal",
  "sensitivity",
  "backtest",
  "ledger",
  "scenario",
  "shop",
  "shop-spec",
  "rule-version",
  "overrides",
] as const;

export type SchemaName = (typeof schemaNames)[number];
