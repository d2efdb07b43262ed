import { consequenceCategories } from "./consequence-categories.ts";
import { coveredWeight } from "./covered-weight.ts";
import type { RawResult, Step } from "./step.ts";

/** The format version that this program writes, of every kind of result that the page shows. */
export const FORMAT_VERSION = 1;

export const resultKinds = [
  "score",
  "explain",
  "forecast",
  "compare",
  "sensitivity",
  "fit",
  "goal",
  "backtest",
  "plan-status",
  "evaluation",
  "reconcile",
  "diagnose",
  "import",
] as const;

/** In the order in which the formats changed. */
const steps: readonly Step[] = [consequenceCategories, coveredWeight];

export type Migrated =
  | { readonly result: RawResult }
  | { readonly problem: "unknown-kind" | "older" | "newer"; readonly found: string };

/**
 * A result of any form that this program ever wrote, in today's form; or why not: of a kind that the page does not show,
 * or of a format version that is newer than this program (or is none). Other fields are not checked.
 */
export function migrateResult(item: unknown): Migrated {
  const { kind, formatVersion } = (item ?? {}) as { kind?: unknown; formatVersion?: unknown };
  if (!resultKinds.some((known) => known === kind)) return { problem: "unknown-kind", found: String(kind) };
  if (typeof formatVersion !== "number" || !Number.isInteger(formatVersion) || formatVersion < 1)
    return { problem: "older", found: String(formatVersion) };
  if (formatVersion > FORMAT_VERSION) return { problem: "newer", found: String(formatVersion) };
  let result = item as RawResult;
  for (const step of steps)
    if (step.kinds.includes(result.kind) && step.applies(result)) result = step.migrate(result);
  return { result };
}
