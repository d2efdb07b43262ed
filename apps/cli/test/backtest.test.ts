import { readFileSync } from "node:fs";
import { join } from "node:path";
import { adaptedSpec, generateShop, shopPresets, toShopFolder } from "@scorecast/simulator/generate";
import { beforeAll, describe, expect, it } from "vitest";
import { BacktestReportSchema } from "../src/backtest-schema.ts";
import { type Ended, scorecast, temporaryFolder } from "./scorecast.ts";
import { smallShop, writeFiles } from "./shops.ts";

const cwd = temporaryFolder();
const shop = adaptedSpec(shopPresets["steady-fashion"], { ordersPerDay: 4, days: 160, start: "2026-04-20" });
writeFiles(join(cwd, "shop"), toShopFolder(generateShop(shop, "backtest")));
writeFiles(join(cwd, "small"), smallShop);
const few = ["--every", "7", "--replications", "40", "--rules", "douyin-2026-09-08"];
const backtest = (...argv: string[]) => scorecast(["backtest", ...argv], { cwd });

describe("backtest", () => {
  let json: Ended;
  beforeAll(async () => {
    json = await backtest("shop", ...few, "--json", "-o", "b.csv", "-o", "b.html");
  }, 120_000);

  it("is as its schema says, in its order of keys", () => {
    const report = BacktestReportSchema.parse(JSON.parse(json.out));
    const keys = Object.keys(BacktestReportSchema.shape).filter((key) => key !== "partial");
    expect(Object.keys(report)).toEqual(keys);
    expect(json.out).not.toMatch(/NaN|Infinity|: -0[,\n]/);
    expect({ code: json.code, rules: report.rules }).toEqual({ code: 0, rules: ["douyin-2026-09-08"] });
  });
  it("judges total, dimensions and metrics on every horizon beside five baselines", () => {
    const report = BacktestReportSchema.parse(JSON.parse(json.out));
    const total = report.nodes.find(({ node }) => node === "total")!;
    expect(total.lines.map(({ horizon }) => horizon)).toEqual([1, 7, 14, 30, 60, null]);
    for (const { baselines } of total.lines)
      expect(baselines.map(({ id }) => id)).toEqual(
        expect.arrayContaining(["stays", "binomial-noise", "seasonal-naive", "smoother"]),
      );
    expect(report.nodes.map(({ node }) => node)).toEqual(
      expect.arrayContaining(["product", "logistics", "service", "pickup-hours", "product-rating"]),
    );
  });
  it("counts the forecasts of several weeks together, and shows where what came fell from 12 days on", () => {
    const report = BacktestReportSchema.parse(JSON.parse(json.out));
    const lines = report.nodes.find(({ node }) => node === "total")!.lines;
    const of = (horizon: number | null) => lines.find((line) => line.horizon === horizon)!;
    expect(of(null).forecasts).toBe([7, 14, 30].reduce((sum, h) => sum + of(h).forecasts, 0));
    for (const { pit, origins } of lines) expect(pit === null).toBe(origins < 12);
    const bins = of(7).pit!;
    expect(bins.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 10);
  });
  it("writes a table with a row for each way to forecast, and a page", () => {
    const rows = readFileSync(join(cwd, "b.csv"), "utf8").trim().split("\n");
    expect(rows.filter((row) => row.startsWith("total,7,"))).toHaveLength(6);
    expect(readFileSync(join(cwd, "b.html"), "utf8")).toContain("scorecast-data");
  });
  it("says in plain words how many ranges held, in both languages", async () => {
    const months = ["shop", "--every", "30", "--replications", "40", "--rules", "douyin-2026-09-08"];
    const en = (await backtest(...months)).out;
    expect(en).toMatch(/^Of \d+ forecasts of the total with an 80% range, \d+ held \(\d+ should/);
    expect(en).toMatch(/Only \d days on which forecasts were made/);
    const zh = (await backtest(...months, "--lang", "zh")).out;
    expect(zh).toMatch(/次总分预测给出 80% 区间，\d+ 次落在其中/);
    expect(zh.replaceAll(/CRPS|ETS|Brier|douyin-[\d-]+/g, "")).not.toMatch(/[a-z]{5,}(?! )/);
  }, 120_000);
});

it("leaves out forecasts on whose way the rules change", async () => {
  const { out } = await backtest("shop", "--every", "14", "--replications", "20", "--json");
  const report = BacktestReportSchema.parse(JSON.parse(out));
  expect(report.rules.length).toBeGreaterThan(1);
  expect(report.rulesChanged).toBeGreaterThan(0);
}, 60_000);

it("ends with 3 where no past day has enough, with 2 for bad options, with 5 when interrupted", async () => {
  expect((await backtest("small", "--from", "2020-01-01", "--to", "2020-02-01")).code).toBe(3);
  const bad = await backtest("shop", "--every", "0d");
  expect({ code: bad.code, err: bad.err }).toEqual({
    code: 2,
    err: "--every 0d is not usable; write a whole number from 1 to 365\n",
  });
  const early = new AbortController();
  early.abort();
  const nothing = await scorecast(["backtest", "shop", ...few], { cwd, signal: early.signal });
  expect(nothing.code).toBe(5);
  const later = new AbortController();
  setTimeout(() => later.abort(), 1500);
  const daily = ["backtest", "shop", "--every", "1", "--replications", "200", "--json"];
  const part = await scorecast(daily, { cwd, signal: later.signal });
  expect(part.code).toBe(5);
  if (part.out !== "") expect(BacktestReportSchema.parse(JSON.parse(part.out)).partial).toBe(true);
}, 120_000);
