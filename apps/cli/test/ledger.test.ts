import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { adaptedSpec, generateShop, shopPresets, toShopFolder } from "@scorecast/simulator/generate";
import { describe, expect, it } from "vitest";
import { LedgerReportSchema } from "../src/ledger-report.ts";
import { scorecast, temporaryFolder } from "./scorecast.ts";
import { writeFiles } from "./shops.ts";

const cwd = temporaryFolder();
const spec = adaptedSpec(shopPresets["steady-fashion"], { ordersPerDay: 4, days: 140, start: "2026-09-10" });
writeFiles(join(cwd, "shop"), toShopFolder(generateShop(spec, "ledger")));
const path = join(cwd, "shop", "forecasts.jsonl");
const lines = () => readFileSync(path, "utf8").trim().split("\n");
const keep = (day: string, ...more: string[]) =>
  scorecast(["forecast", "shop", "--as-of", day, "--replications", "60", "--keep", ...more], { cwd });
const ledger = (...argv: string[]) => scorecast(["ledger", "shop", ...argv], { cwd });

describe("forecast --keep and ledger", () => {
  it("says that nothing is kept yet, and that a generated shop has no ledger", async () => {
    expect((await ledger()).err).toContain("scorecast forecast shop --keep");
    const preset = ["preset:small", "--replications", "60"];
    expect((await scorecast(["forecast", ...preset, "--keep"], { cwd })).code).toBe(2);
    expect((await scorecast(["ledger", "preset:small"], { cwd })).code).toBe(2);
  });
  it("keeps a forecast once, a line for each scenario", async () => {
    const first = await keep("2026-11-20", "--horizon", "30d");
    expect({ code: first.code, err: first.err }).toEqual({
      code: 0,
      err: "Forecasts kept in forecasts.jsonl: 1\n",
    });
    expect((await keep("2026-11-20", "--horizon", "30d")).err).toContain("already");
    await keep("2026-12-10", "--lever", "fast-refund:2026-12-12");
    expect(lines().map((line) => JSON.parse(line).scenario)).toEqual(["baseline", "baseline", "fast-refund"]);
    expect(readdirSync(join(cwd, "shop")).filter((name) => name.endsWith(".part"))).toEqual([]);
  }, 60_000);
  it("scores on every day that has come what was said of it", async () => {
    const report = LedgerReportSchema.parse(JSON.parse((await ledger("--json")).out));
    const [first] = report.forecasts;
    const totals = first!.judged.filter(({ node }) => node === "total");
    expect(totals.map(({ horizon }) => horizon)).toEqual([1, 7, 14, 30]);
    const kept = JSON.parse(lines()[0]!);
    for (const { horizon, date, actual, interval80, held, stays } of totals) {
      const said = kept.days[horizon].nodes.total;
      expect(interval80).toEqual([said["0.1"], said["0.9"]]);
      const score = JSON.parse((await scorecast(["score", "shop", "--as-of", date, "--json"], { cwd })).out);
      expect(actual).toBe(score.total);
      expect(held["0.8"]).toBe(said["0.1"] <= actual && actual <= said["0.9"]);
      expect(stays).toBeCloseTo(Math.abs(actual - kept.days[0].nodes.total["0.5"]), 9);
    }
    const all = report.summary.find(({ horizon }) => horizon === null)!;
    expect(all.forecasts).toBe(
      report.forecasts.flatMap(({ judged }) => judged).filter(({ node }) => node === "total").length,
    );
    expect(report.forecasts.every(({ recordChanged }) => !recordChanged)).toBe(true);
  }, 60_000);
  it("does not score days that have not come", async () => {
    const report = LedgerReportSchema.parse(
      JSON.parse((await ledger("--json", "--as-of", "2026-11-25")).out),
    );
    expect(report.forecasts.map(({ state }) => state)).toEqual(["judged", "not-due", "not-due"]);
    expect(report.forecasts[0]!.judged.every(({ horizon }) => horizon === 1)).toBe(true);
  });
  it("tells it in both languages", async () => {
    expect((await ledger()).out).toMatch(/^Of \d+ kept forecasts of the total with an 80% range, \d+ held/);
    expect((await ledger("--lang", "zh")).out).toMatch(/次留底的总分预测给出 80% 区间，\d+ 次落在其中/);
  });
  it("tells of a forecast under rules that are not at hand", async () => {
    const [first, ...rest] = lines();
    const other = JSON.stringify({ ...JSON.parse(first!), rulesHash: "0" });
    writeFileSync(path, [other, ...rest].map((line) => `${line}\n`).join(""));
    const report = LedgerReportSchema.parse(JSON.parse((await ledger("--json")).out));
    expect(report.forecasts[0]).toMatchObject({ state: "other-rules", judged: [] });
    writeFileSync(path, [first, ...rest].map((line) => `${line}\n`).join(""));
  });
  it("names the line that is broken and adds nothing to it; leaves the file alone while another writes", async () => {
    const before = readFileSync(path, "utf8");
    const lock = join(cwd, "shop", ".forecasts.jsonl.part");
    writeFileSync(lock, "");
    const busy = await keep("2026-12-11");
    expect(busy.code).toBe(2);
    expect(existsSync(lock)).toBe(true);
    writeFileSync(lock, "");
    expect(readFileSync(path, "utf8")).toBe(before);
    (await import("node:fs")).rmSync(lock);
    appendFileSync(path, '{"formatVersion":1,"kind":"kept-for');
    const broken = await ledger();
    expect(broken.code).toBe(2);
    expect(broken.err).toContain("forecasts.jsonl:4: ");
    expect((await keep("2026-12-11")).code).toBe(2);
    expect(readFileSync(path, "utf8")).toContain(before);
  }, 60_000);
});
