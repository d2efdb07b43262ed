import { describe, expect, it } from "vitest";
import { sqlText, withDuckDb } from "../../src/open-duckdb.ts";
import { type Cell, cellOf } from "../../src/sources/target.ts";
import { parsedCellSql } from "../../src/stage/parsed-cell.ts";

/** What a cell of each text comes to, as text; null for nothing or something that cannot be understood. */
async function parsed(
  cell: Cell,
  texts: readonly (string | null)[],
  zone = "Asia/Shanghai",
  formats: readonly string[] = [],
) {
  return await withDuckDb(async (connect) => {
    const connection = await connect();
    const rows = texts.map((text, i) => `(${i}, ${text === null ? "NULL::VARCHAR" : sqlText(text)})`);
    const times = { formats, zone, shopZone: "Asia/Shanghai" };
    const value = parsedCellSql(cell, { raw: "r", label: null, times });
    const found = await connection.runAndReadAll(
      `SELECT CAST(${value} AS VARCHAR) FROM (VALUES ${rows.join(", ")}) t(i, r) ORDER BY i`,
    );
    return found.getRows().map(([one]) => one);
  });
}

const nothing = [null, "", " ", "-", "--", "—", "－", "\t"];

describe("an id", () => {
  it("is kept letter by letter, without what spreadsheets put around it", async () => {
    const id = "6920000000000000001";
    const spellings = [
      id,
      `${id}\t`,
      `\t${id}`,
      `="${id}"`,
      `'${id}`,
      ` ${id} `,
      `　${id}　`,
      `６９２${"０".repeat(15)}１`,
    ];
    expect(await parsed(cellOf("id"), spellings)).toEqual(spellings.map(() => id));
    expect(await parsed(cellOf("id"), ["007", "YT0002", "2e7a8482", "a-b_c", "包裹1"])).toEqual([
      "007",
      "YT0002",
      "2e7a8482",
      "a-b_c",
      "包裹1",
    ]);
  });

  it("that a spreadsheet destroyed is none", async () => {
    expect(
      await parsed(cellOf("id"), ["6.92E+18", "6.92e18", "7E+18", "6920000000000000000.0", "1".repeat(300)]),
    ).toEqual([null, null, null, null, null]);
  });

  it("may stand among others", async () => {
    expect(await parsed(cellOf("ids"), ["1", "1、2", "1, 2;2 3", "1\t", "1,6.9E+18", "-"])).toEqual([
      "[1]",
      "[1, 2]",
      "[1, 2, 3]",
      "[1]",
      null,
      null,
    ]);
  });
});

describe("a time", () => {
  const time = cellOf("time");
  it.each([
    ["2026-09-01 08:00:00", "2026-09-01 08:00:00"],
    ["2026-09-01T08:00:00", "2026-09-01 08:00:00"],
    ["2026-09-01 08:00:00\t", "2026-09-01 08:00:00"],
    ["2026/9/1 8:00", "2026-09-01 08:00:00"],
    ["2026.9.1 8:00:30", "2026-09-01 08:00:30"],
    ["2026年9月1日 08:00", "2026-09-01 08:00:00"],
    ["2026年9月1日 8时05分", "2026-09-01 08:05:00"],
    ["２０２６－０９－０１　０８：００：００", "2026-09-01 08:00:00"],
    ["２０２６-０９-０１ ０８:００:００", "2026-09-01 08:00:00"],
    ["2026-09-01 08:00:00.750", "2026-09-01 08:00:00"],
    ["2026-09-01T00:00:00Z", "2026-09-01 08:00:00"],
    ["2026-09-01 09:00+09", "2026-09-01 08:00:00"],
    ["2026-09-01 09:00:00+09:00", "2026-09-01 08:00:00"],
    ["20260901", "2026-09-01 00:00:00"],
    ["20260901080000", "2026-09-01 08:00:00"],
    ["2026-09-01", "2026-09-01 00:00:00"],
    ["46266", "2026-09-01 00:00:00"],
    ["46266.333333333336", "2026-09-01 08:00:00"],
    ["1788220800", "2026-09-01 08:00:00"],
    ["1788220800500", "2026-09-01 08:00:00"],
  ])("of %s is %s", async (text, expected) => {
    expect(await parsed(time, [text])).toEqual([expected]);
  });

  it("that is none is NULL", async () => {
    const bad = [
      "10/09/2026",
      "2026-02-30 10:00:00",
      "2026-09-01 25:00:00",
      "soon",
      "2026",
      "12345678901234567890",
    ];
    expect(await parsed(time, [...bad, ...nothing])).toEqual([...bad, ...nothing].map(() => null));
  });

  it("in another zone moves to that of the shop", async () => {
    expect(
      await parsed(time, ["2026-09-01 00:00:00", "2026/9/1 0:00", "2026-09-01T00:00:00Z"], "UTC"),
    ).toEqual(Array.from({ length: 3 }, () => "2026-09-01 08:00:00"));
  });

  it("in a format of the user's", async () => {
    expect(
      await parsed(time, ["01/09/2026 08:30", "31/02/2026 08:30"], "Asia/Shanghai", ["%-d/%-m/%Y %-H:%-M"]),
    ).toEqual(["2026-09-01 08:30:00", null]);
  });

  it("that is a day means its first second, or its last", async () => {
    const days = ["2026-09-01", "2026-09-01 00:00:00", "46266", "2026/9/1"];
    expect(await parsed({ kind: "time", dayIs: "end" }, days)).toEqual(days.map(() => "2026-09-01 23:59:59"));
    expect(await parsed({ kind: "time", dayIs: "end" }, ["2026-09-01 10:00:00"])).toEqual([
      "2026-09-01 10:00:00",
    ]);
  });
});

describe("a number", () => {
  it("of yuan loses currency and separators", async () => {
    const texts = ["1,129.00", "¥80", "￥ 80.5", "9.9元", "１２．５", "1,234,567.89", "0", " 7 "];
    expect(await parsed(cellOf("amount"), texts)).toEqual([
      "1129.00",
      "80.00",
      "80.50",
      "9.90",
      "12.50",
      "1234567.89",
      "0.00",
      "7.00",
    ]);
    expect(
      await parsed(cellOf("amount"), ["free", "1,12", "1.2.3", "1e5", "NaN", "Infinity", ...nothing]),
    ).toEqual(Array.from({ length: 14 }, () => null));
  });

  it("that counts is whole", async () => {
    expect(await parsed(cellOf("count"), ["3", "3.0", "1,200", "3.5", "-", "x"])).toEqual([
      "3",
      "3",
      "1200",
      null,
      null,
      null,
    ]);
  });

  it("may be a percentage", async () => {
    expect(await parsed(cellOf("share"), ["4.5%", "0.045", "100％", "x"])).toEqual([
      "0.045",
      "0.045",
      "1.0",
      null,
    ]);
  });

  it("of stars is 1 to 5", async () => {
    expect(await parsed(cellOf("stars"), ["5", "4.0", "3分", "2星", "6", "0", "4.5", "-"])).toEqual([
      "5",
      "4",
      "3",
      "2",
      null,
      null,
      null,
      null,
    ]);
  });
});

describe("words", () => {
  it("of yes and no", async () => {
    expect(await parsed(cellOf("flag"), ["是", "否", "1", "0", "TRUE", "no", "也许", "-"])).toEqual([
      "1",
      "0",
      "1",
      "0",
      "1",
      "0",
      null,
      null,
    ]);
  });

  it("are told by the first that fits; nothing and unknown words apart", async () => {
    const cell: Cell = {
      kind: "word",
      fits: "contains",
      words: [
        ["退货退款", "return-refund"],
        ["退款", "refund-only"],
      ],
      empty: "",
      otherwise: null,
    };
    expect(await parsed(cell, ["退货退款", "未发货退款", "-", null, "补寄"])).toEqual([
      "return-refund",
      "refund-only",
      "",
      "",
      null,
    ]);
  });

  it("of a reason give its class", async () => {
    expect(
      await parsed({ kind: "reason", label: "" }, [
        "质量问题",
        "商品破损/有污渍",
        "7天无理由退换货",
        "发票问题",
        "-",
      ]),
    ).toEqual(["quality", "damage", "no-reason", "other", null]);
  });

  it("of a courier lose the waybill", async () => {
    expect(
      await parsed(cellOf("courier"), [
        "中通快递-7531",
        "圆通速递",
        "EMS-123",
        " 韵达快递-1",
        "787-中通快递",
        "SF123",
        "－",
        null,
      ]),
    ).toEqual(["中通快递", "圆通速递", "EMS", "韵达快递", "中通快递", null, null, null]);
  });

  it("for people lose controls", async () => {
    expect(
      await parsed(cellOf("text"), ["杭州仓", "\u001b[31m红\u0007仓", " A 仓 ", "-", "x".repeat(900)]),
    ).toEqual(["杭州仓", "[31m红 仓", "A 仓", null, "x".repeat(500)]);
  });

  it("that name a person become a code", async () => {
    const [code, same, other] = await parsed(cellOf("pseudonym"), ["小美", " 小美", "大山"]);
    expect(code).toMatch(/^agent-[0-9a-f]{12}$/);
    expect([same, other === code]).toEqual([code, false]);
  });
});
