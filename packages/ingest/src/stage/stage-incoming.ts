import { stat } from "node:fs/promises";
import type { Shop } from "@scorecast/core";
import { contentHash } from "../content-hash.ts";
import type { ExistingFolder } from "../existing-folder.ts";
import type { ProgressTeller } from "../import-progress.ts";
import type { ImportedFile } from "../import-record.ts";
import type { PreparedTable } from "../open/prepared-table.ts";
import { type Problem, problem } from "../problem.ts";
import { fileLabel, type StagedFile, stageFile } from "./staged-file.ts";
import { stagedProblems } from "./staged-problems.ts";
import type { WorkDatabase } from "./work-database.ts";

/** A file of this import: its table, its rows once staged, its place among the files of the folder. */
export interface Incoming {
  readonly prepared: PreparedTable;
  readonly fingerprint: string;
  /** Null: its rows could not be read, or were imported before. */
  readonly staged: StagedFile | null;
  readonly skipped: ImportedFile | null;
}

/** Readies every table, the later export with the greater rank. What the folder holds already is counted, not read again. */
export async function stageIncoming(
  db: WorkDatabase,
  tables: readonly PreparedTable[],
  existing: ExistingFolder | null,
  { shop, teller, problems }: { shop: Shop | null; teller: ProgressTeller; problems: Problem[] },
): Promise<Incoming[]> {
  const known = new Set(existing?.record?.files.map(({ fingerprint }) => fingerprint) ?? []);
  const sizes = await Promise.all(tables.map(async ({ data }) => (await stat(data.path)).size));
  const allBytes = sizes.reduce((sum, size) => sum + size, 0);
  const ranks = new Map([...tables].sort(byAge).map((table, rank) => [table, rank]));
  const incoming: Incoming[] = [];
  let [rows, bytes] = [0, 0];
  for (const [i, prepared] of tables.entries()) {
    const names = [prepared.sheet ?? "", ...prepared.header];
    db.watch((share) => teller.tell("read", (bytes + share * sizes[i]!) / allBytes));
    // The hash is made while DuckDB reads: the file comes from the disk once.
    const hashing = contentHash(prepared.data.path, names);
    const options = { timezone: shop?.timezone ?? "Asia/Shanghai" };
    const staging = stageFile(db, prepared, ranks.get(prepared)!, options).catch(
      (cause: unknown) => cause as Error,
    );
    const [fingerprint, staged] = [await hashing, await staging];
    bytes += sizes[i]!;
    if (staged instanceof Error) {
      const detail = staged.message.split("\n")[0]!.replaceAll(prepared.data.path, prepared.file);
      problems.push(
        problem({ severity: "error", key: "rows-unreadable", file: fileLabel(prepared), params: { detail } }),
      );
      incoming.push({ prepared, fingerprint, staged: null, skipped: leftWhole(prepared, fingerprint, []) });
      continue;
    }
    rows += staged.rows;
    teller.rowsRead(rows, bytes, allBytes);
    if (known.has(fingerprint)) {
      const all = staged.rows + prepared.leftOut.reduce((sum, one) => sum + one.rows, 0);
      const skipped = leftWhole(prepared, fingerprint, [{ reason: "already-imported", rows: all }]);
      incoming.push({ prepared, fingerprint, staged: null, skipped });
      continue;
    }
    problems.push(...(await stagedProblems(db, staged)));
    incoming.push({ prepared, fingerprint, staged, skipped: null });
  }
  db.watch(null);
  return incoming;
}

/** The later export is the one that was changed later; of two with one time the one whose name comes later. */
function byAge(a: PreparedTable, b: PreparedTable): number {
  const name = (one: PreparedTable) => fileLabel(one);
  return a.modifiedAt - b.modifiedAt || (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0);
}

function leftWhole(
  prepared: PreparedTable,
  fingerprint: string,
  leftOut: ImportedFile["leftOut"],
): ImportedFile {
  const rowsRead = leftOut.reduce((sum, { rows }) => sum + rows, 0);
  return { ...described(prepared, fingerprint), rowsRead, rowsUsed: 0, leftOut };
}

export function described({ file, member, sheet, source }: PreparedTable, fingerprint: string) {
  const recognisedAs =
    source.kind === "format"
      ? source.id
      : source.kind === "mapping"
        ? `mapping:${source.mapping.id}`
        : `table:${source.table}`;
  return { file, member, sheet, fingerprint, recognisedAs };
}

/** The tables of the folder that is added to, older than every file. */
export async function stageExisting(
  db: WorkDatabase,
  existing: ExistingFolder | null,
  shop: Shop | null,
): Promise<StagedFile[]> {
  const staged: StagedFile[] = [];
  const cancelledFromFinish =
    existing?.record?.fallbacks.some(({ table, column }) => `${table}.${column}` === "orders.cancelled_at") ??
    false;
  for (const [i, table] of (existing?.tables ?? []).entries()) {
    const options = {
      timezone: shop?.timezone ?? "Asia/Shanghai",
      ready: true,
      cancelledFromFinish,
    };
    staged.push(await stageFile(db, table, -1 - i, options));
  }
  return staged;
}
