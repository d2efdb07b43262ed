import { access, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Shop } from "@scorecast/core";
import { csvHeader } from "./csv-records.ts";
import { folderFiles } from "./folder-files.ts";
import { type ImportRecord, parseImportRecord } from "./import-record.ts";
import type { PreparedTable } from "./open/prepared-table.ts";
import { pathSql } from "./open-duckdb.ts";
import { hasErrors, type Problem, problem } from "./problem.ts";
import { parseShopYaml } from "./shop-yaml.ts";
import type { WorkDatabase } from "./stage/work-database.ts";
import type { TableFileForm } from "./write/write-tables.ts";

/** A shop folder that an import adds to. */
export interface ExistingFolder {
  readonly shop: Shop | null;
  readonly record: ImportRecord | null;
  readonly trace: string | null;
  readonly form: TableFileForm;
  readonly tables: readonly PreparedTable[];
}

/** Reads what an import needs to add to the folder at `path`; null, and why, if it is none. */
export async function existingFolder(
  db: WorkDatabase,
  path: string,
): Promise<{ folder: ExistingFolder | null; problems: Problem[] }> {
  const files = await folderFiles(path);
  if (files.problems.some(({ key }) => key === "folder-missing")) {
    return {
      folder: null,
      problems: [problem({ severity: "error", key: "add-missing", file: basename(path) })],
    };
  }
  const problems = [...files.problems];
  const yaml = files.shopYaml === null ? null : parseShopYaml(await readFile(files.shopYaml, "utf8"));
  const record =
    files.importJson === null ? null : parseImportRecord(await readFile(files.importJson, "utf8"));
  problems.push(...(yaml?.problems ?? []), ...(record?.problems ?? []));
  if (hasErrors(problems)) return { folder: null, problems };
  const tables: PreparedTable[] = [];
  for (const { table, form, name, path: file } of files.tables) {
    const parquet = form === "parquet";
    const header = parquet ? await parquetHeader(db, file) : ((await csvHeader(file)) ?? []);
    tables.push({
      ...{
        file: name,
        member: null,
        sheet: null,
        modifiedAt: 0,
        header,
        firstLine: parquet ? 1 : 2,
        hasLineColumn: false,
      },
      source: { kind: "shop-table", table },
      data: { path: file, form: parquet ? "parquet" : "csv", delimiter: ",", skipRecords: 1, quoted: true },
      leftOut: [],
    });
  }
  const trace = join(path, "trace.parquet");
  const traced = record?.record?.formatVersion === 2 && (await exists(trace));
  const form = files.tables.some((one) => one.table === "orders" && one.form === "parquet")
    ? "parquet"
    : "csv";
  return {
    folder: {
      shop: yaml?.shop ?? null,
      record: record?.record ?? null,
      trace: traced ? trace : null,
      form,
      tables,
    },
    problems,
  };
}

async function parquetHeader(db: WorkDatabase, path: string): Promise<string[]> {
  const found = await db.rows(`DESCRIBE SELECT * FROM read_parquet(${pathSql(path)})`);
  return found.map(({ column_name }) => String(column_name));
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
