import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ExplanationReportSchema } from "@scorecast/core/report-schema";
import { expect, it } from "vitest";
import { scorecast, temporaryFolder } from "./scorecast.ts";
import { noOrders, shopInCrisis, writeFiles } from "./shops.ts";

const shop = (files: Readonly<Record<string, string>>) => writeFiles(join(temporaryFolder(), "shop"), files);

it("explains a shop in crisis: the change adds up, the costliest events come first", async () => {
  const folder = shop(shopInCrisis);
  const { code, out } = await scorecast(["explain", folder, "--json"]);
  expect(code).toBe(0);
  const report = ExplanationReportSchema.parse(JSON.parse(out));
  expect(Object.keys(JSON.parse(out))).toEqual(Object.keys(ExplanationReportSchema.shape));
  const change = report.change!;
  const sum = change.lines.reduce((all, line) => all + line.points, 0);
  expect(sum).toBeCloseTo(change.totalAfter! - change.totalBefore!, 9);
  const text = (await scorecast(["explain", folder, "--lang", "zh"])).out;
  expect(text).toContain("各行相加就是这个数");
  expect(text).toContain("滚出窗口");
  expect(text).toContain("离下一步还有多远");
  expect(text).toMatch(/正在伤分的 \d+ 个事件/);
  expect(text).toContain(report.events[0]!.leavesOn);
});

it("compares with the day that --since names, by default seven days before", async () => {
  const folder = shop(shopInCrisis);
  const week = JSON.parse((await scorecast(["explain", folder, "--as-of", "2026-10-20", "--json"])).out);
  expect(week.change.from).toBe("2026-10-13");
  const argv = ["explain", folder, "--as-of", "2026-10-20", "--since", "2026-10-19", "--json"];
  expect(JSON.parse((await scorecast(argv)).out).change.from).toBe("2026-10-19");
});

it("refuses a day that is not before", async () => {
  const argv = ["explain", shop(noOrders), "--as-of", "2026-10-20", "--since", "2026-10-20"];
  const { code, err } = await scorecast(argv);
  expect([code, err]).toEqual([2, "--since 2026-10-20 is not before 2026-10-20; give an earlier day.\n"]);
});

it("says of an empty shop that there is no score, and why it cannot compare", async () => {
  const { code, out } = await scorecast(["explain", shop(noOrders), "--as-of", "2026-10-20"]);
  expect(code).toBe(0);
  expect(out).toContain("No score on 2026-10-20");
  expect(out).toContain("There is no total on 2026-10-13 or 2026-10-20");
  expect(out).toContain("No event in the window hurts the score.");
});

it("makes a product id that is a formula harmless in CSV, and one with escapes harmless on the screen", async () => {
  const hostile = (text: string) => text.replaceAll(/\b37010000000\d{8}\b/g, "=HYPERLINK(1)\u001b[31m");
  const files = Object.entries(shopInCrisis).map(([name, text]) => [name, hostile(text)]);
  const folder = shop(Object.fromEntries(files));
  const file = join(folder, "..", "events.csv");
  const argv = ["explain", folder, "-o", file];
  const { code, out } = await scorecast(argv, { terminal: 200 });
  expect(code).toBe(0);
  expect(out).toContain("=HYPERLINK(1)");
  expect(out).not.toContain("HYPERLINK(1)\u001b");
  expect(readFileSync(file, "utf8")).toContain(",'=HYPERLINK(1)");
});
