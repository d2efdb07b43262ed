import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseShopYaml, readShopFolder, type TextRow, writeShopFolder } from "../src/index.ts";
import { SHOP, temporaryFolder } from "./temporary-folder.ts";

const shop = parseShopYaml(SHOP).shop!;
const PAID = "2026-09-10 18:00:00";

describe("writing a shop folder", () => {
  it("gives back every text when read", async () => {
    const home = await temporaryFolder();
    let runs = 0;
    const texts = fc.array(fc.string({ unit: fc.constantFrom(..."a1,\"'\n ;中\t#=") }), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(texts, async (warehouses) => {
        const path = join(home, `run-${runs++}`);
        const orders = warehouses.map(
          (warehouse, i): TextRow => ({ order_id: `O${i}`, paid_at: PAID, warehouse }),
        );
        expect(await writeShopFolder(path, { shop, tables: { orders } })).toEqual({ orders: orders.length });
        const { history, problems } = await readShopFolder(path);
        expect(problems).toEqual([]);
        const { codes, names } = history!.orders.warehouse;
        expect(Array.from(codes, (code) => (code < 0 ? "" : names[code]))).toEqual(warehouses);
        expect(history!.shop).toEqual(shop);
      }),
      { numRuns: 25 },
    );
  });

  it("leaves out the optional columns that no row fills", async () => {
    const path = join(await temporaryFolder(), "s");
    const orders = [{ order_id: "O1", paid_at: PAID, amount: "", courier: "中通" }];
    await writeShopFolder(path, { shop, tables: { orders, reviews: [] } });
    expect(await readFile(join(path, "orders.csv"), "utf8")).toBe(
      `order_id,paid_at,courier\nO1,${PAID},中通\n`,
    );
    expect(await readFile(join(path, "reviews.csv"), "utf8")).toBe(
      "review_id,order_id,created_at,product_stars\n",
    );
  });

  it("leaves nothing behind when it breaks half-way", async () => {
    const home = await temporaryFolder();
    const orders = [{ order_id: "O1", paid_at: PAID }];
    const reviews = [{ review_id: "R1", nickname: "花花" }];
    const writing = writeShopFolder(join(home, "s"), { shop, tables: { orders, reviews } });
    await expect(writing).rejects.toThrow("reviews has no column nickname");
    expect(await readdir(home)).toEqual([]);
  });

  it("never touches a folder that exists", async () => {
    const home = await temporaryFolder({ "s/orders.csv": "mine" });
    await expect(writeShopFolder(join(home, "s"), { shop, tables: {} })).rejects.toMatchObject({
      code: "EEXIST",
    });
    expect(await readFile(join(home, "s/orders.csv"), "utf8")).toBe("mine");
    expect(await readdir(home)).toEqual(["s"]);
  });
});
