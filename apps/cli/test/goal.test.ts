import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { adaptedSpec, generateShop, shopPresets, toShopFolder } from "@scorecast/simulator/generate";
import { beforeAll, describe, expect, it } from "vitest";
import { GoalReportSchema } from "../src/goal-schema.ts";
import { ProjectionReportSchema } from "../src/projection-schema.ts";
import { type Ended, scorecast, temporaryFolder } from "./scorecast.ts";
import { writeFiles } from "./shops.ts";

const cwd = temporaryFolder();
const spec = adaptedSpec(shopPresets["steady-fashion"], { ordersPerDay: 4, days: 130, start: "2026-05-20" });
writeFiles(join(cwd, "shop"), toShopFolder(generateShop(spec, "goal")));
writeFileSync(
  join(cwd, "goal.yaml"),
  `shop: ./shop
rules: douyin-2026-09-08
goal:
  target: P(total >= 87 on 2026-10-10) >= 0.5
  budget: 9000
  levers:
    - {use: freight-insurance, from: 2026-09-27 to 2026-10-05, cost: {perOrder: 2}}
    - {use: more-chat-agents, dose: 0.5 to 1, cost: {perDay: 100}}
    - {use: fast-refund, dose: 0.5 to 1, cost: {once: 50, perDay: 30}}
`,
);
const few = ["--replications", "40", "--rules", "douyin-2026-09-08"];
const goal = (...argv: string[]) => scorecast(["goal", ...argv], { cwd });

describe("goal", () => {
  let json: Ended;
  beforeAll(async () => {
    json = await goal("goal.yaml", ...few, "--json", "-o", "plan.yaml", "-o", "g.csv", "-o", "g.html");
  }, 120_000);

  it("is as its schema says, in its order of keys", () => {
    const report = GoalReportSchema.parse(JSON.parse(json.out));
    expect(Object.keys(report)).toEqual(Object.keys(GoalReportSchema.shape));
    expect(json.out).not.toMatch(/NaN|Infinity|: -0[,\n]/);
    expect([0, 4]).toContain(json.code);
    expect(report.horizon).toBe(13);
    expect(report.start).toBe("2026-09-27");
  });
  it("writes a scenario file that compare simulates to the same numbers, to the bit", async () => {
    const report = GoalReportSchema.parse(JSON.parse(json.out));
    const compared = await scorecast(["compare", "plan.yaml", "--json"], { cwd });
    const { scenarios } = ProjectionReportSchema.parse(JSON.parse(compared.out));
    const plans = [report.plan, ...report.others].filter(({ measures }) => measures.length > 0);
    expect(plans.length).toBeGreaterThan(0);
    expect(scenarios.map(({ id }) => id)).toEqual([
      "baseline",
      ...plans.map(({ id }) => id),
      ...(report.beyondBudget ? ["beyond-budget"] : []),
    ]);
    expect(scenarios[0]!.answers[0]!.value).toBe(report.baseline.value);
    for (const plan of plans) {
      const same = scenarios.find(({ id }) => id === plan.id)!;
      expect(same.answers[0]!.value).toBe(plan.chance.value);
      expect(same.answers[0]!.interval).toEqual(plan.chance.interval);
      expect(same.cost).toBe(plan.cost!.value);
    }
  });
  it("writes a table with a row a measure, and a page", () => {
    const report = GoalReportSchema.parse(JSON.parse(json.out));
    const rows = readFileSync(join(cwd, "g.csv"), "utf8").trim().split("\n").slice(1);
    expect(rows.filter((row) => row.startsWith("plan,"))).toHaveLength(
      Math.max(1, report.plan.measures.length),
    );
    expect(readFileSync(join(cwd, "g.html"), "utf8")).toContain("scorecast-data");
  });
  it("answers backwards too, from the record", () => {
    const { inverse } = GoalReportSchema.parse(JSON.parse(json.out));
    expect(inverse).toMatchObject({ asOf: "2026-09-27", goodOrders: { threshold: 87, days: 7 } });
    expect(inverse.badReview.points).toBeGreaterThan(0);
  });
});

describe("goal on the terminal", () => {
  const quick = ["--replications", "40", "--rules", "douyin-2026-09-08", "--lever", "fast-refund"];
  it("says that nothing needs to be done, in both languages", async () => {
    const target = ["--target", "P(total >= 30 on 2026-10-05) >= 0.5"];
    const en = await goal("shop", ...quick, ...target);
    expect(en.out).toMatch(/^Nothing needs to be done: as things are, .*Cost: 0 yuan\./s);
    expect(en.code).toBe(0);
    expect((await goal("shop", ...quick, ...target, "--lang", "zh")).out).toMatch(/^什么都不用做/);
  });
  it("says plainly that it cannot be reached, and that without costs plans are counted", async () => {
    const { out, code } = await goal("shop", ...quick, "--target", "P(total >= 99 on 2026-10-05) >= 0.5");
    expect(out).toMatch(/^Cannot be reached: even with every useful measure/);
    expect(out).toContain("Asked backwards");
    expect(code).toBe(0);
  });
  it.each([
    [["--target", "P(total >= 80)"], "cannot read the target"],
    [[], "There is no target: add --target"],
    [["--target", "P(total >= 80 on 2026-10-05) >= 0.8", "--budget", "much"], '--budget cannot be "much"'],
    [["--target", "P(total >= 80 on 2026-10-05) >= 0.8", "--budget", "10"], "no lever has a cost"],
    [
      ["--target", "P(total >= 80 on 2026-10-05) >= 0.8", "--lever", "faq-bot,price=3"],
      '"price=3" in --lever',
    ],
    [
      ["--target", "P(total >= 80 on 2026-10-05) >= 0.8", "--lever", "buy-reviews"],
      "punished by the platform",
    ],
    [["--target", "P(total >= 80 on 2026-10-05) >= 0.8", "--batch", "no-such"], '--batch "no-such"'],
    [["--target", "P(total >= 80 on 2020-10-05) >= 0.8"], "2020-10-05 is outside the forecast"],
  ])("refuses %j with what to write instead", async (argv, message) => {
    const { err, code } = await goal("shop", ...few, ...argv);
    expect(err.replace(/\s+/g, " ")).toContain(message);
    expect(code).toBe(2);
  });
  it("tells an error in a file with its place", async () => {
    writeFileSync(
      join(cwd, "wrong.yaml"),
      "shop: ./shop\ngoal:\n  target: P(total >= 87 on 2026-10-10) >= 0.5\n  levers:\n    - {use: fast-refnd}\n  bugdet: 5\n",
    );
    const { err, code } = await goal("wrong.yaml", ...few);
    expect(err).toContain('wrong.yaml:6:3 goal.bugdet: there is no key "bugdet"; did you mean "budget"?');
    expect(code).toBe(2);
    writeFileSync(
      join(cwd, "wrong.yaml"),
      "shop: ./shop\ngoal:\n  target: P(total >= 87 on 2026-10-10) >= 0.5\n  levers:\n    - {use: fast-refnd}\n",
    );
    expect((await goal("wrong.yaml", ...few)).err).toContain("wrong.yaml:5:8 goal.levers.0.use");
  });
  it("hears an interrupt, and writes nothing", async () => {
    const signal = AbortSignal.abort();
    const { code } = await scorecast(["goal", "goal.yaml", ...few], { cwd, signal });
    expect(code).toBe(5);
  });
});
