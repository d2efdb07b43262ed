/**
 * Writes what is committed of generated shops: the sample shop's exports under samples/ and the golden shops of
 * packages/core. Run `npx tsx scripts/make-sample.ts` after a change of the generator or of a spec, and commit
 * the files with it; a test compares them byte by byte.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  afterSaleExportColumns,
  generateShop,
  orderExportColumns,
  parcelExportColumns,
  reviewExportColumns,
  type ShopSpec,
  shopPresets,
  toAfterSaleExport,
  toCsv,
  toOrderExport,
  toParcelExport,
  toReviewExport,
  toShopFolder,
} from "../packages/simulator/src/generate/index.ts";

const sampleSeed = "autumn";

/** A healthy shop of modest volume with two perks: refunds insured, remote regions served by transit. */
const steady: ShopSpec = {
  ...shopPresets["steady-fashion"],
  shop: {
    ...shopPresets["steady-fashion"].shop,
    id: "steady",
    name: "示例稳健店",
    perks: [
      { kind: "freight-insurance", from: "2026-06-01", until: null },
      { kind: "remote-logistics", from: "2026-06-01", until: "2026-12-31" },
    ],
  },
  startDay: "2026-07-14",
  days: 110,
  demand: {
    ...shopPresets["steady-fashion"].demand,
    volume: { kind: "random", purchasesPerDay: 9, dispersion: 0.16, growthPer30Days: 0 },
  },
  incidents: [],
};

/** Seeds are chosen so that few metrics sit on the flat ends of their mapping. */
const goldenShops: Readonly<Record<string, { readonly spec: ShopSpec; readonly seed: string }>> = {
  steady: { spec: steady, seed: "golden" },
  "small-40": { spec: shopPresets.small, seed: "small-7" },
  growth: { spec: shopPresets["growth-stage"], seed: "growth-1" },
  crisis: { spec: shopPresets["in-crisis"], seed: "g1" },
};

/** Path from the repository's root → text, of every committed file that the generator makes. */
export function committedFiles(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const sample = generateShop(shopPresets["steady-fashion"], sampleSeed);
  const folder = toShopFolder(sample);
  const exports = "samples/steady-fashion/exports";
  files.set(`${exports}/订单.csv`, toCsv(orderExportColumns, toOrderExport(sample)));
  files.set(`${exports}/售后.csv`, toCsv(afterSaleExportColumns, toAfterSaleExport(sample)));
  files.set(`${exports}/评价.csv`, toCsv(reviewExportColumns, toReviewExport(sample)));
  files.set(`${exports}/包裹.csv`, toCsv(parcelExportColumns, toParcelExport(sample)));
  files.set("samples/steady-fashion/shop.yaml", folder["shop.yaml"]!);
  files.set("samples/steady-fashion/tables/chats.csv", folder["chats.csv"]!);
  for (const [name, { spec, seed }] of Object.entries(goldenShops)) {
    for (const [file, text] of Object.entries(toShopFolder(generateShop(spec, seed)))) {
      files.set(`packages/core/test/golden/shops/${name}/${file}`, text);
    }
  }
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  for (const [path, text] of committedFiles()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    process.stdout.write(`${path}  ${Math.ceil(Buffer.byteLength(text) / 1024)} KB\n`);
  }
}
