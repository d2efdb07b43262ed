import { csvLines } from "./exports/csv.ts";
import type { ShopFields } from "./shop-spec.ts";
import { type ShopTables, type TableRows, tableColumns } from "./shop-tables.ts";

type TableFile = `${keyof typeof tableColumns}.csv`;

/** The tables of a shop folder by the names of their files. */
const tableFiles = {
  "orders.csv": "orders",
  "parcels.csv": "parcels",
  "reviews.csv": "reviews",
  "after-sales.csv": "afterSales",
  "chats.csv": "chats",
  "complaints.csv": "complaints",
  "violations.csv": "violations",
} as const satisfies Record<TableFile, keyof TableRows>;

/** Rows as lines of each table's file, without the header; the same for a day and for a whole shop. */
export function tableLines(rows: TableRows): Readonly<Record<TableFile, string>> {
  const lines = Object.entries(tableFiles).map(([file, table]) => {
    const columns = tableColumns[file.slice(0, -".csv".length) as keyof typeof tableColumns];
    return [file, csvLines(columns, rows[table], "\n")];
  });
  return Object.fromEntries(lines) as Record<TableFile, string>;
}

/** The first line of each table's file. */
export const tableHeaders = Object.fromEntries(
  Object.entries(tableColumns).map(([name, columns]) => [`${name}.csv`, `${columns.join(",")}\n`]),
) as Readonly<Record<TableFile, string>>;

/** The files of a shop folder, name → text. CSV in UTF-8 without a byte order mark, lines end with LF. */
export function toShopFolder(tables: ShopTables): Readonly<Record<string, string>> {
  const lines = Object.entries(tableLines(tables)) as [TableFile, string][];
  const files = lines.map(([file, text]) => [file, tableHeaders[file] + text]);
  return { "shop.yaml": shopYaml(tables.shop), ...Object.fromEntries(files) };
}

/** shop.yaml; texts are quoted as JSON strings, which are YAML. */
export function shopYaml(shop: ShopFields): string {
  const perks = shop.perks.map(
    ({ kind, from, until }) =>
      `  - { kind: ${kind}, from: "${from}", until: ${until ? `"${until}"` : "null"} }`,
  );
  return `${[
    `id: ${JSON.stringify(shop.id)}`,
    `name: ${JSON.stringify(shop.name)}`,
    `industry: ${JSON.stringify(shop.industry)}`,
    `shopType: ${shop.shopType}`,
    `openedOn: "${shop.openedOn}"`,
    `timezone: ${shop.timezone}`,
    `productsOnSale: ${shop.productsOnSale}`,
    ...(perks.length === 0 ? ["perks: []"] : ["perks:", ...perks]),
  ].join("\n")}\n`;
}
