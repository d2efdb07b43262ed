import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  afterSaleExportColumns,
  generateShop,
  orderExportColumns,
  parcelExportColumns,
  reviewExportColumns,
  shopPresets,
  shopYaml,
  toAfterSaleExport,
  toCsv,
  toOrderExport,
  toParcelExport,
  toReviewExport,
  toShopFolder,
} from "@scorecast/simulator/generate";
import { describe, expect, it } from "vitest";
import { scorecast, temporaryFolder } from "./scorecast.ts";
import { noOrders, oneOrder, writeFiles } from "./shops.ts";

const tables = generateShop(shopPresets["growth-stage"], "cli-import");
const csv = (columns: readonly string[], rows: readonly object[]) =>
  toCsv(columns, rows as readonly Readonly<Record<string, string>>[], {
    byteOrderMark: true,
    newline: "\r\n",
  });
const exports = {
  "订单.csv": csv(orderExportColumns, toOrderExport(tables)),
  "售后.csv": csv(afterSaleExportColumns, toAfterSaleExport(tables)),
  "评价.csv": csv(reviewExportColumns, toReviewExport(tables)),
  "包裹.csv": csv(parcelExportColumns, toParcelExport(tables)),
};
const files = {
  ...exports,
  "chats.csv": toShopFolder(tables)["chats.csv"]!,
  "shop.yaml": shopYaml(tables.shop),
};
const argv = ["import", ...Object.keys(exports), "chats.csv", "--shop", "shop.yaml", "-o", "shop"];

it("turns exports and a ready table into a folder that validates and scores", async () => {
  const cwd = writeFiles(temporaryFolder(), files);
  const { code, out, err } = await scorecast([...argv, "--lang", "zh"], { cwd });
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain("已生成店铺文件夹 shop");
  expect(out).toMatch(/订单\.csv +订单导出 +\d+ +\d+/);
  expect(out).toMatch(/chats \d+ 行/);
  expect((await scorecast(["validate", "shop"], { cwd })).code).toBe(0);
  const score = JSON.parse((await scorecast(["score", "shop", "--json"], { cwd })).out);
  expect(score.shop.id).toBe(tables.shop.id);
  const chat = score.metrics.find(({ id }: { id: string }) => id === "chat-response-seconds");
  expect(chat.status).not.toBe("unscored");
});

it("accounts for every row in JSON: read = used + left out", async () => {
  const cwd = writeFiles(temporaryFolder(), files);
  const { out } = await scorecast([...argv, "--json"], { cwd });
  const account = JSON.parse(out);
  expect(account).toMatchObject({ kind: "import", written: true, folder: "shop" });
  expect(account.files).toHaveLength(4);
  for (const { rowsRead, rowsUsed, leftOut } of account.files)
    expect(rowsUsed + leftOut.reduce((sum: number, one: { rows: number }) => sum + one.rows, 0)).toBe(
      rowsRead,
    );
});

it("says of stand-ins in the account and in every result", async () => {
  const cwd = writeFiles(temporaryFolder(), files);
  const few = ["import", "订单.csv", "评价.csv", "--shop", "shop.yaml", "-o", "shop"];
  expect((await scorecast([...few, "--lang", "zh"], { cwd })).out).toMatch(/代用：.*parcels\.\w+ 由/);
  expect((await scorecast(["score", "shop", "--lang", "zh"], { cwd })).out).toContain("代用：");
});

describe("refuses, and leaves nothing behind,", () => {
  it.each([
    [["import", "订单.csv", "-o", "shop"], "--shop is missing"],
    [["import", "订单.csv", "--shop", "shop.yaml"], "-o is missing"],
    [["import", "没有.csv", "--shop", "shop.yaml", "-o", "shop"], "没有.csv: there is no such file"],
    [["import", "shop.yaml", "--shop", "shop.yaml", "-o", "shop"], "error shop.yaml"],
    [["import", "评价.csv", "--shop", "shop.yaml", "-o", "shop"], "no order export was given"],
    [["import", "订单.csv", "--shop", "nowhere.yaml", "-o", "shop"], "nowhere.yaml"],
    [["import", "订单.csv", "--shop", "shop.yaml", "-o", "no/such/place"], "its folder does not exist"],
  ])("%j", async (line, words) => {
    const cwd = writeFiles(temporaryFolder(), files);
    const { code, err } = await scorecast(line, { cwd });
    expect([code, err]).toEqual([2, expect.stringContaining(words)]);
    expect(readdirSync(cwd).sort()).toEqual(Object.keys(files).sort());
  });

  it("a ready table with a fault", async () => {
    const cwd = writeFiles(temporaryFolder(), {
      ...files,
      "chats.csv": "session_id,started_at,human\ns1,yesterday,1\n",
    });
    const { code, err } = await scorecast(argv, { cwd });
    expect([code, err]).toEqual([2, expect.stringContaining('error chats.csv:2 started_at = "yesterday"')]);
    expect(existsSync(join(cwd, "shop"))).toBe(false);
    expect(readdirSync(cwd).sort()).toEqual(Object.keys(files).sort());
  });

  it("to overwrite a folder", async () => {
    const cwd = writeFiles(temporaryFolder(), files);
    writeFiles(join(cwd, "shop"), { "mine.txt": "keep" });
    const { code, err } = await scorecast(argv, { cwd });
    expect([code, err]).toEqual([2, "shop: exists already. Choose another name, or move it away.\n"]);
    expect(readFileSync(join(cwd, "shop", "mine.txt"), "utf8")).toBe("keep");
  });
});

describe("validate", () => {
  it("counts rows and finds a clean folder fine", async () => {
    const cwd = temporaryFolder();
    writeFiles(join(cwd, "shop"), oneOrder);
    const { code, out } = await scorecast(["validate", "shop"], { cwd });
    expect([code, out]).toEqual([
      0,
      "orders 1 rows, parcels 1 rows, reviews 1 rows\nshop: fine; 0 rows with warnings.\n",
    ]);
  });

  it("puts its list on stdout, in both languages, and ends with 2", async () => {
    const cwd = temporaryFolder();
    const reviews = "review_id,order_id,created_at,product_stars\nr1,o1,2026-10-04 09:00:00,10\n";
    writeFiles(join(cwd, "shop"), { ...oneOrder, "reviews.csv": reviews });
    const en = await scorecast(["validate", "shop"], { cwd });
    expect([en.code, en.err]).toEqual([2, ""]);
    expect(en.out).toContain('error reviews.csv:2 product_stars = "10"');
    const zh = await scorecast(["validate", "shop", "--lang", "zh"], { cwd });
    expect(zh.out).toContain("错误 reviews.csv:2 product_stars");
    const json = JSON.parse((await scorecast(["validate", "shop", "--json"], { cwd })).out);
    expect(json).toMatchObject({ kind: "validation", valid: false, errors: 1 });
    expect(json.problems[0]).toMatchObject({ file: "reviews.csv", line: 2, value: "10" });
  });

  it("takes a folder without orders for valid", async () => {
    const cwd = temporaryFolder();
    writeFiles(join(cwd, "shop"), noOrders);
    expect((await scorecast(["validate", "shop"], { cwd })).code).toBe(0);
  });
});
