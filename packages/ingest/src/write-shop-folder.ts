import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { access, chmod, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { finished } from "node:stream/promises";
import { formatDay, type Shop, type TableName } from "@scorecast/core";
import { stringify } from "yaml";
import { csvLine } from "./csv-text.ts";
import type { ImportRecord } from "./import-record.ts";
import { tableNames, tableShapes } from "./table-columns.ts";

/** A row as text by column name; a column that is not there is empty. */
export type TextRow = Readonly<Record<string, string>>;

export interface ShopFolderContent {
  readonly shop: Shop;
  /** Rows by table; a table that is not there gets no file. */
  readonly tables: Readonly<Partial<Record<TableName, Iterable<TextRow>>>>;
  readonly record?: ImportRecord;
}

/**
 * Writes a shop folder whole or not at all: into a new folder beside it, renamed when complete.
 *
 * Optional columns that no row fills are left out.
 *
 * @returns rows written by table
 * @throws {Error} if `path` exists already (code EEXIST), or a row has a column that its table does not know
 */
export async function writeShopFolder(
  path: string,
  content: ShopFolderContent,
): Promise<Partial<Record<TableName, number>>> {
  const target = resolve(path);
  await refuseExisting(target);
  await mkdir(dirname(target), { recursive: true });
  const draft = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    await writeFile(join(draft, "shop.yaml"), shopYamlOf(content.shop));
    const rows: Partial<Record<TableName, number>> = {};
    for (const table of tableNames) {
      const given = content.tables[table];
      if (given !== undefined) rows[table] = await writeTable(join(draft, `${table}.csv`), table, [...given]);
    }
    if (content.record !== undefined) {
      await writeFile(join(draft, "import.json"), `${JSON.stringify(content.record, null, 2)}\n`);
    }
    await chmod(draft, 0o755);
    await refuseExisting(target);
    await rename(draft, target);
    return rows;
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    throw cause;
  }
}

async function refuseExisting(target: string): Promise<void> {
  const there = await access(target).then(
    () => true,
    () => false,
  );
  if (!there) return;
  const error = new Error(`${target} exists already: choose another name, or move it away`);
  throw Object.assign(error, { code: "EEXIST" });
}

async function writeTable(path: string, table: TableName, rows: readonly TextRow[]): Promise<number> {
  const { columns } = tableShapes[table];
  const known = new Set(columns.map(({ name }) => name));
  const filled = new Set<string>();
  for (const row of rows) {
    for (const name in row) {
      if (!known.has(name))
        throw new Error(`${table} has no column ${name}: write only columns of the contract`);
      if (row[name] !== "") filled.add(name);
    }
  }
  const names = columns.filter(({ name, required }) => required || filled.has(name)).map(({ name }) => name);
  const file = createWriteStream(path);
  let text = csvLine(names);
  for (const row of rows) {
    text += csvLine(names.map((name) => row[name] ?? ""));
    if (text.length < 1 << 16) continue;
    if (!file.write(text)) await once(file, "drain");
    text = "";
  }
  file.end(text);
  await finished(file);
  return rows.length;
}

/** shop.yaml of a shop; unknown values are left out. */
export function shopYamlOf(shop: Shop): string {
  const known = {
    id: shop.id,
    name: shop.name,
    ...(shop.industry === null ? {} : { industry: shop.industry }),
    shopType: shop.shopType,
    ...(shop.openedOn === null ? {} : { openedOn: formatDay(shop.openedOn) }),
    timezone: shop.timezone,
    ...(shop.productsOnSale === null ? {} : { productsOnSale: shop.productsOnSale }),
    perks: shop.perks.map(({ kind, from, until }) => ({
      kind,
      from: formatDay(from),
      ...(until === null ? {} : { until: formatDay(until) }),
    })),
  };
  return stringify(known);
}
