import { describe, expect, it } from "vitest";
import { prepared, theTable } from "./prepared.ts";

const PARCEL = `{"trackNo": 78812345678901234567, "express": "中通快递", "collectTime": 1788250000, "signTime": null,
  "orderList": [{"orderId": "6920000000000000001"}, {"orderId": 6920000000000000002}], "exceptionList": ["PICKUP_TIMEOUT"]}`;

const named = (header: readonly string[], fields: readonly string[]) =>
  Object.fromEntries(header.map((name, i) => [name, fields[i]]));

describe("parcels in JSON", () => {
  it.each([
    ["a list", `[${PARCEL}, ${PARCEL}]`],
    [
      "an answer with a list in it",
      `{"code": 0, "msg": "", "data": {"total": 2, "list": [${PARCEL}, ${PARCEL}]}}`,
    ],
    ["one object a line", `${PARCEL.replace(/\n\s*/g, "")}\n\n${PARCEL.replace(/\n\s*/g, "")}\n`],
    ["a mark before it", `\ufeff[${PARCEL}, ${PARCEL}]`],
  ])("%s", async (_, text) => {
    const { table, rows, problems } = await theTable(text, "包裹.json");
    expect(problems).toEqual([]);
    expect(table.source).toEqual({ kind: "format", id: "parcel-export" });
    expect(rows).toHaveLength(2);
    expect(named(table.header, rows[0]!.fields)).toMatchObject({
      运单号: "78812345678901234567",
      快递公司: "中通快递",
      揽收时间: "1788250000",
      签收时间: "",
      订单编号: "6920000000000000001;6920000000000000002",
      exceptionList: "PICKUP_TIMEOUT",
    });
  });
});

const LINES = [
  '{"order_id": "1", "paid_at": "2026-09-01 10:00:00"}',
  '{"paid_at": "2026-09-02 10:00:00", "order_id": 2, "qic": true}',
];

describe("JSON lines", () => {
  it("are rows with their lines, whatever the order of the keys", async () => {
    const { table, rows } = await theTable(`${LINES[0]}\n\n${LINES[1]}\n`, "orders.jsonl");
    expect(table.source).toEqual({ kind: "shop-table", table: "orders" });
    expect(table.header).toEqual(["order_id", "paid_at", "qic"]);
    expect(rows).toEqual([
      { line: 1, fields: ["1", "2026-09-01 10:00:00", ""] },
      { line: 3, fields: ["2", "2026-09-02 10:00:00", "1"] },
    ]);
  });

  it("that are broken are left out and shown", async () => {
    const { table, rows, problems } = await theTable(
      `${LINES[0]}\n{"order_id": \n[1]\n${LINES[1]}\n`,
      "orders.jsonl",
    );
    expect(rows.map(({ line }) => line)).toEqual([1, 4]);
    expect(table.leftOut).toEqual([{ reason: "unreadable", rows: 2 }]);
    expect(problems).toMatchObject([
      { key: "json-syntax", line: 2 },
      { key: "json-syntax", line: 3 },
    ]);
  });
});

describe("hostile JSON", () => {
  it.each([
    ["nested without end", "[".repeat(100_000), "json-too-deep"],
    ["objects in objects", `${'{"a":'.repeat(40)}1${"}".repeat(40)}`, "json-too-deep"],
    ["cut off", '[{"order_id": "1", "paid_at": ', "json-syntax"],
    ["without records", '{"code": 1, "data": []}', "json-no-rows"],
    ["a list of numbers", "[1, 2]", "json-no-rows"],
    [
      "of many keys",
      `[{${Array.from({ length: 2001 }, (_, i) => `"k${i}": 1`).join(",")}}]`,
      "columns-too-many",
    ],
  ])("%s", async (_, text, key) => {
    const { tables, keys } = await prepared({ "x.json": text });
    expect([tables, keys]).toEqual([[], [key]]);
  });

  it("cannot reach a prototype", async () => {
    const { table, rows } = await theTable(
      '[{"order_id": "1", "paid_at": "x", "__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"a": 1}}}]',
      "x.json",
    );
    expect(table.header).toContain("__proto__.polluted");
    expect(rows[0]!.fields).toEqual(["1", "x", "yes", "1"]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("larger than the limit is refused unread", async () => {
    const { keys } = await prepared({ "x.json": `[${LINES.join(",")}]` }, { limits: { jsonBytes: 20 } });
    expect(keys).toEqual(["file-too-big"]);
  });
});
