import { toCsv } from "./exports/csv.ts";
import type { ShopFields } from "./shop-spec.ts";
import { type GeneratedTable, type ShopTables, tableColumns } from "./shop-tables.ts";

/** The files of a shop folder, name → text. CSV in UTF-8 without a byte order mark, lines end with LF. */
export function toShopFolder(tables: ShopTables): Readonly<Record<string, string>> {
  return {
    "shop.yaml": shopYaml(tables.shop),
    "orders.csv": tableCsv("orders", tables.orders),
    "parcels.csv": tableCsv("parcels", tables.parcels),
    "reviews.csv": tableCsv("reviews", tables.reviews),
    "after-sales.csv": tableCsv("after-sales", tables.afterSales),
    "chats.csv": tableCsv("chats", tables.chats),
    "complaints.csv": tableCsv("complaints", tables.complaints),
    "violations.csv": tableCsv("violations", tables.violations),
  };
}

function tableCsv(name: GeneratedTable, rows: readonly Readonly<Record<string, string>>[]): string {
  return toCsv(tableColumns[name], rows, { byteOrderMark: false, newline: "\n" });
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
