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
  "diagnosis",
  "ledger",
  "plan-status",
  "evaluation",
  "reconcile",
  "scenario",
  "plan",
  "shop",
  "shop-spec",
  "rule-version",
  "overrides",
] as const;

export type SchemaName = (typeof schemaNames)[number];
