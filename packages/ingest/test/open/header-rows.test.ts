import { describe, expect, it } from "vitest";
import { FIELDS, HEADER, ORDERS, prepared, ROWS, theTable } from "./prepared.ts";

const left = (...reasons: [string, number][]) => reasons.map(([reason, rows]) => ({ reason, rows }));

describe("a header is found", () => {
  it.each([
    ["below a title", `订单报表\n${ORDERS}`, 3, left(["title", 1]), false],
    [
      "below titles that fill the columns",
      `店铺,花花,,\n日期,九月,,\n${ORDERS}`,
      4,
      left(["title", 2]),
      false,
    ],
    ["below an empty line", `订单报表\n\n${ORDERS}`, 4, left(["title", 1]), true],
    ["below Excel's hint", `sep=,\n${ORDERS}`, 3, left(["title", 1]), false],
    ["in row 5", `a\nb\nc\nd\n${ORDERS}`, 6, left(["title", 4]), false],
  ])("%s", async (_, text, firstLine, leftOut, copied) => {
    const { table, rows } = await theTable(text);
    expect(rows.map(({ fields }) => fields)).toEqual(FIELDS);
    expect(rows[0]!.line).toBe(firstLine);
    expect(table.leftOut).toEqual(leftOut);
    expect(table.hasLineColumn).toBe(copied);
  });

  it("not beyond the rows that are looked at", async () => {
    const { tables, keys } = await prepared({ "orders.csv": `${"x\n".repeat(20)}${ORDERS}` });
    expect([tables, keys]).toEqual([[], ["export-unknown"]]);
  });
});

describe("a header is understood", () => {
  it.each([
    ["with spaces, tabs and stars", " 主订单编号\t,子订单编号 ,*支付完成时间, 订单状态"],
    ["in quotes and as Excel's text", '"主订单编号",="子订单编号",支付完成时间,订单状态'],
    ["with marks nobody sees", "\u200b主订单编号,子订单编号\u200e,支付完成时间,订单状态"],
    ["under its older names", "订单编号,商品单号,支付时间,状态"],
  ])("%s", async (_, header) => {
    const { table } = await theTable(`${header}\n${ROWS.join("\n")}\n`);
    expect(table.header).toEqual(HEADER.split(","));
  });

  it("whatever the width of its letters", async () => {
    const { table } = await theTable(`${HEADER},商品ＩＤ,订单应付金额(元)\n${ROWS[0]},7,9\n`);
    expect(table.header.slice(4)).toEqual(["商品ID", "订单应付金额"]);
  });

  it("and a name that comes twice counts the first time", async () => {
    const { table, rows } = await theTable(`${HEADER},订单状态\n${ROWS[0]},别的\n`);
    expect(table.header.indexOf("订单状态")).toBe(3);
    expect(rows[0]!.fields).toEqual([...FIELDS[0]!, "别的"]);
  });
});

describe("what is no row of the table is left out by reason", () => {
  it.each([
    ["a sum", `${ORDERS}合计,,,2\n`, left(["summary", 1])],
    ["sums and notes", `${ORDERS}小计,2\n共 2 条\n导出时间：2026-10-01 10:00\n`, left(["summary", 3])],
    ["Total", `${ORDERS}Total,,,\n`, left(["summary", 1])],
    ["empty rows", `${ORDERS},,,\n,,,\n合计,,,\n`, left(["blank", 2], ["summary", 1])],
    ["the header once more", `${ORDERS}${ORDERS.split("\n")[0]}\n`, left(["header-again", 1])],
    ["empty lines are no rows", `${HEADER}\n${ROWS[0]}\n\n${ROWS[1]}\n`, left()],
  ])("%s", async (_, text, leftOut) => {
    const { table, rows, problems } = await theTable(text);
    expect(rows.map(({ fields }) => fields)).toEqual(FIELDS);
    expect(table.leftOut).toEqual(leftOut);
    expect(problems).toEqual([]);
  });

  it("but a sum in the middle is not taken away", async () => {
    const rows = Array.from({ length: 12 }, () => ROWS[0]);
    const { table, rows: read } = await theTable(`${HEADER}\n合计,,,2\n${rows.join("\n")}\n`);
    expect([read.length, table.leftOut]).toEqual([13, []]);
  });
});

it("a file without a row below its header is a table without rows", async () => {
  for (const text of [`${HEADER}\n`, HEADER, `标题\n\n${HEADER}\n`]) {
    const { rows, problems } = await theTable(text);
    expect([rows, problems]).toEqual([[], []]);
  }
});

it.each([
  ["", "file-empty"],
  ["\n \n\n", "file-empty"],
  [",,,\n,,\n", "file-empty"],
])("%j is empty", async (text, key) => {
  expect((await prepared({ "orders.csv": text })).keys).toEqual([key]);
});
