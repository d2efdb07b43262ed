import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importExports, readShopFolder, traceOrder } from "../src/index.ts";
import { csv, importOf, ORDER_HEADER, orderRow, PARCEL_HEADER, rowsOf, shop } from "./exports.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const orders = csv(ORDER_HEADER, [orderRow("1", { shipped: "2026-09-01 12:00:00" })]);
const parcels = csv(PARCEL_HEADER, ["YT1,1,1,圆通速递,2026-09-01 18:00:00,2026-09-03 09:00:00,张小花"]);

describe("a shop folder among the files of an import", () => {
  it("is not read again when it is the folder that is added to", async () => {
    const home = await temporaryFolder({ "订单.csv": orders });
    const out = join(home, "shop");
    await importExports({ files: [home], shop, out });
    expect(await rowsOf(out, "parcels")).toMatchObject([{ waybill_id: "order-1", stand_in: "1" }]);

    await writeFile(join(home, "包裹.csv"), parcels);
    const account = await importExports({ files: [home], add: true, out });
    expect(account.files.map(({ recognisedAs }) => recognisedAs)).toEqual(["parcel-export", "order-export"]);
    expect(account.problems.map(({ key, severity }) => `${severity} ${key}`)).toEqual(["warning own-folder"]);
    expect(await rowsOf(out, "parcels")).toMatchObject([{ waybill_id: "YT1", order_id: "1" }]);
  });

  it("gives no parcel that only stood in for a missing one, and its rows are accounted for", async () => {
    const first = await importOf({ "o.csv": orders });
    const home = await temporaryFolder({ "包裹.csv": parcels });
    const out = join(home, "again");
    const account = await importExports({ files: [first.out, join(home, "包裹.csv")], shop, out });
    expect(await rowsOf(out, "parcels")).toMatchObject([{ waybill_id: "YT1", order_id: "1" }]);
    const old = account.files.find(({ recognisedAs }) => recognisedAs === "table:parcels");
    expect(old).toMatchObject({ rowsRead: 1, rowsUsed: 0, leftOut: [{ reason: "stand-in", rows: 1 }] });
  });
});

it.each(["shop [1]", "a*b?", "{x,y} 'z' \"q\""])("a folder may be called %s", async (name) => {
  const home = await temporaryFolder({ "o.csv": orders.replaceAll("\n", "\r\n"), "p.csv": parcels });
  await mkdir(join(home, name));
  const out = join(home, name, name);
  const account = await importExports({ files: [join(home, "o.csv")], shop, out });
  expect(account).toMatchObject({ written: true, tables: { orders: 1, parcels: 1 } });
  const added = await importExports({ files: [join(home, "p.csv")], add: true, out });
  expect(added).toMatchObject({ written: true, tables: { orders: 1, parcels: 1 } });
  expect(await rowsOf(out, "parcels")).toMatchObject([{ waybill_id: "YT1" }]);
  const traced = await traceOrder(out, "1");
  expect(traced.rows.map(({ table, line }) => `${table} ${line}`)).toEqual(["orders 2", "parcels 2"]);
});

it("a folder is read by its own name, not by that of a neighbour that would fit it as a pattern", async () => {
  const home = await temporaryFolder({ "o.csv": orders, "p.csv": parcels });
  for (const [name, file] of [
    ["shop1", "o.csv"],
    ["shop[1]", "p.csv"],
  ] as const) {
    const files = [join(home, "o.csv"), join(home, file)];
    await importExports({ files, shop, out: join(home, name) });
  }
  const { history } = await readShopFolder(join(home, "shop[1]"));
  expect([...history!.parcels!.signedAt]).toEqual([Date.UTC(2026, 8, 3, 9) / 1000]);
});
