import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ReconcileReportSchema } from "../src/reconcile-schema.ts";
import { type Ended, scorecast, temporaryFolder } from "./scorecast.ts";
import { smallShop, writeFiles } from "./shops.ts";

const cwd = temporaryFolder();
const secret = `base: douyin-2026-09-08
weights:
  dimensions: {product: 35, logistics: 30, service: 35}
metrics:
  product-rating: {knots: [[4.2, 50], [4.9, 100]]}
  pickup-hours: {knots: [[4, 100], [9, 88], [20, 62], [40, 50]]}
  chat-response-seconds: {knots: [[10, 100], [60, 72], [180, 50]]}
`;
writeFiles(cwd, { "secret.yaml": secret });
writeFiles(join(cwd, "plain"), smallShop);
const daily = await scorecast(
  ["score", "plain", "--overrides", "secret.yaml", "--from", "2026-01-01", "--json"],
  { cwd },
);
const days = (
  JSON.parse(daily.out) as {
    days: { date: string; total: number | null; dimensions: Record<string, number> }[];
  }
).days
  .filter(({ total }) => total !== null)
  .slice(-24);

/** An observed.csv of the first so many days under the secret rules: whole totals and, if asked, dimensions with two decimals. */
function observed(count: number, dimensions: boolean, more = ""): string {
  const lines = days
    .slice(0, count)
    .flatMap(({ date, total, dimensions: scores }) => [
      `${date},total,,${Math.round(total!)}`,
      ...(dimensions
        ? Object.entries(scores).map(([node, score]) => `${date},${node},,${score.toFixed(2)}`)
        : []),
    ]);
  return `date,node,value,score\n${lines.join("\n")}\n${more}`;
}

const folder = (name: string, table: string | null, yaml = smallShop["shop.yaml"]!) =>
  writeFiles(join(cwd, name), { ...smallShop, "shop.yaml": yaml, ...(table && { "observed.csv": table }) });
folder("whole", observed(20, true, `${days[0]!.date},mystery,1,\n`));
folder("few", observed(3, false));
folder("other", observed(12, false), smallShop["shop.yaml"]!.replace(/industry: .*/, "industry: 水果"));
const under = ["--rules", "douyin-2026-09-08"];
const reconcile = (...argv: string[]) => scorecast(["reconcile", ...argv], { cwd });

describe("reconcile", () => {
  let json: Ended;
  beforeAll(async () => {
    const files = ["-o", "my-rules.yaml", "-o", "r.csv", "-o", "r.html"];
    json = await reconcile("whole", ...under, "--draws", "4", "--json", ...files);
  }, 120_000);
  const report = () => ReconcileReportSchema.parse(JSON.parse(json.out));

  it("is as its schema says, in its order of keys", () => {
    expect(json.code).toBe(0);
    expect(Object.keys(report())).toEqual(Object.keys(ReconcileReportSchema.shape));
    expect(json.out).not.toMatch(/NaN|Infinity|: -0[,\n]/);
  });
  it("names figures of the page that the rules do not know", () => {
    expect(report().shops[0]!.unknown).toEqual([{ node: "mystery", rows: 1 }]);
  });
  it("writes an override file that score takes and that brings its total to the page's", async () => {
    const text = readFileSync(join(cwd, "my-rules.yaml"), "utf8");
    expect(text).toMatch(/^# /);
    expect(parse(text)).toEqual(report().overrides);
    const shown = report()
      .shops[0]!.figures.find(({ node }) => node === "total")!
      .days.at(-1)!;
    const totalWith = async (...argv: string[]) => {
      const { code, out } = await scorecast(["score", "whole", "--as-of", shown.date, "--json", ...argv], {
        cwd,
      });
      expect(code).toBe(0);
      return JSON.parse(out) as { total: number; metrics: { id: string; provenance: string }[] };
    };
    const learnt = await totalWith("--overrides", "my-rules.yaml");
    const before = await totalWith(...under);
    expect(Math.abs(learnt.total - shown.page)).toBeLessThan(0.8);
    expect(Math.abs(before.total - shown.page)).toBeGreaterThan(0.8);
  });
  it("hands its draws to forecasts, which spread more by them and say so", async () => {
    const forecast = async (file: string) => {
      const argv = ["forecast", "whole", "--overrides", file, "--horizon", "3d", "--replications", "40"];
      const { out } = await scorecast([...argv, "--threads", "1", "--json"], { cwd });
      const { scenarios, assumptions } = JSON.parse(out);
      const [first, next] = scenarios[0].days;
      return {
        first: first.total.sd,
        next: next.total.sd,
        ids: assumptions.map(({ id }: { id: string }) => id),
      };
    };
    const { draws: _, ...central } = parse(readFileSync(join(cwd, "my-rules.yaml"), "utf8"));
    writeFileSync(join(cwd, "certain.yaml"), JSON.stringify(central));
    const [certain, uncertain] = [await forecast("certain.yaml"), await forecast("my-rules.yaml")];
    expect([certain.first, uncertain.first]).toEqual([0, 0]);
    expect(uncertain.next).toBeGreaterThan(certain.next);
    expect(uncertain.ids).toContain("learnt-rules");
    expect(certain.ids).not.toContain("learnt-rules");
  });
  it("writes a row a figure and day, and a page", () => {
    const [header, ...rows] = readFileSync(join(cwd, "r.csv"), "utf8").trim().split("\n");
    expect(header).toBe("shop,date,node,figure,page,ours,difference");
    expect(rows).toHaveLength(report().shops[0]!.figures.reduce((sum, { days }) => sum + days.length, 0));
    expect(readFileSync(join(cwd, "r.html"), "utf8").length).toBeGreaterThan(100_000);
  });
  it("says in both languages what agrees, what was learnt and how it was checked", async () => {
    for (const [lang, words] of [
      ["zh", /后台 20 天里的 .* 个数字.*从得分学到的标准（20 天，2 组.*检验：先只用/s],
      [
        "en",
        /showed on 20 days.*Standards learnt from the points \(20 days, 2 equally.*Checked: learnt from/s,
      ],
    ] as const)
      expect((await reconcile("whole", ...under, "--draws", "2", "--lang", lang)).out).toMatch(words);
  });
});

describe("reconcile without enough to go by", () => {
  it("says how to record the page where there is no observed.csv, and ends with 3", async () => {
    const { code, out, err } = await reconcile("plain", "--lang", "en");
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(err).toMatch(
      /no scores that the platform's page showed \(observed\.csv\).*scorecast import FILE/s,
    );
  });
  it("leaves the shipped standards where there are three days, and writes a file that names the version alone", async () => {
    const { code, out, err } = await reconcile("few", ...under, "--lang", "en", "-o", "few.yaml");
    expect(code).toBe(0);
    expect(out).toMatch(/Fewer than 7 days have points/);
    expect(err).toMatch(/nothing to write: few\.yaml names the rule version alone/);
    expect(parse(readFileSync(join(cwd, "few.yaml"), "utf8"))).toEqual({ base: "douyin-2026-09-08" });
  });
  it("refuses a shop of another industry with words, and options that are none", async () => {
    const other = await reconcile("whole", "other", ...under, "--lang", "en");
    expect(other.code).toBe(2);
    expect(other.err).toMatch(/水果.*not of one industry and shop type/s);
    const draws = await reconcile("whole", "--draws", "1", "--lang", "en");
    expect({ code: draws.code, err: draws.err }).toMatchObject({
      code: 2,
      err: expect.stringMatching(/from 2 to 64/),
    });
    expect((await reconcile("few", "--lang", "en", "-o", "x.txt")).code).toBe(2);
  });
});
