import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ImportReportSchema } from "@scorecast/core/report-schema";
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
const lineOf = (text: string, id: string) => text.split("\n").findIndex((line) => line.includes(id)) + 1;
const argv = ["import", ...Object.keys(exports), "chats.csv", "--shop", "shop.yaml", "-o", "shop"];

it("turns exports and a ready table into a folder that validates and scores", async () => {
  const cwd = writeFiles(temporaryFolder(), files);
  const { code, out, err } = await scorecast([...argv, "--lang", "zh"], { cwd });
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain("已生成店铺文件夹 shop");
  expect(out).toMatch(/订单\.csv +订单导出 +\d+ +\d+/);
  expect(out).toMatch(/客服会话 \d+ 行/);
  expect(out).toContain("能算什么：");
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
  expect(account.files).toHaveLength(5);
  ImportReportSchema.parse(account);
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

it("takes a folder with a shop.yaml in it, and says where each row of an order came from", async () => {
  const cwd = temporaryFolder();
  writeFiles(join(cwd, "导出"), files);
  const made = await scorecast(["import", "导出", "-o", "shop"], { cwd });
  expect([made.code, made.err]).toEqual([0, ""]);
  expect(readFileSync(join(cwd, "shop", "shop.yaml"), "utf8")).toContain(tables.shop.name);
  const id = tables.orders[0]!.order_id;
  const traced = await scorecast(["import", "--trace", id, "-o", "shop"], { cwd });
  expect([traced.code, traced.err]).toEqual([0, ""]);
  const line = lineOf(exports["订单.csv"], id);
  expect(traced.out).toMatch(new RegExp(`orders +${id} +导出/订单\\.csv +${line} `));
  const { rows } = JSON.parse(
    (await scorecast(["import", "--trace", id, "-o", "shop", "--json"], { cwd })).out,
  );
  expect(rows[0]).toMatchObject({ table: "orders", line, file: { file: "导出/订单.csv" } });
  const none = await scorecast(["import", "--trace", "no-such-order", "-o", "shop"], { cwd });
  expect([none.code, none.err]).toEqual([2, expect.stringContaining("shop has no no-such-order")]);
});

it("names a shop after its folder where no shop.yaml is, and says so", async () => {
  const cwd = writeFiles(temporaryFolder(), exports);
  const { code, err } = await scorecast(["import", "订单.csv", "-o", "autumn"], { cwd });
  expect([code, err]).toEqual([0, expect.stringContaining("no shop.yaml: the shop is called “autumn”")]);
  expect(readFileSync(join(cwd, "autumn", "shop.yaml"), "utf8")).toContain("autumn");
});

it("adds newer files to a folder, which then is as if all had come at once", async () => {
  const cwd = writeFiles(temporaryFolder(), files);
  const [orders, ...rest] = Object.keys(exports) as [string, ...string[]];
  await scorecast(argv, { cwd });
  await scorecast(["import", orders, "--shop", "shop.yaml", "-o", "grown"], { cwd });
  const more = ["import", ...rest, "chats.csv", "--add", "-o", "grown", "--json"];
  const added = await scorecast(more, { cwd });
  expect([added.code, added.err]).toEqual([0, ""]);
  expect(JSON.parse(added.out).shop).toEqual({ id: tables.shop.id, name: tables.shop.name });
  for (const table of ["orders.csv", "reviews.csv", "after-sales.csv", "parcels.csv", "chats.csv"])
    expect(readFileSync(join(cwd, "grown", table), "utf8")).toBe(
      readFileSync(join(cwd, "shop", table), "utf8"),
    );
});

it("leaves out a row with a fault, says where it is, and goes on", async () => {
  const cwd = writeFiles(temporaryFolder(), {
    ...files,
    "chats.csv": "session_id,started_at,human\ns1,yesterday,1\ns2,2026-10-01 10:00:00,1\n",
  });
  const { code, out, err } = await scorecast([...argv, "--json"], { cwd });
  expect([code, err]).toEqual([0, expect.stringContaining('warning chats.csv:2 started_at = "yesterday"')]);
  const chats = JSON.parse(out).files.find(({ file }: { file: string }) => file === "chats.csv");
  expect(chats).toMatchObject({ rowsRead: 2, rowsUsed: 1, leftOut: [{ reason: "bad-value", rows: 1 }] });
});

it("says before the long part that a folder cannot be written", async () => {
  const cwd = writeFiles(temporaryFolder(), { "订单.csv": exports["订单.csv"], "a-file": "" });
  const { code, err } = await scorecast(["import", "订单.csv", "-o", "a-file/shop", "--lang", "en"], { cwd });
  expect([code, err]).toEqual([
    2,
    "a-file/shop: cannot be written (ENOTDIR). Choose another place, or make the folder first.\n",
  ]);
});

it("drafts a mapping for a file that nobody knows, and imports by it once it is mended", async () => {
  const sales = "Order No,Paid,Total\nA1,2026-09-01 10:00:00,20\nA2,2026-09-02 10:00:00,30\n";
  const cwd = writeFiles(temporaryFolder(), { "sales.csv": sales });
  const draft = await scorecast(["import", "sales.csv", "--suggest-mapping"], { cwd });
  expect([draft.code, draft.err]).toEqual([0, ""]);
  expect(draft.out).toMatch(/order_id: Order No/);
  writeFiles(cwd, { "mapping.yaml": draft.out });
  const made = await scorecast(
    ["import", "sales.csv", "--mapping", "mapping.yaml", "-o", "shop", "--as", "parquet"],
    { cwd },
  );
  expect(made.code).toBe(0);
  expect(readdirSync(join(cwd, "shop"))).toContain("orders.parquet");
  expect(JSON.parse((await scorecast(["validate", "shop", "--json"], { cwd })).out).valid).toBe(true);
});

it("stops at once when interrupted, and leaves nothing behind", async () => {
  const cwd = writeFiles(temporaryFolder(), files);
  const { code, err } = await scorecast(argv, { cwd, signal: AbortSignal.abort() });
  expect([code, err]).toEqual([5, expect.stringContaining("nterrupted")]);
  expect(readdirSync(cwd).sort()).toEqual(Object.keys(files).sort());
});

it("writes the account as a page as well", async () => {
  const cwd = writeFiles(temporaryFolder(), files);
  const { code } = await scorecast([...argv, "--page", "account.html"], { cwd });
  expect(code).toBe(0);
  expect(readFileSync(join(cwd, "account.html"), "utf8")).toContain('"kind":"import"');
});

describe("refuses, and leaves nothing behind,", () => {
  it.each([
    [["import", "-o", "shop"], "Files are missing"],
    [["import", "订单.csv", "-o", "shop", "--as", "xlsx"], "--as xlsx is not known"],
    [["import", "订单.csv", "-o", "shop", "--add"], "shop: there is no such shop folder"],
    [["import", "订单.csv", "--shop", "shop.yaml"], "-o is missing"],
    [["import", "没有.csv", "--shop", "shop.yaml", "-o", "shop"], "没有.csv: there is no such file"],
    [["import", "shop.yaml", "--shop", "shop.yaml", "-o", "shop"], "no order export was given"],
    [["import", "shop.yaml", "订单.csv", "--mapping", "nowhere.yaml", "-o", "shop"], "nowhere.yaml"],
    [["import", "评价.csv", "--shop", "shop.yaml", "-o", "shop"], "no order export was given"],
    [["import", "订单.csv", "--shop", "nowhere.yaml", "-o", "shop"], "nowhere.yaml"],
    [["import", "订单.csv", "--shop", "shop.yaml", "-o", "no/such/place"], "its folder does not exist"],
  ])("%j", async (line, words) => {
    const cwd = writeFiles(temporaryFolder(), files);
    const { code, err } = await scorecast(line, { cwd });
    expect([code, err]).toEqual([2, expect.stringContaining(words)]);
    expect(readdirSync(cwd).sort()).toEqual(Object.keys(files).sort());
  });

  it("to overwrite a folder", async () => {
    const cwd = writeFiles(temporaryFolder(), files);
    writeFiles(join(cwd, "shop"), { "mine.txt": "keep" });
    const { code, err } = await scorecast(argv, { cwd });
    expect([code, err]).toEqual([
      2,
      "shop: exists already. Choose another name, move it away, or add to it with --add.\n",
    ]);
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
