import { access, readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Fallback, Shop, TableName } from "@scorecast/core";
import { fingerprintOf } from "./fingerprint.ts";
import type { ImportedFile } from "./import-record.ts";
import { mergeExports } from "./merge-exports.ts";
import { withDuckDb } from "./open-duckdb.ts";
import { hasErrors, type Problem, problem } from "./problem.ts";
import { type ExportFile, exportProblems, readExport } from "./read-export.ts";
import { parseShopYaml } from "./shop-yaml.ts";
import { writeShopFolder } from "./write-shop-folder.ts";

export interface ImportRequest {
  /** Paths of exports, in any order; each format may come in several files. */
  readonly files: readonly string[];
  /** The shop, or the path of a shop.yaml that describes it. */
  readonly shop: Shop | string;
  /** The shop folder to make; it must not exist. */
  readonly out: string;
}

/** What an import did. For every file rows read = rows used + rows left out. */
export interface ImportAccount {
  /** False if there was an error: then nothing was written. */
  readonly written: boolean;
  readonly files: readonly ImportedFile[];
  readonly tables: Readonly<Partial<Record<TableName, number>>>;
  readonly fallbacks: readonly Fallback[];
  readonly problems: readonly Problem[];
}

/** Makes a shop folder from exports of the back office, whole or not at all: recognise, read, type, merge, write. */
export async function importExports({ files, shop, out }: ImportRequest): Promise<ImportAccount> {
  const problems: Problem[] = [];
  const known = await shopOf(shop, problems);
  if (await exists(out))
    problems.push(problem({ severity: "error", key: "out-exists", file: basename(out) }));

  const read: ExportFile[] = [];
  const unknown: string[] = [];
  await withDuckDb(async (connect) => {
    const connection = await connect();
    for (const path of files) {
      const found = await readExport(connection, path);
      problems.push(...found.problems);
      if (found.file === null) unknown.push(path);
      else read.push(found.file);
    }
  });
  if (!read.some(({ id }) => id === "order-export")) {
    problems.push(problem({ severity: "error", key: "orders-missing", file: basename(out) }));
  }

  const { tables, fallbacks, doubts } = mergeExports(read);
  for (const file of read) {
    const own = doubts.filter((doubt) => doubt.file === file);
    const conflicts = own.filter(({ key }) => key === "row-conflict");
    const words = own.filter(({ key }) => key === "export-word");
    problems.push(...(await exportProblems(file, "error", conflicts)));
    const used = { used: "normal" };
    problems.push(
      ...(await exportProblems(
        file,
        "warning",
        words.map((word) => ({ ...word, params: used })),
      )),
    );
  }

  const accounts = [
    ...(await Promise.all(read.map(accountOf))),
    ...(await Promise.all(unknown.map(unknownOf))),
  ];
  const rows = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.length]));
  const account = { files: accounts, tables: rows, fallbacks, problems };
  if (hasErrors(problems) || known === null) return { written: false, ...account };
  const record = { formatVersion: 1 as const, files: accounts, tables: rows, fallbacks: [...fallbacks] };
  await writeShopFolder(out, { shop: known, tables, record });
  return { written: true, ...account };
}

async function accountOf(file: ExportFile): Promise<ImportedFile> {
  const leftOut = [...file.left].map(([reason, rows]) => ({ reason, rows }));
  return {
    file: file.name,
    fingerprint: await fingerprintOf([file.path]),
    recognisedAs: file.id,
    rowsRead: file.rowsRead,
    rowsUsed: file.rowsRead - leftOut.reduce((sum, { rows }) => sum + rows, 0),
    leftOut,
  };
}

async function unknownOf(path: string): Promise<ImportedFile> {
  const fingerprint = (await exists(path)) ? await fingerprintOf([path]) : "";
  const none = { rowsRead: 0, rowsUsed: 0, leftOut: [] };
  return { file: basename(path), fingerprint, recognisedAs: "unknown", ...none };
}

async function shopOf(shop: Shop | string, problems: Problem[]): Promise<Shop | null> {
  if (typeof shop !== "string") return shop;
  const file = basename(shop);
  let text: string;
  try {
    text = await readFile(shop, "utf8");
  } catch {
    problems.push(problem({ severity: "error", key: "file-missing", file }));
    return null;
  }
  const parsed = parseShopYaml(text, file);
  problems.push(...parsed.problems);
  return parsed.shop;
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
