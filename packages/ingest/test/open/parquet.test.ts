import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { sqlText, withDuckDb } from "../../src/open-duckdb.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { prepared, theTable } from "./prepared.ts";

async function parquet(query: string): Promise<Buffer> {
  const path = join(await temporaryFolder(), "x.parquet");
  await withDuckDb(async (connect) => {
    await (await connect()).run(`COPY (${query}) TO ${sqlText(path)} (FORMAT parquet)`);
  });
  return await readFile(path);
}

const ORDERS =
  "SELECT 1::BIGINT AS 主订单编号, '11' AS 子订单编号, TIMESTAMP '2026-09-01 10:00:00' AS 支付完成时间, NULL AS 订单状态";

it("a Parquet file is read where it is, by place", async () => {
  const { table, rows, problems } = await theTable(await parquet(ORDERS), "订单.parquet");
  expect(problems).toEqual([]);
  expect(table).toMatchObject({ source: { kind: "format", id: "order-export" }, data: { form: "parquet" } });
  expect(rows).toEqual([{ line: 1, fields: ["1", "11", "2026-09-01 10:00:00", ""] }]);
});

it("a Parquet file of unknown columns is an unknown file", async () => {
  const { keys, unknown } = await prepared({ "x.parquet": await parquet("SELECT 1 AS a, 2 AS b") });
  expect(keys).toEqual(["export-unknown"]);
  expect(unknown).toMatchObject([{ file: "x.parquet", header: ["a", "b"] }]);
});

it("a Parquet file that claims more rows than the limit is refused unread", async () => {
  const bytes = await parquet(`SELECT orders.* FROM (${ORDERS}) orders, range(1000000)`);
  expect(bytes.length).toBeLessThan(100_000);
  expect((await prepared({ "x.parquet": bytes }, { limits: { parquetRows: 999_999 } })).keys).toEqual([
    "zip-too-big",
  ]);
});

it("a broken Parquet file is refused, without a path of ours in the message", async () => {
  const bytes = await parquet(ORDERS);
  const { english, workFolder } = await prepared({
    "x.parquet": Buffer.concat([bytes.subarray(0, 100), Buffer.from("PAR1")]),
  });
  expect(english).toHaveLength(1);
  expect(english[0]).toMatch(/^x\.parquet: the file cannot be read/);
  expect(english[0]).not.toContain(workFolder.slice(0, 10));
});
