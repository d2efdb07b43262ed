import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadRules, ruleVersions } from "@scorecast/core";
import { ImpactReportSchema } from "@scorecast/core/report-schema";
import { expect, it } from "vitest";
import { scorecast, temporaryFolder } from "./scorecast.ts";
import { smallShop, writeFiles } from "./shops.ts";

const [before, after] = ["douyin-2026-07-14", "douyin-2026-09-08"];

it("lists every version with its first day, in both languages", async () => {
  const zh = (await scorecast(["rules", "list", "--lang", "zh"])).out;
  const en = (await scorecast(["rules", "list"])).out;
  for (const { id, effectiveFrom, title } of ruleVersions) {
    expect(zh).toMatch(new RegExp(`${id} +${effectiveFrom ?? "从未生效"}`));
    expect(zh).toContain(title.zh);
    expect(en).toContain(title.en);
  }
});

it("shows a version with its standards, marks, unknowns and sources; as JSON the file itself", async () => {
  const { out } = await scorecast(["rules", "show", before, "--lang", "zh"]);
  expect(out).toMatch(/商品综合评分 +90%＊ +前 30–1 天 +100: ≥/);
  expect(out).toMatch(/商品品质退货率 .*≤0\.26%/);
  expect(out).toContain("没有公布的部分");
  expect(out).toContain("https://school.jinritemai.com/");
  const json = (await scorecast(["rules", "show", before, "--json"])).out;
  expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(await loadRules(before))));
});

it("tells every change between two versions with both sources", async () => {
  const { out } = await scorecast(["rules", "diff", before, after, "--lang", "zh"]);
  expect(out).toContain(`${before} → ${after}`);
  expect(out).toContain("新增 平均揽收时长");
  expect(out).toContain("删去 揽收时长平均得分");
  expect(out).toMatch(/103956 官方 → aJoPPkXuLRqc 官方/);
});

it("finds no difference between a version and itself", async () => {
  const { code, out } = await scorecast(["rules", "diff", after, after]);
  expect([code, out]).toEqual([0, `${after} → ${after}: 0 parts differ\n  No difference.\n`]);
});

it("compares only what applies to a shop when asked", async () => {
  const cwd = temporaryFolder();
  writeFiles(join(cwd, "shop"), smallShop);
  const all = JSON.parse((await scorecast(["rules", "diff", before, after, "--json"], { cwd })).out);
  const own = JSON.parse(
    (await scorecast(["rules", "diff", before, after, "--shop", "shop", "--json"], { cwd })).out,
  );
  const count = ({ groups }: { groups: { differences: unknown[] }[] }) =>
    groups.reduce((sum, { differences }) => sum + differences.length, 0);
  expect(count(own)).toBeLessThan(count(all));
});

it("splits the impact on a shop day by day, so that the parts add up", async () => {
  const cwd = temporaryFolder();
  writeFiles(join(cwd, "shop"), smallShop);
  const argv = ["rules", "impact", before, after, "--shop", "shop", "--from", "2026-10-20", "-o", "i.csv"];
  const { code, out } = await scorecast([...argv, "--json"], { cwd });
  expect(code).toBe(0);
  const report = ImpactReportSchema.parse(JSON.parse(out));
  expect(Object.keys(JSON.parse(out))).toEqual(Object.keys(ImpactReportSchema.shape));
  for (const day of report.days)
    expect(day.lines.reduce((sum, line) => sum + line.points, 0)).toBeCloseTo(day.after! - day.before!, 9);
  expect(readFileSync(join(cwd, "i.csv"), "utf8").split("\n").length).toBeGreaterThan(report.days.length);
  expect((await scorecast([...argv.slice(0, -2), "--lang", "zh"], { cwd })).out).toContain("得分标准不同");
});

it("does not subtract 5 points from 100", async () => {
  const cwd = temporaryFolder();
  writeFiles(join(cwd, "shop"), smallShop);
  const argv = ["rules", "impact", "douyin-2021-06-28", after, "--shop", "shop", "--from", "2026-10-30"];
  expect((await scorecast(argv, { cwd })).out).toContain("the scores cannot be subtracted");
});

it("says of the guide that it was never in force", async () => {
  const { out } = await scorecast(["rules", "show", "guide-2023-08-31", "--lang", "zh"]);
  expect(out).toContain("guide-2023-08-31 · 从未生效 · 总分");
});
