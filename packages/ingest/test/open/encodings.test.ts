import { describe, expect, it } from "vitest";
import { gbk, utf16 } from "./encoded.ts";
import { FIELDS, HEADER, ORDERS, prepared, ROWS, theTable } from "./prepared.ts";

describe("the same orders come out of", () => {
  it.each([
    ["UTF-8", Buffer.from(ORDERS), true],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${ORDERS}`), true],
    ["GBK", gbk(ORDERS), false],
    ["UTF-16 LE with its mark", utf16(ORDERS, "le", true), false],
    ["UTF-16 BE with its mark", utf16(ORDERS, "be", true), false],
    ["UTF-16 LE without", utf16(ORDERS, "le", false), false],
    ["UTF-16 BE without", utf16(ORDERS, "be", false), false],
  ])("%s", async (_, bytes, inPlace) => {
    const { table, rows, problems } = await theTable(bytes);
    expect(problems).toEqual([]);
    expect(table.source).toEqual({ kind: "format", id: "order-export" });
    expect(table.header).toEqual(HEADER.split(","));
    expect(rows).toEqual([
      { line: 2, fields: FIELDS[0] },
      { line: 3, fields: FIELDS[1] },
    ]);
    expect(table.hasLineColumn).toBe(!inPlace);
    expect(table.data.path.includes("/in/")).toBe(inPlace);
  });
});

it("GB18030 holds letters that GBK has not", async () => {
  // 𠮷 is four bytes long there.
  const bytes = Buffer.concat([
    gbk(`${HEADER},省\n1,11,2026-09-01 10:00:00,已完成,`),
    Buffer.from("9532b738", "hex"),
  ]);
  const { rows } = await theTable(bytes);
  expect(rows[0]!.fields[4]).toBe(new TextDecoder("gb18030").decode(Buffer.from("9532b738", "hex")));
  expect([...rows[0]!.fields[4]!]).toHaveLength(1);
});

it("a file that looks like ASCII for a megabyte and turns out to be GBK is read as GBK", async () => {
  const header = "order_id,paid_at,province\n";
  const row = "1,2026-09-01 10:00:00,Zhejiang\n";
  const bytes = Buffer.concat([
    Buffer.from(header + row.repeat(50_000)),
    gbk("2,2026-09-01 10:00:00,浙江\n"),
  ]);
  const { rows, problems } = await theTable(bytes);
  expect(problems).toEqual([]);
  expect(rows.at(-1)).toEqual({ line: 50_002, fields: ["2", "2026-09-01 10:00:00", "浙江"] });
});

it("bytes of no encoding are refused at their line", async () => {
  const bytes = Buffer.concat([
    Buffer.from(`${HEADER}\n${ROWS[0]}\n3,`),
    Buffer.from([0xff, 0xff]),
    Buffer.from(",x,y\n"),
  ]);
  const { tables, english } = await prepared({ "orders.csv": bytes });
  expect(tables).toEqual([]);
  expect(english).toEqual(["orders.csv:3: neither UTF-8 nor UTF-16 nor GB18030; save it as CSV in UTF-8"]);
});

it("a broken letter in a long UTF-8 file is refused at its line, not read as GBK", async () => {
  const bytes = Buffer.concat([
    Buffer.from(`${HEADER}\n${`${ROWS[0]}\n`.repeat(40_000)}`),
    Buffer.from("e4b8", "hex"),
    Buffer.from(",x,2026-09-01 10:00:00,y\n"),
  ]);
  const { tables, problems } = await prepared({ "orders.csv": bytes });
  expect(tables).toEqual([]);
  expect(problems).toMatchObject([{ key: "encoding-unknown", severity: "error", line: 40_002 }]);
});

it("NULs are no text", async () => {
  const { tables, problems } = await prepared({
    "orders.csv": `${HEADER}\n${ROWS[0]}\n1,\0,2026-09-01 10:00:00,x\n`,
  });
  expect(tables).toEqual([]);
  expect(problems).toMatchObject([{ key: "text-nul", line: 3 }]);
});
