import { stringify } from "yaml";
import type { WorkDatabase } from "../stage/work-database.ts";
import type { MergedTables } from "./merge-tables.ts";

/**
 * The text of an override file with the imported tiers, by rising points; null without any. It is given to commands with
 * `--overrides`.
 */
export async function tierOverrides(
  db: WorkDatabase,
  { tables }: Pick<MergedTables, "tables">,
): Promise<string | null> {
  const table = tables.find((one) => one.table === "tiers");
  if (table === undefined || table.rows === 0) return null;
  const rows = await db.rows(`SELECT metric, points, bound FROM ${table.relation} ORDER BY metric, points`);
  const metrics: Record<string, { tiers: { points: number; bound: number }[] }> = {};
  for (const row of rows) {
    const metric = String(row["metric"]);
    metrics[metric] ??= { tiers: [] };
    metrics[metric].tiers.push({ points: Number(row["points"]), bound: Number(row["bound"]) });
  }
  return stringify({ metrics });
}
