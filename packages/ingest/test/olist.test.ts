import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { importExports, parseShopYaml, readShopFolder, traceOrder } from "../src/index.ts";
import { parseMapping } from "../src/mapping/parse-mapping.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const DATA = fileURLToPath(new URL("../../../../shared/data/olist", import.meta.url));
const MAPPING = fileURLToPath(new URL("../../../docs/mappings/olist.yaml", import.meta.url));
const there = [process.env["SCORECAST_OLIST"], DATA].find((path) => path !== undefined && existsSync(path));
const name = "imports 7,360 real orders through a mapping, and accounts for every row";

if (there === undefined)
  it.skip(`${name} (skipped: no ../shared/data/olist beside the repository)`, () => {});
else
  it(name, async () => {
    const out = join(await temporaryFolder(), "olist");
    const shop = parseShopYaml("id: olist\nname: olist\nshopType: other\ntimezone: America/Sao_Paulo\n")
      .shop!;
    const { mappings } = parseMapping(await readFile(MAPPING, "utf8"), "olist.yaml");
    const account = await importExports({ files: [there], shop, out, mappings });
    expect(account.problems.filter(({ severity }) => severity === "error")).toEqual([]);
    const read = Object.fromEntries(
      account.files.map(({ file, rowsRead, rowsUsed }) => [file.split("/").at(-1), [rowsRead, rowsUsed]]),
    );
    expect(read).toMatchObject({
      "orders.csv": [7360, 7360],
      "order_items.csv": [8365, 8365],
      "reviews.csv": [7447, 7447],
    });
    expect(account.tables).toEqual({ orders: 7360, parcels: 6352, reviews: 7447 });

    const { history, problems } = await readShopFolder(out);
    expect(new Set(problems.map(({ key, severity }) => `${severity} ${key}`))).toEqual(
      new Set(["warning pickup-before-payment", "warning more-of-the-same"]),
    );
    // Sums that a spreadsheet gives for the same files.
    const items = (await readFile(join(there, "order_items.csv"), "utf8")).trim().split("\n").slice(1);
    const price = items.reduce((sum, line) => sum + Math.round(100 * Number(line.split(",").at(-2))), 0);
    expect(Math.round(history!.orders.amount.reduce((sum, one) => sum + 100 * one, 0))).toBe(price);
    expect(history!.orders.quantity.reduce((sum, one) => sum + one, 0)).toBe(items.length);
    // Three were handed to the carrier after their delivery: the impossible pickup goes, and is told.
    expect(account.quality).toContainEqual(
      expect.objectContaining({ check: "signed-before-pickup", count: 3, of: 6352 }),
    );

    const traced = await traceOrder(out, "2e7a8482f6fb09756ca50c10d7bfc047");
    expect(
      traced.rows.map(({ table, file, line }) => `${table} ${file.file.split("/").at(-1)}:${line}`),
    ).toEqual([
      ...["orders order_items.csv:1462", "orders order_items.csv:1463", "orders orders.csv:2"],
      ...["parcels orders.csv:2", "reviews reviews.csv:5598"],
    ]);
  }, 60_000);
