import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ruleVersions } from "@scorecast/core";
import { DailyScoreReportSchema, ScoreReportSchema } from "@scorecast/core/report-schema";
import { describe, expect, it } from "vitest";
import { scorecast, temporaryFolder } from "./scorecast.ts";
import { noOrders, oneOrder, shopInCrisis, shopYaml, smallShop, writeFiles } from "./shops.ts";

const esc = "\u001b";

function shop(files: Readonly<Record<string, string>>): string {
  return writeFiles(join(temporaryFolder(), "shop"), files);
}

describe("a shop without orders", () => {
  it("is scored without an error and says that there is no score and why", async () => {
    const { code, out, err } = await scorecast(["score", shop(noOrders)]);
    expect(code).toBe(0);
    expect(out).toContain("No score on 2024-01-02");
    expect(out).toContain("No score yet: too few valid paid orders");
    expect(out).toContain("Bad-review rate: there is no parcels.csv, reviews.csv");
    expect(out).toContain("Mean chat reply time: there is no chats.csv");
    expect(err).toContain("The folder records no event; scoring 2024-01-02.");
  });

  it("is scored on the newest rules' first day when nobody knows when it opened", async () => {
    const yaml = shopYaml.replace(/^openedOn.*\n/m, "");
    const { err } = await scorecast(["score", shop({ ...noOrders, "shop.yaml": yaml })]);
    expect(err).toContain("scoring 2026-09-08");
  });

  it("has null everywhere and 0 nowhere that is not counted", async () => {
    const { out } = await scorecast(["score", shop(noOrders), "--as-of", "2026-10-01", "--json"]);
    const report = ScoreReportSchema.parse(JSON.parse(out));
    expect(report.stage).toBe("none");
    expect(report.total).toBeNull();
    for (const metric of report.metrics) expect(metric.score).toBeNull();
  });
});

it("scores a shop with one order in the growth stage and says what would count", async () => {
  const { code, out } = await scorecast(["score", shop(oneOrder), "--as-of", "2026-10-06", "--lang", "zh"]);
  expect(code).toBe(0);
  expect(out).toContain("2026-10-06 体验分 70（未取整 70.00）");
  expect(out).toContain("成长阶段：有效支付订单不足");
  expect(out).toMatch(/商品综合评分 +1\.00 星 +1 +1 /);
  expect(out).toContain("飞鸽平均响应时长：没有 chats.csv");
});

it("scores under each of the rule versions, whatever the date, as its schema says", async () => {
  const folder = shop(smallShop);
  for (const { id } of ruleVersions) {
    const { code, out } = await scorecast(["score", folder, "--rules", id, "--json"]);
    expect(code).toBe(0);
    const report = ScoreReportSchema.parse(JSON.parse(out));
    expect(report.rules).toBe(id);
    expect(report.inForce).toBe(id === "douyin-2026-09-08");
  }
});

it("writes the keys of its JSON in the order of the schema, whole to the last newline, the same each time", async () => {
  const folder = shop(smallShop);
  const { out } = await scorecast(["score", folder, "--json"]);
  const keys = Object.keys(JSON.parse(out));
  expect(keys).toEqual(Object.keys(ScoreReportSchema.shape));
  expect(Object.keys(JSON.parse(out).metrics[0])).toEqual(
    Object.keys(ScoreReportSchema.shape.metrics.element.shape),
  );
  expect(out.endsWith("}\n")).toBe(true);
  expect(out).not.toMatch(/NaN|Infinity|: -0[,\n]/);
  expect((await scorecast(["score", folder, "--json"])).out).toBe(out);
});

it("says that a version was not in force, and marks every estimate", async () => {
  const { out } = await scorecast(["score", shop(smallShop), "--rules", "douyin-2025-03-15", "--lang", "zh"]);
  expect(out).toContain("当日未生效，仅供比较");
  expect(out).toMatch(/商品综合评分 .*(估|公开)/);
});

it("refuses a day before every rule version and says what to do", async () => {
  const { code, err } = await scorecast(["score", shop(smallShop), "--as-of", "2019-05-01"]);
  expect(code).toBe(2);
  expect(err).toContain(
    "No rule version is in force on 2019-05-01: the first, douyin-2020-10-09, starts on 2020-10-09.",
  );
});

describe("daily scores", () => {
  it("give one line a day under the version in force, and the last equals the single score", async () => {
    const folder = shop(smallShop);
    const argv = ["score", folder, "--from", "2026-09-01", "--to", "2026-09-15", "--json"];
    const report = DailyScoreReportSchema.parse(JSON.parse((await scorecast(argv)).out));
    expect(report.days).toHaveLength(15);
    const rules = Object.fromEntries(report.days.map((day) => [day.date, day.rules]));
    expect(rules["2026-09-07"]).toBe("douyin-2026-07-14");
    expect(rules["2026-09-08"]).toBe("douyin-2026-09-08");
    const single = JSON.parse((await scorecast(["score", folder, "--as-of", "2026-09-15", "--json"])).out);
    const last = report.days.at(-1)!;
    expect(last).toMatchObject({ total: single.total, display: single.display, stage: single.stage });
    for (const { id, score } of single.dimensions) expect(last.dimensions[id]).toBe(score);
  });

  it("name the stage of each day", async () => {
    const { out } = await scorecast([
      "score",
      shop(oneOrder),
      "--from",
      "2026-10-01",
      "--to",
      "2026-10-05",
      "--json",
    ]);
    expect(JSON.parse(out).days.map((day: { stage: string }) => day.stage)).toEqual([
      ...["none", "growth", "growth", "growth", "growth"],
    ]);
  });

  it("refuse a span that ends before it starts, one that is endless, and a page", async () => {
    const folder = shop(oneOrder);
    const spans = [
      [["--from", "2026-10-05", "--to", "2026-10-01"], "is after the last day"],
      [["--from", "2020-10-09", "--to", "2026-10-01"], "days are too many"],
      [["--from", "2026-10-01", "-o", join(folder, "..", "x.html")], "A page shows the result of one day"],
    ] as const;
    for (const [options, words] of spans) {
      const { code, err } = await scorecast(["score", folder, ...options]);
      expect([code, err]).toEqual([2, expect.stringContaining(words)]);
    }
  });
});

describe("on a terminal", () => {
  it("colours, unless told not to, and never elsewhere", async () => {
    const folder = shop(shopInCrisis);
    expect((await scorecast(["score", folder], { terminal: 120 })).out).toContain(`${esc}[1m`);
    expect((await scorecast(["score", folder, "--no-color"], { terminal: 120 })).out).not.toContain(esc);
    expect((await scorecast(["score", folder], { terminal: 120, env: { NO_COLOR: "1" } })).out).not.toContain(
      esc,
    );
    expect((await scorecast(["score", folder])).out).not.toContain(esc);
  });

  it("keeps the metric table within 80 cells by leaving out what can be spared", async () => {
    const { out } = await scorecast(["score", shop(smallShop), "--lang", "zh", "--no-color"], {
      terminal: 80,
    });
    expect(out).toContain("得分");
    expect(out).not.toContain("分子");
  });
});

it("shows a hostile shop name as harmless text and keeps it as it is in JSON", async () => {
  const name = `${esc}[2J${esc}]0;owned\u0007\u202egood`;
  const yaml = shopYaml.replace("name: 小店", `name: ${JSON.stringify(name)}`);
  const folder = shop({ ...noOrders, "shop.yaml": yaml });
  const { out } = await scorecast(["score", folder], { terminal: 100 });
  expect(out.startsWith("good (女装")).toBe(true);
  expect(out).not.toContain("\u202e");
  expect(JSON.parse((await scorecast(["score", folder, "--json"])).out).shop.name).toBe(name);
});

it("lists the errors of a folder with their places, and prints no result", async () => {
  const files = { ...oneOrder, "orders.csv": "order_id,paid_at\no1,10/01/2026\no1,2026-10-01 10:00:00\n" };
  const { code, out, err } = await scorecast(["score", shop(files)]);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(/error orders\.csv:2 paid_at = "10\/01\/2026"/);
  expect(err).toContain("has errors; mend them first");
});

it("tells warnings on stderr and goes on", async () => {
  const files = {
    ...oneOrder,
    "complaints.csv": "complaint_id,created_at,order_id\nc1,2026-10-05 10:00:00,nobody\n",
  };
  const { code, out, err } = await scorecast(["score", shop(files), "--json"]);
  expect(code).toBe(0);
  expect(err).toMatch(/warning complaints\.csv:2 order_id = "nobody": no such order/);
  expect(JSON.parse(out).kind).toBe("score");
});

describe("bonuses, deductions and thresholds", () => {
  it("are told with their points, and what strikes comes first", async () => {
    const { out } = await scorecast(["score", shop(shopInCrisis), "--lang", "zh"]);
    expect(out).toContain("加分与扣分");
    expect(out).toMatch(/拒开发票.* -\d/);
    const rows = out.split("分数的后果")[1]!.split("\n");
    expect(rows[2]).toMatch(/不满足|已触发/);
  });
});

it("writes CSV that a spreadsheet cannot run, and the same numbers as the JSON", async () => {
  const folder = shop(smallShop);
  const file = join(folder, "..", "score.csv");
  const { out } = await scorecast(["score", folder, "--json", "-o", file]);
  const report = JSON.parse(out);
  const [header, ...rows] = readFileSync(file, "utf8").trimEnd().split("\n");
  expect(header).toContain("date,rules,dimension,id,value");
  const total = rows.at(-1)!.split(",");
  expect(total[3]).toBe("total");
  expect(Number(total[12])).toBe(report.total);
  const sum = rows.slice(0, -1).reduce((all, row) => all + Number(row.split(",")[12]), 0);
  expect(sum).toBeCloseTo(report.total, 9);
});
