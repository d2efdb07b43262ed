import { readFileSync } from "node:fs";
import { parseDay } from "../src/clocks/shop-day.ts";
import { type PerkKind, perkKinds, type ShopType, shopTypes } from "../src/history/columns.ts";
import type { History, Perk, Shop } from "../src/history/history.ts";
import { historyOf, type Row } from "../src/history/history-of.ts";

/** The shops of test/golden/shops, each made by our own generator. */
export const goldenShops = ["steady", "small-40", "growth", "crisis"] as const;

/** Reads a golden shop. Its files are clean, so that this reader need not be clever: real ones are read by packages/ingest. */
export function readGoldenShop(name: (typeof goldenShops)[number]): History {
  const folder = new URL(`./golden/shops/${name}/`, import.meta.url);
  const table = (file: string) => csvRows(readFileSync(new URL(`${file}.csv`, folder), "utf8"));
  return historyOf(shopOf(readFileSync(new URL("shop.yaml", folder), "utf8")), {
    orders: table("orders"),
    parcels: table("parcels"),
    reviews: table("reviews"),
    afterSales: table("after-sales"),
    chats: table("chats"),
    complaints: table("complaints"),
    violations: table("violations"),
  });
}

function csvRows(text: string): Row[] {
  const [header, ...lines] = text.trimEnd().split("\n").map(fieldsOf);
  return lines.map((fields) => Object.fromEntries(fields.map((field, i) => [header![i]!, field])));
}

function fieldsOf(line: string): string[] {
  return [...line.trimEnd().matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );
}

function shopOf(yaml: string): Shop {
  const value = (key: string) => new RegExp(`^${key}: "?(.*?)"?$`, "m").exec(yaml)?.[1] ?? "null";
  const shopType = value("shopType");
  if (!shopTypes.includes(shopType as ShopType)) throw new RangeError(`shopType ${shopType}`);
  return {
    id: value("id"),
    name: value("name"),
    industry: value("industry"),
    shopType: shopType as ShopType,
    openedOn: parseDay(value("openedOn")),
    timezone: value("timezone"),
    productsOnSale: Number(value("productsOnSale")),
    perks: [...yaml.matchAll(/kind: ([a-z-]+), from: "(.*?)", until: "?(.*?)"? }/g)].map(
      ([, kind, from, until]): Perk => {
        if (!perkKinds.includes(kind as PerkKind)) throw new RangeError(`perk ${kind}`);
        return { kind: kind as PerkKind, from: parseDay(from!)!, until: parseDay(until!) };
      },
    ),
  };
}
