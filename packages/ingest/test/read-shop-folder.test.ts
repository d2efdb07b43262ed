import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { formatLocalTime, type History, parseDay, parseLocalTime } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { readShopFolder } from "../src/index.ts";
import { SHOP, shopFolder, temporaryFolder } from "./temporary-folder.ts";

async function historyOf(folder: string): Promise<History> {
  const { history, problems } = await readShopFolder(folder);
  expect(problems).toEqual([]);
  return history!;
}

const plain = (values: ArrayLike<number>) => Array.from(values);
const times = (values: ArrayLike<number>) => plain(values).map(formatLocalTime);

describe("a shop folder", () => {
  it("becomes typed columns, with order row numbers in place of order ids", async () => {
    const folder = await shopFolder({
      "orders.csv":
        "order_id,paid_at,product_id,quantity,amount,order_type,province,shipped_at,next_day_delivered\n" +
        "6900000000000000001,2026-09-10 18:00:00,P2,2,59.90,,浙江,2026-09-11 09:00:00,1\n" +
        "6900000000000000002,2026-09-11 00:00:00,P1,1,,lucky-bag,,,0\n" +
        "6900000000000000003,2026-09-12 23:59:59,P2,,0,presale,江苏,,\n",
      "parcels.csv":
        "waybill_id,order_id,picked_up_at,signed_at,trajectory_compensated\n" +
        "W1,6900000000000000003,2026-09-13 10:00:00,,\nW1,6900000000000000001,2026-09-11 10:00:00,2026-09-13 08:30:00,1\n",
      "after-sales.csv":
        "after_sale_id,order_id,type,applied_at,reason,reason_class,liable,waiting_hours\n" +
        "A1,6900000000000000002,return-refund,2026-09-14 10:00:00,质量问题,quality,merchant,1.5\n",
    });
    const { orders, parcels, afterSales, reviews, chats, firstDay, lastDay } = await historyOf(folder);
    expect(orders.count).toBe(3);
    expect(orders.ids).toEqual(["6900000000000000001", "6900000000000000002", "6900000000000000003"]);
    expect(times(orders.paidAt)).toEqual([
      "2026-09-10 18:00:00",
      "2026-09-11 00:00:00",
      "2026-09-12 23:59:59",
    ]);
    expect(plain(orders.shippedAt)).toEqual([parseLocalTime("2026-09-11 09:00:00"), Number.NaN, Number.NaN]);
    expect(plain(orders.cancelledAt)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(plain(orders.quantity)).toEqual([2, 1, Number.NaN]);
    expect(plain(orders.amount)).toEqual([59.9, Number.NaN, 0]);
    expect(plain(orders.orderType)).toEqual([0, 3, 1]);
    expect(plain(orders.nextDayDelivered)).toEqual([1, 0, -1]);
    expect(plain(orders.qic)).toEqual([-1, -1, -1]);
    expect(orders.product).toEqual({ codes: Int32Array.of(1, 0, 1), names: ["P1", "P2"] });
    expect(plain(orders.province.codes)).toEqual([1, -1, 0]);
    expect(orders.province.names).toEqual(["江苏", "浙江"]);
    expect(orders.parent).toEqual({ codes: Int32Array.of(-1, -1, -1), names: [] });
    expect(plain(parcels!.order)).toEqual([2, 0]);
    expect(times(parcels!.signedAt)).toEqual(["", "2026-09-13 08:30:00"]);
    expect(plain(parcels!.trajectoryCompensated)).toEqual([-1, 1]);
    expect(plain(afterSales!.order)).toEqual([1]);
    expect([
      afterSales!.type[0],
      afterSales!.reasonClass[0],
      afterSales!.liable[0],
      afterSales!.result[0],
    ]).toEqual([1, 0, 0, -1]);
    expect(afterSales!.reason.names).toEqual(["质量问题"]);
    expect(plain(afterSales!.waitingHours)).toEqual([1.5]);
    expect([reviews, chats]).toEqual([null, null]);
    expect([firstDay, lastDay]).toEqual([parseDay("2026-09-10"), parseDay("2026-09-14")]);
  });

  it("reads chats, complaints, violations, listings and observations", async () => {
    const history = await historyOf(
      await shopFolder({
        "chats.csv":
          "session_id,started_at,order_id,human,rounds,reply_seconds,unanswered_rounds,stars,escalated\n" +
          "C1,2026-09-10 22:59:59,,1,3,45.5,1,4,0\n",
        "complaints.csv": "complaint_id,created_at,order_id,upheld\nK1,2026-09-12 08:00:00,O1,1\n",
        "violations.csv": "kind,at,order_id\nbrushing,2026-09-12 08:00:00,\n",
        "listings.csv": "date,product_id,detail_completeness,banned_words\n2026-09-20,P1,0.75,2\n",
        "observed.csv": "date,node,value,score\n2026-10-20,total,,88.5\n2026-10-20,pickup-hours,12.25,\n",
      }),
    );
    expect(plain(history.chats!.order)).toEqual([-1]);
    expect([history.chats!.replySeconds[0], history.chats!.stars[0], history.chats!.human[0]]).toEqual([
      45.5, 4, 1,
    ]);
    expect([history.complaints!.order[0], history.complaints!.upheld[0]]).toEqual([0, 1]);
    expect([history.violations!.kind[0], history.violations!.order[0]]).toEqual([2, -1]);
    expect(plain(history.listings!.date)).toEqual([parseDay("2026-09-20")]);
    expect([history.listings!.detailCompleteness[0], history.listings!.product.names]).toEqual([
      0.75,
      ["P1"],
    ]);
    expect(history.observed!.node).toEqual(["total", "pickup-hours"]);
    expect(plain(history.observed!.score)).toEqual([88.5, Number.NaN]);
    expect(history.lastDay).toBe(parseDay("2026-09-20"));
  });

  it("reads a time with an offset in the shop's own zone", async () => {
    const orders =
      "order_id,paid_at\nO1,2026-09-10T10:00:00Z\nO2,2026-09-10T18:00:00+08:00\nO3,2026-09-10 06:00:00-0400\nO4,2026-09-10T18:00:00\n";
    const shanghai = await historyOf(await shopFolder({ "orders.csv": orders }));
    expect(new Set(times(shanghai.orders.paidAt))).toEqual(new Set(["2026-09-10 18:00:00"]));
    const zone = `${SHOP}timezone: America/New_York\n`;
    const newYork = await historyOf(await shopFolder({ "orders.csv": orders, "shop.yaml": zone }));
    expect(times(newYork.orders.paidAt)).toEqual([
      ...["2026-09-10 06:00:00", "2026-09-10 06:00:00", "2026-09-10 06:00:00"],
      "2026-09-10 18:00:00",
    ]);
  });

  it("is no error without orders, and says that there is no day", async () => {
    const history = await historyOf(await shopFolder({ "orders.csv": "order_id,paid_at\n" }));
    expect([history.orders.count, history.firstDay, history.lastDay]).toEqual([0, null, null]);
    expect(history.orders.ids).toEqual([]);
  });

  it("reads a byte order mark, CRLF and quotes as it reads plain text", async () => {
    const orders = '\ufefforder_id,paid_at,warehouse\r\nO1,2026-09-10 18:00:00,"a ""b"", c"\r\n';
    const history = await historyOf(await shopFolder({ "orders.csv": orders }));
    expect([history.orders.ids, history.orders.warehouse.names]).toEqual([["O1"], ['a "b", c']]);
  });

  it("finds a folder whose name has quotes, brackets and stars", async () => {
    const home = await temporaryFolder();
    const folder = join(home, "it's [my] *shop*");
    const { mkdir, writeFile } = await import("node:fs/promises");
    await mkdir(folder);
    await writeFile(join(folder, "shop.yaml"), SHOP);
    await writeFile(join(folder, "orders.csv"), "order_id,paid_at\nO1,2026-09-10 18:00:00\n");
    expect((await historyOf(folder)).orders.ids).toEqual(["O1"]);
  });

  it("passes on the fallbacks that an import recorded", async () => {
    const fallbacks = [
      { table: "parcels", column: "signed_at", from: "orders.completed_at", rows: 3, of: 9 },
    ];
    const record = { formatVersion: 1, files: [], tables: {}, fallbacks };
    const history = await historyOf(await shopFolder({ "import.json": JSON.stringify(record) }));
    expect(history.fallbacks).toEqual(fallbacks);
  });

  it("has a fingerprint that follows every byte of its files and nothing else", async () => {
    const inputOf = async (files: Record<string, string>) =>
      (await readShopFolder(await shopFolder(files))).input;
    const input = await inputOf({});
    expect(input).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(await inputOf({ "notes.txt": "mine" })).toBe(input);
    expect(await inputOf({ "orders.csv": "order_id,paid_at\nO1,2026-09-10 18:00:01\n" })).not.toBe(input);
    expect(await inputOf({ "shop.yaml": `${SHOP}# \n` })).not.toBe(input);
  });
});

describe("the forms of a table", () => {
  const orders =
    "order_id,paid_at,amount,qic,province\nO1,2026-09-10 18:00:00,12.5,1,浙江\nO2,2026-09-11 18:00:00,,0,\n";

  it("are the same data as .csv.gz", async () => {
    const csv = await historyOf(await shopFolder({ "orders.csv": orders }));
    const gz = await historyOf(
      await temporaryFolder({ "shop.yaml": SHOP, "orders.csv.gz": gzipSync(orders) }),
    );
    expect(gz.orders).toEqual(csv.orders);
  });

  it("are the same data as Parquet, typed or not", async () => {
    const csv = await historyOf(await shopFolder({ "orders.csv": orders }));
    const folder = await temporaryFolder({ "shop.yaml": SHOP });
    const path = join(folder, "orders.parquet");
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    await connection.run(`COPY (SELECT * FROM (VALUES
      ('O1', TIMESTAMP '2026-09-10 18:00:00', 12.5::DOUBLE, true, '浙江'),
      ('O2', TIMESTAMP '2026-09-11 18:00:00', NULL, false, '')) t(order_id, paid_at, amount, qic, province))
      TO '${path}' (FORMAT parquet)`);
    expect((await historyOf(folder)).orders).toEqual(csv.orders);
  });

  it("must not both be there", async () => {
    const { history, problems } = await readShopFolder(
      await shopFolder({ "orders.csv.gz": gzipSync(orders) }),
    );
    expect(history).toBeNull();
    expect(problems.map(({ key, params }) => [key, params])).toContainEqual([
      "file-twice",
      { files: "orders.csv, orders.csv.gz" },
    ]);
  });
});

describe("many rows", () => {
  const lines = Array.from({ length: 9000 }, (_, i) => {
    const minute = String(i % 60).padStart(2, "0");
    return `O${i},2026-09-${String((i % 28) + 1).padStart(2, "0")} 18:${minute}:00,P${i % 700},${i % 97}`;
  });
  const header = "order_id,paid_at,product_id,quantity\n";
  const parcels = lines.map((_, i) => `W${i},O${(i * 7) % 9000},2026-10-01 08:00:00`);

  it("keep their order over the chunks in which they arrive", async () => {
    const { orders, ...tables } = await historyOf(
      await shopFolder({
        "orders.csv": `${header}${lines.join("\n")}\n`,
        "parcels.csv": `waybill_id,order_id,picked_up_at\n${parcels.join("\n")}\n`,
      }),
    );
    expect(orders.ids).toEqual(lines.map((_, i) => `O${i}`));
    expect(plain(orders.quantity)).toEqual(lines.map((_, i) => i % 97));
    expect(plain(orders.product.codes).map((code) => orders.product.names[code])).toEqual(
      lines.map((_, i) => `P${i % 700}`),
    );
    expect(plain(tables.parcels!.order)).toEqual(lines.map((_, i) => (i * 7) % 9000));
  });

  it("mean the same in any order", async () => {
    const folders = [lines, lines.toReversed()].map((rows) =>
      shopFolder({
        "orders.csv": `${header}${rows.join("\n")}\n`,
        "parcels.csv": `waybill_id,order_id,picked_up_at\n${parcels.join("\n")}\n`,
      }),
    );
    const [a, b] = await Promise.all(folders.map(async (folder) => await historyOf(await folder)));
    expect(b!.orders.product.names).toEqual(a!.orders.product.names);
    const told = ({ orders, parcels: table }: History) =>
      plain(table!.order).map((row, i) => [
        table!.ids[i],
        orders.ids[row],
        orders.paidAt[row],
        orders.product.codes[row],
      ]);
    expect(told(b!)).toEqual(told(a!));
    expect([b!.firstDay, b!.lastDay]).toEqual([a!.firstDay, a!.lastDay]);
  });
});

it("does not follow a link out of the folder", async () => {
  const elsewhere = await temporaryFolder({ "secret.csv": "review_id,order_id,created_at,product_stars\n" });
  const folder = await shopFolder();
  await symlink(join(elsewhere, "secret.csv"), join(folder, "reviews.csv"));
  const { history, problems } = await readShopFolder(folder);
  expect(history).toBeNull();
  expect(problems).toMatchObject([{ severity: "error", key: "file-outside", file: "reviews.csv" }]);
});
