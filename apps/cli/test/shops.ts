import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateShop, shopPresets, toShopFolder } from "@scorecast/simulator/generate";

/** Writes files into `folder`, which is made if need be. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

export const shopYaml = `id: s1
name: 小店
industry: 女装
shopType: other
openedOn: 2024-01-01
productsOnSale: 3
`;

/** A shop without a single order. */
export const noOrders = { "shop.yaml": shopYaml, "orders.csv": "order_id,paid_at\n" };

/** A shop with one order, signed, reviewed with one star. */
export const oneOrder = {
  "shop.yaml": shopYaml,
  "orders.csv": "order_id,paid_at,product_id\no1,2026-10-01 10:00:00,p1\n",
  "parcels.csv":
    "waybill_id,order_id,picked_up_at,signed_at\nw1,o1,2026-10-01 16:00:00,2026-10-03 12:00:00\n",
  "reviews.csv": "review_id,order_id,created_at,product_stars\nr1,o1,2026-10-04 09:00:00,1\n",
};

/** A formal shop of some forty orders a month, from the generator. */
export const smallShop: Readonly<Record<string, string>> = toShopFolder(
  generateShop(shopPresets.small, "cli-tests"),
);

/** A formal shop with two years' worth of trouble in a month. */
export const shopInCrisis: Readonly<Record<string, string>> = toShopFolder(
  generateShop(shopPresets["in-crisis"], "cli-tests"),
);
