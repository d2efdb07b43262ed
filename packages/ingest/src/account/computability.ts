import {
  type Fallback,
  loadRules,
  type Metric,
  metrics as metricsById,
  ruleVersions,
  type TableName,
} from "@scorecast/core";
import type { MergedTables } from "../merge/merge-tables.ts";
import type { ExportSource } from "../sources/export-source.ts";
import { type SourceId, sources } from "../sources/registry.ts";
import { metricColumns } from "./metric-columns.ts";

/** Whether a metric of a rule version can be computed from a folder. */
export interface Computability {
  readonly rules: string;
  readonly metric: string;
  readonly can: "exact" | "stand-in" | "no";
  /** What is missing or stood in for: tables, and columns as "table.column". */
  readonly lacks: readonly string[];
  /** The export that would mend it; null: nothing to mend, or no export of the platform holds it. */
  readonly mendedBy: SourceId | null;
}

const PICKUP = "parcels.picked_up_at";

/** Every metric of every rule version, in the order of the versions and of their metrics. */
export async function computabilityOf(
  { tables }: Pick<MergedTables, "tables">,
  fallbacks: readonly Fallback[],
): Promise<Computability[]> {
  const filled = new Set(
    tables.flatMap(({ table, filled: names }) => [table, ...[...names].map((name) => `${table}.${name}`)]),
  );
  const result: Computability[] = [];
  for (const { id } of ruleVersions) {
    const rules = await loadRules(id);
    for (const [metric, rule] of Object.entries(rules.metrics)) {
      result.push({ rules: id, metric, ...judge(metric, filled, fallbacks, rule.value !== undefined) });
    }
  }
  return result;
}

function judge(
  metric: string,
  filled: ReadonlySet<string>,
  fallbacks: readonly Fallback[],
  given: boolean,
): Pick<Computability, "can" | "lacks" | "mendedBy"> {
  const { needs, instead, reads, tracked }: Metric = metricsById[metric as keyof typeof metricsById];
  // A metric that reads no table is one that the platform does not publish: a value must be given.
  const outside = needs.length === 0 && !given ? [`observed.value`] : [];
  const serves = (table: TableName) => filled.has(table) || filled.has(instead?.[table] ?? table);
  const tables = needs.filter((table) => !serves(table));
  const columns = (metricColumns[metric] ?? []).filter(
    (any) =>
      !any.some((column) => filled.has(column)) && !tables.includes(any[0]!.split(".")[0] as TableName),
  );
  const lacking = columns.map((any) => any.find((column) => filled.has(column.split(".")[0]!)) ?? any[0]!);
  const lacks = [...tables, ...new Set(lacking), ...outside];
  if (lacks.length > 0) {
    const other = tables.length > 0 ? instead?.[tables[0]!] : undefined;
    return { can: "no", lacks, mendedBy: mendedBy(lacks[0]!) ?? (other ? mendedBy(other) : null) };
  }
  // Parcels that stand in for missing ones tell such a metric nothing; where all are, it has no data.
  const standIns = tracked && fallbacks.find(({ table, column }) => `${table}.${column}` === PICKUP);
  if (standIns && standIns.rows > 0) {
    const can = standIns.rows === standIns.of ? "no" : "stand-in";
    return { can, lacks: ["parcels"], mendedBy: mendedBy("parcels") };
  }
  const stoodIn = reads.filter((column) =>
    fallbacks.some((one) => one.rows > 0 && `${one.table}.${one.column}` === column),
  );
  if (stoodIn.length > 0) return { can: "stand-in", lacks: stoodIn, mendedBy: mendedBy(stoodIn[0]!) };
  return { can: "exact", lacks: [], mendedBy: null };
}

/** The format that fills a table, or its column. */
function mendedBy(lack: string): SourceId | null {
  const [table, column] = lack.split(".");
  const found = (Object.entries(sources) as [SourceId, ExportSource][]).find(([, { targets }]) =>
    targets.some(
      (target) =>
        target.table === table && (column === undefined || target.columns.some(({ to }) => to === column)),
    ),
  );
  return found === undefined || found[0] === "score-page-export" ? null : found[0];
}
