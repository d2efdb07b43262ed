import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { columns, loadRules } from "@scorecast/core";
import { applyOverrides, parseOverrides } from "@scorecast/core/rules-schema";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import {
  describeProblem,
  type ImportAccount,
  importExports,
  leaveReasons,
  readShopFolder,
} from "../src/index.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const FIXTURES = fileURLToPath(new URL("./fixtures/exports/", import.meta.url));
const fixture = (name: string) => join(FIXTURES, name);
const [ORDERS, AFTER_SALES, REVIEWS, PARCELS] = [
  "订单导出.csv",
  "售后导出.csv",
  "评价导出.csv",
  "包裹中心.csv",
].map(fixture);
const ALL = [ORDERS!, AFTER_SALES!, REVIEWS!, PARCELS!];

async function imported(files: readonly string[] = ALL): Promise<{ account: ImportAccount; out: string }> {
  const out = join(await temporaryFolder(), "my-shop");
  return { account: await importExports({ files, shop: fixture("shop.yaml"), out }), out };
}

describe("an import of clean exports", () => {
  it("writes these tables", async () => {
    const { account, out } = await imported();
    expect(account.problems).toEqual([]);
    expect(account.written).toBe(true);
    for (const table of ["orders", "parcels", "reviews", "after-sales"]) {
      const path = fileURLToPath(new URL(`./approved/${table}.csv`, import.meta.url));
      await expect(await readFile(join(out, `${table}.csv`), "utf8")).toMatchFileSnapshot(path);
    }
    expect((await readdir(out)).sort()).toEqual([
      ...["after-sales.csv", "import.json", "orders.csv", "parcels.csv", "reviews.csv", "shop.yaml"],
      "trace.parquet",
    ]);
  });

  it("types orders by the platform's word, the price and an early cancellation", async () => {
    const { out } = await imported();
    const { history } = await readShopFolder(out);
    const types = Object.fromEntries(
      history!.orders.ids.map((id, i) => [id.slice(-1), history!.orders.orderType[i]]),
    );
    expect(types).toEqual({ 1: 0, 3: 0, 4: 1, 5: 4, 6: 5, 7: 2, 9: 3 });
  });

  it("draws the line of low prices at 2 yuan and of instant refunds at an hour", async () => {
    const header = "主订单编号,子订单编号,支付完成时间,订单状态,订单应付金额,订单完成时间,发货时间";
    const orders = [
      "1,1,2026-09-01 10:00:00,已完成,2.00,,",
      "2,2,2026-09-01 10:00:00,已完成,2.01,,",
      "3,3,2026-09-01 10:00:00,已关闭,9.00,2026-09-01 11:00:00,",
      "4,4,2026-09-01 10:00:00,已关闭,9.00,2026-09-01 11:00:01,",
      "5,5,2026-09-01 10:00:00,已关闭,9.00,2026-09-01 10:30:00,2026-09-01 10:10:00",
      "6,6,2026-09-01 10:00:00,已完成,,,",
    ];
    const folder = await temporaryFolder({ "orders.csv": `${header}\n${orders.join("\n")}\n` });
    const out = join(folder, "my-shop");
    await importExports({ files: [join(folder, "orders.csv")], shop: fixture("shop.yaml"), out });
    const { history } = await readShopFolder(out);
    expect(Array.from(history!.orders.orderType, (type) => columns.orderTypes[type])).toEqual([
      ...["low-price", "normal", "instant-refund", "normal", "normal", "normal"],
    ]);
  });

  it("accounts for every row it read", async () => {
    const { account } = await imported();
    expect(
      account.files.map(({ file, recognisedAs, rowsRead, rowsUsed, leftOut }) => [
        ...[file, recognisedAs, rowsRead, rowsUsed, leftOut],
      ]),
    ).toEqual([
      [
        "订单导出.csv",
        "order-export",
        9,
        7,
        [
          { reason: "repeated", rows: 1 },
          { reason: "unpaid", rows: 1 },
        ],
      ],
      ["售后导出.csv", "after-sale-export", 4, 3, [{ reason: "type-not-scored", rows: 1 }]],
      ["评价导出.csv", "review-export", 4, 3, [{ reason: "order-unclear", rows: 1 }]],
      ["包裹中心.csv", "parcel-export", 2, 2, []],
    ]);
    expect(account.tables).toEqual({ orders: 7, parcels: 5, reviews: 3, "after-sales": 3 });
    for (const { leftOut } of account.files) {
      for (const { reason } of leftOut) expect(Object.keys(leaveReasons)).toContain(reason);
    }
  });

  it("records what stands in for pickups, signings, cancellations and review times", async () => {
    const { account, out } = await imported();
    expect(account.fallbacks).toEqual([
      { table: "orders", column: "cancelled_at", from: "订单完成时间", rows: 1, of: 7 },
      { table: "parcels", column: "picked_up_at", from: "orders.shipped_at", rows: 2, of: 5 },
      {
        table: "parcels",
        column: "signed_at",
        from: "orders.shipped_at + 3 d, at most orders.completed_at",
        rows: 2,
        of: 5,
      },
      { table: "reviews", column: "created_at", from: "评价日期 23:59:59", rows: 1, of: 3 },
    ]);
    const { history, problems } = await readShopFolder(out);
    expect(problems).toEqual([]);
    expect(history!.fallbacks).toEqual(account.fallbacks);
    expect(history!.shop).toMatchObject({
      id: "201",
      name: "花花女装",
      shopType: "flagship",
      productsOnSale: 5,
    });
    expect(history!.shop.perks).toHaveLength(2);
  });

  it("stands in for every parcel when there is no parcel file", async () => {
    const { account, out } = await imported([ORDERS!]);
    expect(account.fallbacks).toContainEqual({
      ...{ table: "parcels", column: "picked_up_at", from: "orders.shipped_at", rows: 5, of: 5 },
    });
    const { history } = await readShopFolder(out);
    expect(history!.parcels!.ids).toContain("order-6920000000000000001");
    expect([history!.reviews, history!.afterSales]).toEqual([null, null]);
  });

  it("does not depend on the order of the files, nor on its own last run", async () => {
    const [a, b] = [await imported(), await imported(ALL.toReversed())];
    for (const table of ["orders", "parcels", "reviews", "after-sales"]) {
      const [one, other] = await Promise.all(
        [a, b].map(({ out }) => readFile(join(out, `${table}.csv`), "utf8")),
      );
      expect(other).toBe(one);
    }
  });

  it("lets no personal data in", async () => {
    const { out } = await imported();
    const personal =
      /张小花|李大山|王五|赵六|孙八|13[89]0000000\d|文三路|南山路|杭州市|请放门口|线头很多|仓管老周|客服小美|花花"|大山|开线了/;
    for (const file of (await readdir(out)).filter((name) => name !== "shop.yaml")) {
      expect(await readFile(join(out, file), "utf8")).not.toMatch(personal);
    }
  });
});

describe("an import that fails", () => {
  const header = "主订单编号,子订单编号,支付完成时间,订单状态,订单应付金额,订单类型";

  async function failing(content: string, more: readonly string[] = []) {
    const folder = await temporaryFolder({ "in/orders.csv": content });
    const out = join(folder, "out", "my-shop");
    const files = [join(folder, "in/orders.csv"), ...more];
    const account = await importExports({ files, shop: fixture("shop.yaml"), out });
    expect(account.written).toBe(false);
    expect(await readdir(dirname(out)).catch(() => [])).toEqual([]);
    for (const { rowsRead, rowsUsed, leftOut } of account.files) {
      expect(rowsUsed + leftOut.reduce((sum, { rows }) => sum + rows, 0)).toBe(rowsRead);
    }
    return { account, english: account.problems.map((one) => describeProblem(one, "en")) };
  }

  it("over orders of which no row can be read, and names each place", async () => {
    const { account, english } = await failing(
      `${header}\n2,,2026-09-01 10:00:00,已完成,free,\n6.92E+18,6.92E+18,2026-09-01 10:00:00,已完成,9,\n`,
    );
    expect(english).toEqual([
      "orders.csv:2 子订单编号: a required value is empty; fill it in, or remove the row",
      'orders.csv:3 子订单编号 = "6.92E+18": a spreadsheet destroyed this number; its digits are lost; export again, and do not save the file from a spreadsheet',
      'orders.csv:3 主订单编号 = "6.92E+18": a spreadsheet destroyed this number; its digits are lost; export again, and do not save the file from a spreadsheet',
      'orders.csv:2 订单应付金额 = "free": not a number; write digits alone, such as 12.5',
      "my-shop: no row of the orders can be used; mend what is listed for the order files first",
    ]);
    expect(account.files[0]).toMatchObject({
      rowsRead: 2,
      rowsUsed: 0,
      leftOut: [{ reason: "bad-value", rows: 2 }],
    });
  });

  it("over a file it does not know", async () => {
    const folder = await temporaryFolder({
      "staff.csv": "店铺名称,客服昵称,评价日期,订单ID\na,b,c,d\n",
      "empty.csv": "",
    });
    const { account } = await failing(`${header}\n`, [join(folder, "staff.csv"), join(folder, "empty.csv")]);
    expect(account.problems).toMatchObject([
      {
        key: "export-unknown",
        file: "staff.csv",
        params: { nearest: "review-export", missing: "商品评价得分" },
      },
      { key: "file-empty", file: "empty.csv" },
    ]);
    expect(account.files.map(({ recognisedAs }) => recognisedAs)).toEqual(["order-export", "unknown"]);
  });

  it("without orders, without a shop or over a folder that exists", async () => {
    const folder = await temporaryFolder({
      "there/note.txt": "mine",
      "shop.yaml": "name: x\nshopType: other\n",
    });
    const shop = join(folder, "shop.yaml");
    const account = await importExports({ files: [REVIEWS!], shop, out: join(folder, "there") });
    expect(account.problems.map(({ key }) => key)).toEqual(["key-missing", "out-exists", "orders-missing"]);
    expect(await readdir(folder)).toEqual(["shop.yaml", "there"]);
    expect(await readdir(join(folder, "there"))).toEqual(["note.txt"]);
  });

  it("is not one for an order type it has not seen: that is a warning", async () => {
    const folder = await temporaryFolder({
      "orders.csv": `${header}\n1,1,2026-09-01 10:00:00,已完成,9.00,太空订单\n`,
    });
    const out = join(folder, "my-shop");
    const account = await importExports({
      files: [join(folder, "orders.csv")],
      shop: fixture("shop.yaml"),
      out,
    });
    expect(account.written).toBe(true);
    expect(account.problems).toMatchObject([
      { severity: "warning", key: "export-word", line: 2, value: "太空订单", params: { used: "normal" } },
    ]);
  });
});

describe("a typed table of the industry's tiers", () => {
  const typed = [
    "指标,60分,70分,80分,90分,100分",
    "商品综合评分,-,≥4.640,≥4.700,≥4.750,≥4.791",
    "商品品质退货率,≤1.31 %,,≤0.80%,,≤0.26%",
    "飞鸽平均响应时长,≤180 s,≤120秒,60,30,15",
  ].join("\n");

  it("becomes overrides that a rule version takes", async () => {
    const folder = await temporaryFolder({ "档位.csv": typed });
    const out = join(folder, "my-shop");
    const account = await importExports({
      files: [ORDERS!, join(folder, "档位.csv")],
      shop: fixture("shop.yaml"),
      out,
    });
    expect(account.tables).toMatchObject({ tiers: 12 });
    expect(account.files.find(({ file }) => file === "档位.csv")).toMatchObject({ rowsRead: 3, rowsUsed: 3 });
    const { overrides, issues } = parseOverrides(parse(await readFile(join(out, "tiers.yaml"), "utf8")));
    expect(issues).toBeNull();
    expect(overrides!.metrics!["quality-return-rate"]!.tiers).toEqual([
      { points: 60, bound: 0.0131 },
      { points: 80, bound: 0.008 },
      { points: 100, bound: 0.0026 },
    ]);
    expect(overrides!.metrics!["chat-response-seconds"]!.tiers!.map(({ bound }) => bound)).toEqual([
      180, 120, 60, 30, 15,
    ]);
    expect(applyOverrides(await loadRules("douyin-2026-05-07"), overrides!).issues).toBeNull();
    const added = await importExports({ files: [PARCELS!], out, add: true });
    expect(added.written).toBe(true);
    expect(await readFile(join(out, "tiers.yaml"), "utf8")).toContain("0.0131");
  });

  it("says where a metric is not known, or a bound is none", async () => {
    const folder = await temporaryFolder({
      "档位.csv": `${typed}\n商品总分,1,2,3,4,5\n售后平均审核时长,,,,,很快\n`,
    });
    const account = await importExports({
      ...{
        files: [ORDERS!, join(folder, "档位.csv")],
        shop: fixture("shop.yaml"),
        out: join(folder, "my-shop"),
      },
    });
    const english = account.problems.map((one) => describeProblem(one, "en"));
    expect(english).toContainEqual(expect.stringContaining('档位.csv:5 指标 = "商品总分"'));
    expect(english).toContainEqual(expect.stringContaining('档位.csv:6 100分 = "很快": not a number'));
    expect(account.files.find(({ file }) => file === "档位.csv")!.leftOut).toEqual([
      { reason: "bad-value", rows: 2 },
    ]);
  });
});
