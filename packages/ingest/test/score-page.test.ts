import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { describeProblem } from "../src/index.ts";
import { csv, importOf, ORDER_HEADER, orderRow, rowsOf } from "./exports.ts";

const orders = csv(ORDER_HEADER, [orderRow("1")]);
const PAGE = "日期,商家体验分,商品体验分,平均揽收时长,平均揽收时长得分";

it("keeps every cell of a score page, also where a metric has both its value and its points", async () => {
  const page = csv(PAGE, ["2026-09-20,82,80,12.5,90"]);
  const { account, out } = await importOf({ "o.csv": orders, "page.csv": page });
  expect(account.tables).toMatchObject({ observed: 3 });
  expect(await rowsOf(out, "observed")).toEqual([
    { date: "2026-09-20", node: "pickup-hours", value: "12.5", score: "90.0" },
    { date: "2026-09-20", node: "product", value: "", score: "80.0" },
    { date: "2026-09-20", node: "total", value: "", score: "82.0" },
  ]);
});

it("a later page that corrects one cell of a day leaves the others as they were", async () => {
  const { out } = await importOf({
    "o.csv": orders,
    "a.csv": csv(PAGE, ["2026-09-20,82,80,,"]),
    "b.csv": csv(PAGE, ["2026-09-20,83,80,,"]),
  });
  expect((await rowsOf(out, "observed")).map(({ node, score }) => `${node} ${score}`)).toEqual([
    "product 80.0",
    "total 83.0",
  ]);
});

it("a later table of tiers that corrects one cell leaves the others as they were", async () => {
  const header = "指标,100分,90分,80分";
  const { out } = await importOf({
    "o.csv": orders,
    "a.csv": csv(header, ["商品综合评分,≥4.640,≥4.600,≥4.5"]),
    "b.csv": csv(header, ["商品综合评分,≥4.650,≥4.600,≥4.5"]),
  });
  const tiers = await readFile(join(out, "tiers.yaml"), "utf8");
  expect([...tiers.matchAll(/bound: (\S+)/g)].map(([, bound]) => bound)).toEqual(["4.5", "4.6", "4.65"]);
});

it("tells of a field that several cells need once, and counts it once", async () => {
  const page = csv(PAGE, ["昨天,82,80,12.5,90", "2026-09-21,83,81,12.1,91"]);
  const { account } = await importOf({ "o.csv": orders, "page.csv": page });
  expect(account.problems.map((one) => describeProblem(one, "en"))).toEqual([
    'page.csv:2 日期 = "昨天": not a time; write YYYY-MM-DD HH:MM:SS (shop time) or ISO 8601 with an offset',
  ]);
  expect(account.problems[0]!.count).toBe(1);
});
