import type { LeaveReason } from "../leave-reasons.ts";
import { fatesOfAll } from "../merge/gather-rows.ts";
import type { MergedTables } from "../merge/merge-tables.ts";
import type { StagedFile } from "../stage/staged-file.ts";
import { makeTable, type WorkDatabase } from "../stage/work-database.ts";

export interface LeftOut {
  readonly reason: LeaveReason;
  readonly rows: number;
}

/** What became of a file's rows. `read` = `used` + the sum of `leftOut`. */
export interface RowAccount {
  readonly read: number;
  readonly used: number;
  /** Most rows first. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * The account of each file, in the order given. A row that goes into several tables is used if one of them uses it; else
 * the reason is that of the table that wanted it most: any reason before "not asked for".
 */
export async function rowAccounts(
  db: WorkDatabase,
  files: readonly StagedFile[],
  { left }: Pick<MergedTables, "left">,
): Promise<RowAccount[]> {
  const all = [...fatesOfAll(files), ...left].map(
    (query) => `SELECT file, target, record, why FROM (${query}) WHERE file >= 0`,
  );
  await makeTable(
    db,
    "left_rows",
    all.length > 0
      ? all.join(" UNION ALL ")
      : "SELECT 0 AS file, 0 AS target, 0 AS record, '' AS why WHERE false",
  );
  const several = files
    .filter(({ targets }) => targets.length > 1)
    .map(({ rank, targets }) => `(${rank}, ${targets.length})`);
  const shared = `(VALUES ${["(-1, 0)", ...several].join(", ")}) s(file, targets)`;
  const counts = await db.rows(
    `SELECT file, why AS reason, count(*) AS rows FROM left_rows ANTI JOIN ${shared} USING (file) GROUP BY ALL
      UNION ALL SELECT file, why AS reason, count(*) FROM (
        SELECT file, record, coalesce(min(why) FILTER (why <> 'not-asked'), 'not-asked') AS why
        FROM left_rows JOIN ${shared} USING (file) GROUP BY file, record, targets HAVING count(DISTINCT target) = targets)
      GROUP BY ALL`,
  );
  return files.map(({ rank, rows, prepared, targets }) => {
    const found = counts
      .filter(({ file }) => Number(file) === rank)
      .map(({ reason, rows: count }) => ({ reason: reason as LeaveReason, rows: Number(count) }));
    const staged = targets.length === 0 && rows > 0 ? [{ reason: "not-asked" as const, rows }] : found;
    const leftOut = summed([...staged, ...prepared.leftOut]);
    const read = rows + prepared.leftOut.reduce((sum, one) => sum + one.rows, 0);
    return { read, used: read - leftOut.reduce((sum, one) => sum + one.rows, 0), leftOut };
  });
}

/** One entry a reason, most rows first, then by name. */
function summed(parts: readonly LeftOut[]): LeftOut[] {
  const sums = new Map<LeaveReason, number>();
  for (const { reason, rows } of parts) sums.set(reason, (sums.get(reason) ?? 0) + rows);
  return [...sums]
    .map(([reason, rows]) => ({ reason, rows }))
    .filter(({ rows }) => rows > 0)
    .sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1));
}
