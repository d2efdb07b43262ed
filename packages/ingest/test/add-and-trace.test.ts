import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { importExports, readShopFolder, traceOrder } from "../src/index.ts";
import { asidePath, restoreFolder } from "../src/write/replace-folder.ts";
import {
  contentOf,
  csv,
  importOf,
  ORDER_HEADER,
  orderRow,
  PARCEL_HEADER,
  REVIEW_HEADER,
  rowsOf,
  shop,
  tablesOf,
} from "./exports.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const september = {
  "sept.csv": csv(ORDER_HEADER, [
    orderRow("1", { shipped: "2026-09-01 16:00:00" }),
    orderRow("2", { status: "已关闭", finished: "2026-09-01 10:30:00" }),
  ]),
};
const october = {
  "oct.csv": csv(ORDER_HEADER, [
    orderRow("1", { status: "已完成", shipped: "2026-09-01 16:00:00", finished: "2026-09-06 12:00:00" }),
    orderRow("3", { paid: "2026-10-02 10:00:00" }),
  ]),
  "parcels.csv": csv(PARCEL_HEADER, ["W1,1,,中通快递,2026-09-01 19:00:00,2026-09-03 12:00:00,张"]),
  "reviews.csv": csv(REVIEW_HEADER, ["2026-09-07 10:00:00,1,P3,5,好,花花"]),
};

describe("import --add", () => {
  it("brings newer states and new rows, and real parcels in place of stand-ins", async () => {
    const { out } = await importOf(september);
    expect((await rowsOf(out, "parcels")).map(({ waybill_id }) => waybill_id)).toEqual(["order-1"]);
    const { account } = await importOf(october, { out, add: true });
    expect(account.written).toBe(true);
    expect(
      (await rowsOf(out, "orders")).map(({ order_id, completed_at, cancelled_at, order_type }) => [
        order_id,
        completed_at,
        cancelled_at,
        order_type,
      ]),
    ).toEqual([
      ["1", "2026-09-06 12:00:00", "", "normal"],
      ["2", "", "2026-09-01 10:30:00", "instant-refund"],
      ["3", "", "", "normal"],
    ]);
    expect((await rowsOf(out, "parcels")).map(({ waybill_id }) => waybill_id)).toEqual(["W1"]);
    expect(account.fallbacks).toEqual([
      { table: "orders", column: "cancelled_at", from: "订单完成时间", rows: 1, of: 3 },
    ]);
    const record = JSON.parse(await readFile(join(out, "import.json"), "utf8"));
    expect(record.files.map(({ file }: { file: string }) => file)).toEqual([
      "sept.csv",
      "oct.csv",
      "parcels.csv",
      "reviews.csv",
    ]);
    expect((await readShopFolder(out)).problems).toEqual([]);
    expect((await readdir(dirname(out))).sort()).toEqual(["in", "shop"]);
  });

  it("keeps what the user put beside the tables", async () => {
    const { out } = await importOf(september);
    await writeFile(join(out, "rules.yaml"), "mine");
    await writeFile(join(out, "notes-orders.csv"), "mine, too");
    await importOf(october, { out, add: true });
    expect(await readFile(join(out, "rules.yaml"), "utf8")).toBe("mine");
    expect(await readFile(join(out, "notes-orders.csv"), "utf8")).toBe("mine, too");
  });

  it("does not write over what another import wrote meanwhile", async () => {
    const { out, account } = await importOf(september);
    expect(account.written).toBe(true);
    const [one, two] = await Promise.all([
      importOf(october, { out, add: true }),
      importOf({ "parcels.csv": october["parcels.csv"] }, { out, add: true }),
    ]);
    expect([one.account.written, two.account.written].sort()).toEqual([false, true]);
    const loser = one.account.written ? two : one;
    expect(loser.account.problems.map(({ key }) => key)).toContain("changed-meanwhile");
    expect((await readShopFolder(out)).history).not.toBeNull();
  });

  it("leads from a parent order to its sub-orders", async () => {
    const { out } = await importOf({
      "o.csv": csv(ORDER_HEADER, [
        orderRow("1").replace(/^1,/, "P9,"),
        orderRow("2").replace(/^2,/, "P9,"),
        orderRow("3"),
      ]),
    });
    const { rows } = await traceOrder(out, "P9");
    expect(rows.map(({ line }) => line)).toEqual([2, 3]);
  });

  it("shows no number that might be a telephone", async () => {
    const { account } = await importOf({
      "o.csv": csv(ORDER_HEADER, [orderRow("1"), orderRow("2", { paid: "13800138000" })]),
    });
    expect(JSON.stringify(account)).not.toContain("13800138000");
  });

  it("works on a folder whose record is of the first form, without trace, zips and sheets", async () => {
    const { out } = await importOf(september);
    const old = {
      ...{ formatVersion: 1, tables: { orders: 2, parcels: 1 }, fallbacks: [] },
      files: [
        {
          ...{
            file: "sept.csv",
            fingerprint: "sha256:00",
            recognisedAs: "order-export",
            rowsRead: 2,
            rowsUsed: 2,
          },
          leftOut: [],
        },
      ],
    };
    await writeFile(join(out, "import.json"), JSON.stringify(old));
    await rm(join(out, "trace.parquet"));
    const { account } = await importOf(october, { out, add: true });
    expect(account.tables).toEqual({ orders: 3, parcels: 1, reviews: 1 });
    expect((await traceOrder(out, "1")).rows.map(({ file, line }) => `${file.file}:${line}`)).toEqual([
      ...["oct.csv:2", "parcels.csv:2", "reviews.csv:2"],
    ]);
  });

  it("leaves the folder as it was when the new files are no good", async () => {
    const { out } = await importOf(september);
    const before = await contentOf(out);
    const { account } = await importOf({ "list.csv": "a,b\n1,2\n" }, { out, add: true });
    expect(account.written).toBe(false);
    expect(await contentOf(out)).toEqual(before);
  });

  it("needs a folder to add to, and a plain import needs none there", async () => {
    const nowhere = join(await temporaryFolder(), "none");
    const added = await importOf(september, { out: nowhere, add: true });
    expect([added.account.written, added.account.problems.map(({ key }) => key)]).toEqual([
      false,
      expect.arrayContaining(["add-missing"]),
    ]);
    const { out } = await importOf(september);
    const again = await importOf(september, { out });
    expect([again.account.written, again.account.problems.map(({ key }) => key)]).toEqual([
      false,
      ["out-exists"],
    ]);
  });
});

describe("the trace", () => {
  it("leads from every row of an order to file and line, through later imports too", async () => {
    const { out } = await importOf(september);
    await importOf(october, { out, add: true });
    const told = async (id: string) =>
      (await traceOrder(out, id)).rows.map(({ table, key, file, line }) => [
        table,
        key,
        `${file.file}:${line}`,
      ]);
    expect(await told("1")).toEqual([
      ["orders", null, "sept.csv:2"],
      ["orders", null, "oct.csv:2"],
      ["parcels", "W1", "parcels.csv:2"],
      ["reviews", "review-1", "reviews.csv:2"],
    ]);
    expect(await told("W1")).toEqual([["parcels", "W1", "parcels.csv:2"]]);
    expect(await told("2")).toEqual([["orders", null, "sept.csv:3"]]);
    expect(await told("x' OR 1=1 --")).toEqual([]);
  });

  it("counts lines as an editor does, newlines inside quotes included", async () => {
    const rows = [orderRow("1").replace("请放门口", '"请放\n门口"'), orderRow("2")];
    const { out } = await importOf({ "o.csv": csv(ORDER_HEADER, rows) });
    expect((await traceOrder(out, "2")).rows.map(({ line }) => line)).toEqual([4]);
  });

  it("says what is missing in a folder that was not imported", async () => {
    const { problems } = await traceOrder(await temporaryFolder(), "1");
    expect(problems).toMatchObject([{ key: "file-missing", file: "import.json" }]);
  });
});

describe("writing", () => {
  it("in Parquet gives the same history as in CSV", async () => {
    const [a, b] = [
      await importOf({ ...september, ...october }),
      await importOf({ ...september, ...october }, { as: "parquet" }),
    ];
    expect((await readdir(b.out)).sort()).toEqual([
      "import.json",
      "orders.parquet",
      "parcels.parquet",
      "reviews.parquet",
      "shop.yaml",
      "trace.parquet",
    ]);
    const [one, other] = [await readShopFolder(a.out), await readShopFolder(b.out)];
    expect(other.problems).toEqual(one.problems);
    const columns = ({ history }: typeof one) => ({
      ...{
        ids: history!.orders.ids,
        paid: [...history!.orders.paidAt],
        amount: [...history!.orders.amount],
        type: [...history!.orders.orderType],
      },
      ...{
        waybills: history!.parcels!.ids,
        picked: [...history!.parcels!.pickedUpAt],
        stars: [...history!.reviews!.productStars],
      },
    });
    expect(columns(other)).toEqual(columns(one));
    await importOf({ "new.csv": csv(ORDER_HEADER, [orderRow("9")]) }, { out: b.out, add: true });
    expect((await readShopFolder(b.out)).history!.orders.ids).toContain("9");
  });

  it("that is aborted leaves everything as it was, and nothing behind", async () => {
    const { out } = await importOf(september);
    const before = await contentOf(out);
    const controller = new AbortController();
    const reason = new Error("enough");
    const progress = () => controller.abort(reason);
    await expect(importOf(october, { out, add: true, signal: controller.signal, progress })).rejects.toBe(
      reason,
    );
    expect(await contentOf(out)).toEqual(before);
    expect((await readdir(dirname(out))).sort()).toEqual(["in", "shop"]);
  });

  it("that was killed between its two renames is undone by the next import, and readers see the old folder", async () => {
    const { out } = await importOf(september);
    const before = await contentOf(out);
    const { renameSync } = await import("node:fs");
    renameSync(out, asidePath(out));
    expect((await readShopFolder(out)).history!.orders.ids).toEqual(["1", "2"]);
    await restoreFolder(out);
    expect(await contentOf(out)).toEqual(before);
  });

  it("sweeps away what a killed import left, and nobody else's", async () => {
    const { out, home } = await importOf(september);
    const dead = join(home, `.${basename(out)}.import-999999999-abc`);
    const alive = join(home, `.${basename(out)}.import-${process.pid}-abc`);
    const { mkdirSync } = await import("node:fs");
    for (const path of [dead, alive]) {
      mkdirSync(path);
      await writeFile(join(path, "copy.csv"), "张小花");
    }
    await importOf(october, { out, add: true });
    expect((await readdir(home)).filter((name) => name.startsWith("."))).toEqual([basename(alive)]);
  });

  it("tells its progress: shares that never fall and end at 1, and all rows read", async () => {
    const told: { share: number; rows: number; step: string }[] = [];
    await importOf({ ...september, ...october }, { progress: (one) => told.push(one) });
    const shares = told.map(({ share }) => share);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(told.at(-1)).toMatchObject({ share: 1, rows: 6, step: "write", total: 6 });
  });
});

it("without a shop nothing is written; the folder's own name does not matter", async () => {
  const { out, home } = await importOf(september);
  const files = [join(home, "in")];
  const account = await importExports({ files, out: join(home, "second") });
  expect([account.written, account.problems.map(({ key }) => key)]).toEqual([false, ["file-missing"]]);
  expect((await importExports({ files, shop, out: join(home, "second") })).written).toBe(true);
  expect(await tablesOf(join(home, "second"))).toEqual(await tablesOf(out));
});
