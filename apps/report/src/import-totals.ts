import type { ComputableLine, ImportReport, Text } from "@scorecast/core/report";

type Rules = ImportReport["rules"][number];

/** What became of all rows. `read` = `used` + the sum of `leftOut`. */
export interface RowTotals {
  /** Files on disk and members of zips, not their sheets. */
  readonly files: number;
  /** As the reader knows them; files that no format fits. */
  readonly unknown: readonly string[];
  readonly read: number;
  readonly used: number;
  /** By reason, most rows first. */
  readonly leftOut: readonly { readonly reason: string; readonly title: Text; readonly rows: number }[];
}

export function rowTotals({ files }: Pick<ImportReport, "files">): RowTotals {
  const byReason = new Map<string, { reason: string; title: Text; rows: number }>();
  for (const { reason, title, rows } of files.flatMap(({ leftOut }) => leftOut)) {
    const sum = byReason.get(reason);
    if (sum) sum.rows += rows;
    else byReason.set(reason, { reason, title, rows });
  }
  return {
    files: new Set(files.map(({ file, member }) => JSON.stringify([file, member]))).size,
    unknown: files.filter(({ recognisedAs }) => recognisedAs === "unknown").map(fileText),
    read: files.reduce((sum, { rowsRead }) => sum + rowsRead, 0),
    used: files.reduce((sum, { rowsUsed }) => sum + rowsUsed, 0),
    leftOut: [...byReason.values()].filter(({ rows }) => rows > 0).sort((a, b) => b.rows - a.rows),
  };
}

/** A file, and the member or sheet of it that is meant. */
export function fileText(line: Pick<ImportReport["files"][number], "file" | "member" | "sheet">): string {
  return [line.file, line.member, line.sheet].filter((part) => part !== null).join(" · ");
}

/** How many metrics of a version can be computed, and the exports that would mend the others. */
export interface CanTotals {
  readonly all: number;
  readonly exact: number;
  readonly standIn: number;
  readonly no: number;
  readonly mends: readonly { readonly id: string; readonly title: Text; readonly metrics: number }[];
}

/** `mends` speaks of the metrics that cannot be computed; of those with a stand-in where there are no others. */
export function canTotals({ metrics }: Rules): CanTotals {
  const of = (can: ComputableLine["can"]) => metrics.filter((metric) => metric.can === can);
  const [exact, standIn, no] = [of("exact"), of("stand-in"), of("no")];
  const mends = new Map<string, { id: string; title: Text; metrics: number }>();
  for (const { mendedBy } of no.length > 0 ? no : standIn) {
    if (mendedBy === null) continue;
    const mend = mends.get(mendedBy.id);
    if (mend) mend.metrics += 1;
    else mends.set(mendedBy.id, { ...mendedBy, metrics: 1 });
  }
  return {
    ...{ all: metrics.length, exact: exact.length, standIn: standIn.length, no: no.length },
    mends: [...mends.values()],
  };
}

/** The version in force after the last order; null: there is none, because no order was read. */
export function rulesInForce({ rules }: Pick<ImportReport, "rules">): Rules | null {
  return rules.find(({ inForce }) => inForce) ?? null;
}
