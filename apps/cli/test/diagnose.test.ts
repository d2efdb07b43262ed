import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { adaptedSpec, generateShop, shopPresets, toShopFolder } from "@scorecast/simulator/generate";
import { beforeAll, describe, expect, it } from "vitest";
import { DiagnosisReportSchema } from "../src/diagnosis-schema.ts";
import { type Ended, scorecast, temporaryFolder } from "./scorecast.ts";
import { smallShop, writeFiles } from "./shops.ts";

const cwd = temporaryFolder();
const spec = adaptedSpec(shopPresets["bad-batch"], { ordersPerDay: 15 });
writeFiles(join(cwd, "shop"), toShopFolder(generateShop(spec, "diagnose")));
writeFiles(join(cwd, "small"), smallShop);
const diagnose = (...argv: string[]) => scorecast(["diagnose", ...argv], { cwd });

describe("diagnose", () => {
  let json: Ended;
  beforeAll(async () => {
    json = await diagnose("shop", "--json", "-o", "d.csv", "-o", "d.html");
  }, 120_000);
  const reportOf = ({ out }: Ended) => DiagnosisReportSchema.parse(JSON.parse(out));

  it("is as its schema says, in its order of keys, and ends with 0", () => {
    const report = reportOf(json);
    expect(Object.keys(report)).toEqual(Object.keys(DiagnosisReportSchema.shape));
    expect(json.out).not.toMatch(/NaN|Infinity|: -0[,\n]/);
    expect([json.code, report.alarm, report.causes[0]!.id]).toEqual([0, true, "bad-batch"]);
    expect(report.news).toBeNull();
  });
  it("ranks what it found by points, and then tells what it did not find and what it cannot tell", () => {
    const { causes } = reportOf(json);
    const rank = { found: 0, "not-found": 1, "cannot-tell": 2 };
    const ranks = causes.map(({ verdict }) => rank[verdict]);
    expect(ranks).toEqual([...ranks].sort());
    const points = causes.filter(({ verdict }) => verdict === "found").map((line) => line.points ?? 0);
    expect(points).toEqual([...points].sort((a, b) => b - a));
  });
  it("begins with the likeliest cause in a sentence, in both languages, and gives levers that compare takes", async () => {
    const [zh, en] = [await diagnose("shop", "--lang", "zh"), await diagnose("shop", "--lang", "en")];
    expect(zh.out).toMatch(/^最可能的原因：坏批次，约 -\d+\.\d 分（95% 区间 -\d+\.\d 至 -\d+\.\d）。\n/);
    expect(en.out).toMatch(/^The likeliest cause: Bad batch, about -\d+\.\d points/);
    const [, lever] = /--lever ([a-z-]+)\)/.exec(en.out)!;
    expect(lever).toBe("delist-bad-product");
    expect(en.out).toContain("Cannot be told");
    expect(en.out).not.toContain("no day on which nothing left");
    expect((await diagnose("shop", "--lang", "en", "--all")).out).toContain("no day on which nothing left");
  });
  it("writes a table with a row for each cause, and a page", () => {
    const [header, ...rows] = readFileSync(join(cwd, "d.csv"), "utf8").trim().split(/\r?\n/);
    expect(header).toContain("cause,kind,verdict,points");
    expect(rows).toHaveLength(reportOf(json).causes.length);
    expect(readFileSync(join(cwd, "d.html"), "utf8")).toContain("scorecast-data");
  });
  it("lists what is new since a day or an hour, and ends with 99 where something wants an answer", async () => {
    const since = await diagnose("shop", "--since", "2026-10-20", "--json");
    const { news } = reportOf(since);
    expect(since.code).toBe(99);
    expect(news!.events.length).toBeGreaterThan(0);
    for (const { at } of news!.events) expect(at >= "2026-10-20").toBe(true);
    const later = reportOf(await diagnose("shop", "--since", "2026-10-25 12:00", "--json")).news!;
    expect(later.since).toBe("2026-10-25 12:00:00");
    expect(later.events.length).toBeLessThan(news!.events.length);
    const nothing = await diagnose("shop", "--since", "2026-10-31 23:59", "--lang", "en");
    expect(nothing.code).toBe(0);
    expect(nothing.out).toContain("No new bad events since 2026-10-31 23:59:00.");
  });
  it("takes the user's own thresholds, and says so", async () => {
    writeFileSync(join(cwd, "own.yaml"), "material-points: 90\n");
    const own = await diagnose("shop", "--standards", "own.yaml", "--lang", "en");
    expect(own.out).toMatch(/^No cause worth reporting was found\./);
    expect(own.out).toContain("Own thresholds used: material-points = 90");
  });
  it("refuses unknown thresholds with the nearest word, bad numbers and bad times, and reads no folder then", async () => {
    writeFileSync(join(cwd, "bad.yaml"), "shiping-hours: 24\nfake-tracking-share: 3\n");
    const bad = await diagnose("nowhere", "--standards", "bad.yaml", "--lang", "en");
    expect(bad.code).toBe(2);
    expect(bad.err).toContain('bad.yaml:1:1 shiping-hours: There is no standard "shiping-hours".');
    expect(bad.err).toContain("shipping-hours?");
    expect(bad.err).toContain("bad.yaml:2:1 fake-tracking-share: Write a number above 0 and at most 1");
    const time = await diagnose("nowhere", "--since", "yesterday", "--lang", "zh");
    expect([time.code, time.err]).toEqual([2, expect.stringContaining("--since “yesterday” 不是时间")]);
  });
  it("works on a folder with hardly anything in it", async () => {
    const small = await diagnose("small", "--json");
    expect(small.code).toBe(0);
    expect(reportOf(small).alarm).toBe(false);
  });
});
