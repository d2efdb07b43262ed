import { type CellValue, writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { bareWorkbook } from "./bare-workbook.ts";
import { FIELDS, HEADER, prepared, rowsOf, theTable } from "./prepared.ts";

type Sheets = Readonly<Record<string, readonly (readonly CellValue[])[]>>;

async function workbook(sheets: Sheets): Promise<Buffer> {
  const written = Object.entries(sheets).map(([name, rows]) => ({ name, rows: rows.map((row) => [...row]) }));
  return Buffer.from(await writeXlsx({ sheets: written }));
}

const HEAD = HEADER.split(",");
const TITLED: Sheets = {
  订单: [["九月订单"], [], HEAD, ...FIELDS, [null, null, null, null], ["合计", null, null, 2]],
};

describe("a workbook", () => {
  it("gives the rows of a sheet, below its title and above its sum", async () => {
    const { table, rows, problems } = await theTable(await workbook(TITLED), "九月.xlsx");
    expect(problems).toEqual([]);
    expect(table).toMatchObject({
      file: "九月.xlsx",
      sheet: "订单",
      source: { kind: "format", id: "order-export" },
    });
    expect(rows).toEqual([
      { line: 4, fields: FIELDS[0] },
      { line: 5, fields: FIELDS[1] },
    ]);
    expect(table.leftOut).toEqual([
      { reason: "title", rows: 1 },
      { reason: "summary", rows: 1 },
    ]);
  });

  it("gives every sheet that is known by its columns, whatever its name, and names the others", async () => {
    const parcels = [
      ["运单号", "订单编号", "揽收时间", "签收时间"],
      ["SF1", "11", "", ""],
    ];
    const bytes = await workbook({
      说明: [["如何使用"]],
      空: [],
      Sheet2: [HEAD, ...FIELDS],
      "a<b>": parcels,
    });
    const { tables, english } = await prepared({ "x.xlsx": bytes });
    expect(tables.map(({ sheet, source }) => [sheet, source])).toEqual([
      ["Sheet2", { kind: "format", id: "order-export" }],
      ["a<b>", { kind: "format", id: "parcel-export" }],
    ]);
    expect(english).toHaveLength(1);
    expect(english[0]).toMatch(/^x\.xlsx\/说明:1: an unknown sheet/);
  });

  it("of unknown sheets alone is an unknown file", async () => {
    const { problems } = await prepared({ "x.xlsx": await workbook({ 说明: [["如何使用"]] }) });
    expect(problems).toMatchObject([{ key: "export-unknown", severity: "error", file: "x.xlsx/说明" }]);
  });

  it("keeps ids and shows those that Excel destroyed", async () => {
    const at = new Date(Date.UTC(2026, 8, 1, 22, 13, 19, 999));
    const rows = [
      HEAD,
      ["6920000000000000001", 123456789012345, at, true],
      [6.92e18, 0.1 + 0.2, new Date(Date.UTC(2026, 8, 2)), 45901.5],
    ];
    const { rows: read } = await theTable(await workbook({ s: rows as CellValue[][] }), "x.xlsx");
    expect(read.map(({ fields }) => fields)).toEqual([
      ["6920000000000000001", "123456789012345", "2026-09-01 22:13:20", "1"],
      ["6.92E+18", "0.3", "2026-09-02", "45901.5"],
    ]);
  });

  it("fills short rows, and cells beside the table are no part of it", async () => {
    const rows = [HEAD, ["1", "11"], ["2", "22", "2026-09-02 10:00:00", "已发货", null, "看这里"]];
    const { rows: read, problems } = await theTable(await workbook({ s: rows }), "x.xlsx");
    expect(problems).toEqual([]);
    expect(read.map(({ fields }) => fields)).toEqual([["1", "11", "", ""], FIELDS[1]]);
  });

  it("without a cell is empty", async () => {
    expect((await prepared({ "x.xlsx": await workbook({ a: [], b: [] }) })).keys).toEqual(["file-empty"]);
  });
});

describe("a hostile workbook is refused", () => {
  const parts = async (sheets: Sheets = { s: [HEAD, ...FIELDS] }) => await workbook(sheets);

  it("for more cells than the limit", async () => {
    const { tables, problems } = await prepared(
      { "x.xlsx": await parts() },
      { limits: { workbookCells: 10 } },
    );
    expect(tables).toEqual([]);
    expect(problems).toMatchObject([
      { key: "workbook-too-big", severity: "error", params: { limit: "10 cells" } },
    ]);
  });

  it("for one cell at the far end of each of many rows", async () => {
    const far = Array.from(
      { length: 500 },
      (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}" t="inlineStr"><is><t>x</t></is></c></row>`,
    );
    const bytes = bareWorkbook(`<worksheet><sheetData>${far.join("")}</sheetData></worksheet>`);
    const { keys } = await prepared({ "x.xlsx": bytes });
    expect(keys).toEqual(["columns-too-many"]);
  }, 30_000);

  it("for XML that unpacks to too much, before it is unpacked", async () => {
    const bytes = bareWorkbook(`<worksheet>${" ".repeat(40 * 2 ** 20)}</worksheet>`);
    expect(bytes.length).toBeLessThan(100_000);
    const before = process.memoryUsage().rss;
    expect((await prepared({ "x.xlsx": bytes })).keys).toEqual(["zip-ratio"]);
    const { keys } = await prepared(
      { "x.xlsx": bytes },
      { limits: { zipRatio: 1e6, workbookBytes: 2 ** 20 } },
    );
    expect(keys).toEqual(["zip-too-big"]);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20);
  });

  it("for a member that is larger than it claims", async () => {
    const bytes = bareWorkbook(`<worksheet>${" ".repeat(4 * 2 ** 20)}</worksheet>`, 1000);
    expect((await prepared({ "x.xlsx": bytes })).keys).toEqual(["file-unreadable"]);
  });

  it("when it is cut off, old, locked or no workbook at all", async () => {
    const whole = await parts();
    expect((await prepared({ "x.xlsx": whole.subarray(0, whole.length / 2) })).keys).toEqual([
      "file-unreadable",
    ]);
    expect((await prepared({ "x.xls": Buffer.from("d0cf11e0a1b11ae100000000", "hex") })).keys).toEqual([
      "workbook-old",
    ]);
    expect((await prepared({ "x.xlsx": bareWorkbook("<worksheet><sheetData><row>") })).keys).toHaveLength(1);
  });
});

it("a bare workbook of the tests is one", async () => {
  const cells = HEAD.map((name, i) => `<c r="${"ABCD"[i]}1" t="inlineStr"><is><t>${name}</t></is></c>`).join(
    "",
  );
  const { tables } = await prepared({
    "x.xlsx": bareWorkbook(`<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>`),
  });
  expect(await rowsOf(tables[0]!)).toEqual([]);
});
