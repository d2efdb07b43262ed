import { describe, expect, it } from "vitest";
import type { Mapping } from "../../src/mapping/mapping.ts";
import { recognise } from "../../src/open/recognise.ts";
import { HEADER, prepared, rowsOf, theTable } from "./prepared.ts";

const mapping = (id: string, headers: readonly string[]): Mapping => ({
  id,
  headers,
  zone: null,
  times: [],
  targets: [],
});

describe("a table is told by its columns", () => {
  it.each([
    ["order_id,paid_at", "orders"],
    ["waybill_id,order_id,signed_at", "parcels"],
    ["date,node,score", "observed"],
    ["date,product_id,banned_words", "listings"],
    ["kind,at", "violations"],
    ["date,agent,human_sessions,mean_reply_seconds", "chat-days"],
    ["session_id,started_at,stars,extra", "chats"],
  ])("%s is a table of a shop folder: %s", (header, table) => {
    expect(recognise(header.split(","), [])).toMatchObject({ source: { kind: "shop-table", table } });
  });

  it("and in a table of a shop folder a column that it does not know is named", async () => {
    const { table, english } = await theTable("order_id,paid_at,shiped_at,\n1,2026-09-01 10:00:00,,\n");
    expect(table.source).toEqual({ kind: "shop-table", table: "orders" });
    expect(english).toEqual([
      "orders.csv shiped_at: unknown column; did you mean shipped_at? Remove it otherwise",
    ]);
  });

  it("and a date alone is nothing", () => {
    expect(recognise(["date", "x"], [])).toMatchObject({ missing: expect.any(Array) });
  });

  it("the user's mapping comes first, and the one that asks for most", () => {
    const header = [...HEADER.split(","), "X"];
    const found = recognise(header, [
      mapping("a", ["主订单编号"]),
      mapping("b", ["主订单编号", "x"]),
      mapping("c", ["y"]),
    ]);
    expect(found).toMatchObject({ source: { kind: "mapping", mapping: { id: "b" } } });
    expect("header" in found && found.header.at(-1)).toBe("x");
  });
});

describe("a staff report", () => {
  const REPORT = "账号名称,人工已接待会话量,不满意率,新平均响应时长（秒）\n客服1,20,3.5%,21\n";

  it.each(["飞鸽客服数据_2026-09-01.csv", "2026年9月1日.csv", "客服20260901.csv"])(
    "is of the day in its name: %s",
    async (name) => {
      const { table, rows } = await theTable(REPORT, name);
      expect(table.header.at(-1)).toBe("日期");
      expect(rows[0]!.fields).toEqual(["客服1", "20", "3.5%", "21", "2026-09-01"]);
    },
  );

  it("is of the days in its column", async () => {
    const { table, rows } = await theTable(
      "统计日期,账号名称,人工已接待会话量\n2026/9/1,客服1,20\n",
      "2026-10-01.csv",
    );
    expect(table.header[0]).toBe("日期");
    expect(rows[0]!.fields).toEqual(["2026/9/1", "客服1", "20"]);
  });

  it.each(["客服.csv", "2026-09-01至2026-09-30.csv", "2026-02-30.csv"])(
    "of no one day is refused: %s",
    async (name) => {
      const { tables, problems } = await prepared({ [name]: REPORT });
      expect(tables).toEqual([]);
      expect(problems).toMatchObject([{ key: "day-unknown", column: "日期", file: name }]);
    },
  );
});

it("a score page's days are recognised with whatever was written down", async () => {
  const { tables } = await prepared({
    "体验分.csv":
      "日期,体验分,商品体验,物流体验,服务体验,平均揽收时长,揽收时效达成率\n2026-09-01,88.5,90,85,90,11.2,99%\n",
  });
  expect(tables[0]!.source).toEqual({ kind: "format", id: "score-page-export" });
  expect(tables[0]!.header).toEqual([
    "日期",
    "商家体验分",
    "商品体验分",
    "物流体验分",
    "服务体验分",
    "平均揽收时长",
    "揽收时效达成率",
  ]);
  expect(await rowsOf(tables[0]!)).toHaveLength(1);
});
