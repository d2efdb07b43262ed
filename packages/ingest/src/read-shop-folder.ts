import { readFile, stat } from "node:fs/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { type Fallback, type History, type Shop, type TableName, withChatDayStandIns } from "@scorecast/core";
import { csvFaults } from "./csv-faults.ts";
import { fileHeader } from "./file-header.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { type FolderFiles, folderFiles, type TableFile } from "./folder-files.ts";
import { requireWholeGzip } from "./gzip-end.ts";
import { historyDays } from "./history-days.ts";
import * as build from "./history-tables.ts";
import { parseFallbacks } from "./import-record.ts";
import { type InTurn, oneAtATime } from "./one-at-a-time.ts";
import { withDuckDb } from "./open-duckdb.ts";
import { placesOf } from "./places.ts";
import { hasErrors, type Problem, problem } from "./problem.ts";
import { type RawTable, readTable } from "./read-table.ts";
import { indexRows, type RowIndex } from "./row-index.ts";
import { parseShopYaml } from "./shop-yaml.ts";
import { describeFaults, findFaults, linkOrders } from "./table-problems.ts";

export interface ShopFolder {
  /** Null if there is an error among the problems. */
  readonly history: History | null;
  readonly problems: readonly Problem[];
  /** "sha256:…" over the folder's known files; "" if the folder cannot be read. */
  readonly input: string;
  /** Rows of each table that could be read. */
  readonly rows: Readonly<Partial<Record<TableName, number>>>;
}

interface ReadFile {
  readonly file: TableFile;
  readonly header: readonly string[];
  readonly raw: RawTable;
}

/**
 * Reads a shop folder: every table in one pass, typed, linked and checked. Times become shop-local seconds.
 *
 * Never throws on bad data: problems carry file, line and remedy. Line numbers count as an editor does, newlines inside
 * quotes and empty lines included (a lone CR is no line end).
 */
export async function readShopFolder(path: string): Promise<ShopFolder> {
  const files = await folderFiles(path);
  const known = [files.shopYaml, files.importJson, ...files.tables.map((table) => table.path)];
  const [input, content] = await Promise.all([
    fingerprintOf(known.filter((one) => one !== null)),
    readContent(files),
  ]);
  return { ...content, input: files.problems.some(({ key }) => key === "folder-missing") ? "" : input };
}

async function readContent(files: FolderFiles): Promise<Omit<ShopFolder, "input">> {
  const yaml = files.shopYaml === null ? null : parseShopYaml(await readFile(files.shopYaml, "utf8"));
  const record = files.importJson === null ? null : parseFallbacks(await readFile(files.importJson, "utf8"));
  const problems = [...files.problems, ...(yaml?.problems ?? []), ...(record?.problems ?? [])];
  const timezone = yaml?.shop?.timezone ?? "Asia/Shanghai";
  const tables = new Map<TableName, ReadFile>();

  const linked = await withDuckDb(async (connect) => {
    const connections = await Promise.all(files.tables.map(connect));
    const inTurn = oneAtATime();
    const readings = await Promise.all(
      files.tables.map((file, i) => readOne(connections[i]!, file, timezone, inTurn)),
    );
    const readable: { read: ReadFile; connection: DuckDBConnection }[] = [];
    for (const [i, { read, problems: found }] of readings.entries()) {
      problems.push(...found);
      if (read === null) continue;
      readable.push({ read, connection: connections[i]! });
      tables.set(read.file.table, read);
    }
    return await linkAndCheck(readable, problems);
  });

  const rows = Object.fromEntries([...tables].map(([name, { raw }]) => [name, raw.count]));
  const orders = tables.get("orders");
  if (yaml?.shop == null || orders === undefined || hasErrors(problems))
    return { history: null, problems, rows };
  const raws = new Map([...tables].map(([name, { raw }]) => [name, raw]));
  const history = historyOf(yaml.shop, orders.raw, raws, linked, record?.fallbacks ?? []);
  return { history, problems, rows };
}

/** Order rows per table; the problems of all tables are added to `problems`. */
async function linkAndCheck(
  readable: readonly { read: ReadFile; connection: DuckDBConnection }[],
  problems: Problem[],
): Promise<ReadonlyMap<TableName, Int32Array>> {
  const linked = new Map<TableName, Int32Array>();
  const none: RowIndex = indexRows(new Uint32Array(0));
  const orders = readable.find(({ read }) => read.file.table === "orders")?.read.raw ?? null;
  const byId = orders?.keys == null ? none : indexRows(orders.keys);
  const paidAt = orders?.typed.get("paid_at") as Float64Array | undefined;
  for (const { read, connection } of readable) {
    const { file, header, raw } = read;
    const rows = file.table === "orders" ? new Int32Array(0) : linkOrders(raw, byId);
    linked.set(file.table, rows);
    const index = raw === orders ? byId : raw.keys === null ? none : indexRows(raw.keys);
    const links = paidAt === undefined || raw === orders ? null : { rows, paidAt };
    const findings = findFaults(file.table, raw, index, links);
    const places = await placesOf(connection, file, header, findings.rows);
    problems.push(...describeFaults(file.table, file.name, findings, places));
  }
  return linked;
}

async function readOne(
  connection: DuckDBConnection,
  file: TableFile,
  timezone: string,
  inTurn: InTurn,
): Promise<{ read: ReadFile | null; problems: Problem[] }> {
  const refuse = async (cause: unknown): Promise<{ read: null; problems: Problem[] }> => {
    const words = cause instanceof Error ? cause.message : String(cause);
    if (file.form !== "parquet")
      return { read: null, problems: await csvFaults(file.path, file.name, words) };
    const params = { detail: words.split("\n")[0]! };
    return {
      read: null,
      problems: [problem({ severity: "error", key: "file-unreadable", file: file.name, params })],
    };
  };
  try {
    if ((await stat(file.path)).size === 0) {
      return { read: null, problems: [problem({ severity: "error", key: "file-empty", file: file.name })] };
    }
    if (file.form === "csv.gz") await requireWholeGzip(file.path);
    const { header, problems } = await fileHeader(connection, file);
    if (header === null) return { read: null, problems };
    return {
      read: { file, header, raw: await readTable(connection, file, header, timezone, inTurn) },
      problems,
    };
  } catch (cause) {
    return await refuse(cause);
  }
}

function historyOf(
  shop: Shop,
  orders: RawTable,
  raws: ReadonlyMap<TableName, RawTable>,
  linked: ReadonlyMap<TableName, Int32Array>,
  fallbacks: readonly Fallback[],
): History {
  const table = <T>(name: TableName, make: (raw: RawTable, order: Int32Array) => T): T | null => {
    const raw = raws.get(name);
    return raw === undefined ? null : make(raw, linked.get(name)!);
  };
  const tables = {
    orders: build.orderTable(orders),
    parcels: table("parcels", build.parcelTable),
    reviews: table("reviews", build.reviewTable),
    afterSales: table("after-sales", build.afterSaleTable),
    chats: table("chats", build.chatTable),
    chatDays: table("chat-days", build.chatDayTable),
    complaints: table("complaints", build.complaintTable),
    violations: table("violations", build.violationTable),
    listings: table("listings", build.listingTable),
    observed: table("observed", build.observedTable),
  };
  return { shop, ...tables, fallbacks: withChatDayStandIns(fallbacks, tables), ...historyDays(tables) };
}
