import { describe, expect, it } from "vitest";
import { FIELDS, HEADER, ORDERS, prepared, ROWS, rowsOf, theTable } from "./prepared.ts";

describe("the same orders come out of", () => {
  it.each([
    ["tabs", ORDERS.replaceAll(",", "\t"), true],
    ["semicolons", ORDERS.replaceAll(",", ";"), true],
    ["bars", ORDERS.replaceAll(",", "|"), true],
    ["CRLF", ORDERS.replaceAll("\n", "\r\n"), true],
    ["no end to the last line", ORDERS.trimEnd(), true],
    ["quotes around everything", ORDERS.replace(/[^,\n]+/g, '"$&"'), true],
    ["a mark and quotes", `\ufeff${ORDERS.replace(/[^,\n]+/g, '"$&"')}`, true],
    ["CR alone", ORDERS.replaceAll("\n", "\r"), false],
    ["two kinds of line ends", ORDERS.replace("已完成\n", "已完成\r\n"), false],
    ["a comma too many on every row", ORDERS.replaceAll(/(已..)\n/g, "$1,\n"), false],
  ])("%s", async (_, text, inPlace) => {
    const { table, rows, problems } = await theTable(text);
    expect(problems).toEqual([]);
    expect(rows.map(({ fields }) => fields)).toEqual(FIELDS);
    expect(rows[0]!.line).toBe(text.endsWith("\r") ? 2 : 2);
    expect(table.hasLineColumn).toBe(!inPlace);
    expect(table.leftOut).toEqual([]);
  });
});

const withNote = (note: string) => `${HEADER},商品ID\n${ROWS[0]},${note}\n${ROWS[1]},x\n`;

describe("a field", () => {
  it.each([
    ['"a, b"', "a, b"],
    ['"a ""b"""', 'a "b"'],
    ['"一行\n又一行"', "一行\n又一行"],
    ['5" 屏', '5" 屏'],
    ['="0692"', '="0692"'],
    ['"=""0692"""', '="0692"'],
    ['"6920000000000000001\t"', "6920000000000000001\t"],
    ["a\rb", "a\rb"],
    ["=1+1", "=1+1"],
    ["\u001b[31mred", "\u001b[31mred"],
  ])("written %j is %j", async (written, read) => {
    const { rows, problems } = await theTable(withNote(written));
    expect(problems).toEqual([]);
    expect(rows.map(({ fields }) => fields[4])).toEqual([read, "x"]);
    expect(rows[1]!.line).toBe(3 + written.split("\n").length - 1);
  });
});

describe("a row that cannot be read is left out, counted and shown", () => {
  it("because its quotes are broken", async () => {
    const { table, rows, english } = await theTable(withNote('"a"b'));
    expect(rows).toHaveLength(1);
    expect(table.leftOut).toEqual([{ reason: "unreadable", rows: 1 }]);
    expect(english).toEqual([
      "orders.csv:2: a quote is not closed properly; close it, or double a quote inside a field",
    ]);
  });

  it("because fields are missing or too many, five places at most", async () => {
    const short = `${HEADER}\n${ROWS[0]}\n${"1,2\n".repeat(7)}${ROWS[1]}\n1,2,3,4,5,6\n`;
    const { table, rows, english } = await theTable(short);
    expect(rows.map(({ line }) => line)).toEqual([2, 10]);
    expect(table.leftOut).toEqual([{ reason: "field-count", rows: 8 }]);
    expect(english).toHaveLength(6);
    expect(english[0]).toBe("orders.csv:3: 2 fields, the header has 4; add or remove commas");
    expect(english[5]).toMatch(/3 more of the same/);
  });

  it.each([
    ["never closes", `3,"33,x\n4,44,x,x\n`],
    ["closes many lines later, where no field ends", `3,"33,x\n4,44,x,x\n5,55,x,"quoted"\n`],
  ])("and a quote that %s spoils its own line alone", async (_, more) => {
    const { table, rows, problems } = await theTable(`${ORDERS}${more}`);
    expect(table.leftOut).toEqual([{ reason: "unreadable", rows: 1 }]);
    expect(problems).toMatchObject([{ key: "quote-open", line: 4 }]);
    expect(rows.at(2)!.fields).toEqual(["4", "44", "x", "x"]);
    expect(rows).toHaveLength(1 + more.split("\n").length - 1);
  });
});

it.each([
  ["订单*.csv", "订单2.csv"],
  ["o[12].csv", "o1.csv"],
  ["o?.csv", "o3.csv"],
])("a file whose name is a pattern, %s, is read and no other that fits it", async (name, other) => {
  const { tables } = await prepared({ [name]: ORDERS, [other]: `${HEADER}\n` }, {}, [name]);
  expect((await rowsOf(tables[0]!)).map(({ fields }) => fields)).toEqual(FIELDS);
});

it("an odd ending of the name does not matter", async () => {
  const { rows } = await theTable(ORDERS, "订单.gz");
  expect(rows).toHaveLength(2);
});
