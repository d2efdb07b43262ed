import { basename } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { csvFaults } from "./csv-faults.ts";
import { csvHeader, csvRecordsAt } from "./csv-records.ts";
import type { LeaveReason } from "./leave-reasons.ts";
import { type MessageKey, messages } from "./messages.ts";
import { readCsvSql } from "./open-duckdb.ts";
import { type Problem, problem } from "./problem.ts";
import { cleanCell } from "./sources/export-cells.ts";
import type { ExportSource, SourceRow } from "./sources/export-source.ts";
import { recogniseExport, type SourceId, sources } from "./sources/registry.ts";

const SHOWN = 5;

export interface ExportRow {
  /** Row of the file, 0 is the first after the header. */
  readonly at: number;
  readonly values: SourceRow;
}

/** One export file, read and typed; `leave` says of a row that it is not used. */
export interface ExportFile {
  readonly path: string;
  readonly name: string;
  readonly id: SourceId;
  readonly rowsRead: number;
  readonly rows: readonly ExportRow[];
  readonly left: Map<LeaveReason, number>;
}

export function leave(file: ExportFile, reason: LeaveReason): void {
  file.left.set(reason, (file.left.get(reason) ?? 0) + 1);
}

/** Recognises a CSV export by its headers and reads the columns that its format names, and no others. */
export async function readExport(
  connection: DuckDBConnection,
  path: string,
): Promise<{ file: ExportFile | null; problems: Problem[] }> {
  const name = basename(path);
  const refuse = (key: MessageKey, params = {}) => ({
    file: null,
    problems: [problem({ severity: "error", key, file: name, params })],
  });
  let header: string[] | null;
  try {
    header = (await csvHeader(path))?.map(cleanCell) ?? null;
  } catch (cause) {
    return refuse("file-unreadable", { detail: (cause as Error).message });
  }
  if (header === null) return refuse("file-empty");
  const found = recogniseExport(header);
  if ("nearest" in found) {
    return refuse("export-unknown", { nearest: found.nearest.title.zh, missing: found.missing.join(", ") });
  }
  const source = sources[found.id];
  let texts: Record<string, string>[];
  try {
    texts = await readTexts(connection, path, header, source);
  } catch (cause) {
    return { file: null, problems: await csvFaults(path, name, (cause as Error).message) };
  }

  const rows: ExportRow[] = [];
  const faults: { at: number; key: MessageKey; column: string }[] = [];
  const left = new Map<LeaveReason, number>();
  for (const [at, text] of texts.entries()) {
    const result = source.row.safeParse(text);
    if (result.success) rows.push({ at, values: result.data });
    else {
      left.set("bad-value", (left.get("bad-value") ?? 0) + 1);
      for (const issue of result.error.issues) {
        const key = issue.message in messages ? (issue.message as MessageKey) : "bad-word";
        faults.push({ at, key, column: String(issue.path[0]) });
      }
    }
  }
  const file: ExportFile = { path, name, id: found.id, rowsRead: texts.length, rows, left };
  return { file, problems: await exportProblems(file, "error", faults) };
}

/** Problems of export rows, the first few places of each kind and the number of the rest. */
export async function exportProblems(
  file: Pick<ExportFile, "path" | "name">,
  severity: Problem["severity"],
  faults: readonly { at: number; key: MessageKey; column: string; params?: Problem["params"] }[],
): Promise<Problem[]> {
  if (faults.length === 0) return [];
  const kinds = new Map<string, typeof faults>();
  for (const fault of faults) {
    const kind = `${fault.key} ${fault.column}`;
    kinds.set(kind, [...(kinds.get(kind)?.slice(0, SHOWN) ?? []), fault].slice(0, SHOWN));
  }
  const shown = [...kinds.values()].flat();
  const header = ((await csvHeader(file.path)) ?? []).map(cleanCell);
  const places = await csvRecordsAt(file.path, new Set(shown.map(({ at }) => at)));
  return [...kinds.values()].flatMap((listed) => {
    const { key, column } = listed[0]!;
    const all = faults.filter((one) => one.key === key && one.column === column).length;
    const told = listed.map(({ at, params }) => {
      const place = places.get(at);
      const value = cleanCell(place?.fields[header.indexOf(column)] ?? "");
      return problem({
        ...{ severity, key, file: file.name, line: place?.line ?? null, column },
        ...{ value: value === "" ? null : value, params: params ?? boundsOf(key) },
      });
    });
    if (all === listed.length) return told;
    const count = all - listed.length;
    const params = { ...told.at(-1)!.params, count, kind: key };
    return [...told, problem({ severity, key: "more-of-the-same", file: file.name, column, params, count })];
  });
}

function boundsOf(key: MessageKey): Problem["params"] {
  if (key === "out-of-range") return { min: 1, max: 5 };
  return key === "bad-whole-number" ? { min: 0, max: 1e9 } : {};
}

async function readTexts(
  connection: DuckDBConnection,
  path: string,
  header: readonly string[],
  source: ExportSource,
): Promise<Record<string, string>[]> {
  const wanted = [...source.required, ...source.optional];
  const columns = wanted.map((name) => header.indexOf(name));
  // Headers repeat in real exports, so columns go by place.
  const names = header.map((_, i) => `c${i}`);
  const fields = columns.map((at) => (at < 0 ? "NULL::VARCHAR" : `c${at}`));
  const result = await connection.run(`SELECT ${fields.join(", ")} FROM ${readCsvSql(path, names)}`);
  const rows: Record<string, string>[] = [];
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; ) {
    const texts = wanted.map((_, i) => chunk!.getColumnValues(i) as (string | null)[]);
    for (let row = 0; row < chunk.rowCount; row++) {
      const record: Record<string, string> = {};
      for (const [i, name] of wanted.entries()) record[name] = cleanCell(texts[i]![row] ?? null);
      rows.push(record);
    }
    chunk = await result.fetchChunk();
  }
  return rows;
}
