import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ProjectionReportSchema } from "../src/projection-schema.ts";
import { type Ended, scorecast, temporaryFolder } from "./scorecast.ts";
import { oneOrder, smallShop, writeFiles } from "./shops.ts";

/** A folder with `shop/` in it, and other files. */
function place(files: Readonly<Record<string, string>> = {}): string {
  const cwd = temporaryFolder();
  writeFiles(join(cwd, "shop"), smallShop);
  return writeFiles(cwd, files);
}
const quick = ["--replications", "60", "--horizon", "10d"];
const lever = "second-daily-pickup";

describe("forecast of a shop folder", () => {
  let json: Ended;
  let score: Ended;
  beforeAll(async () => {
    const folder = place();
    json = await scorecast(["forecast", "shop", ...quick, "--lever", `${lever}:2026-11-03`, "--json"], {
      cwd: folder,
    });
    score = await scorecast(["score", "shop", "--json"], { cwd: folder });
  });

  it("starts at the recorded score with no spread and runs to the horizon", () => {
    const report = ProjectionReportSchema.parse(JSON.parse(json.out));
    const today = JSON.parse(score.out);
    const [baseline, plan] = report.scenarios;
    expect(report.start).toBe(today.asOf);
    expect(baseline!.days).toHaveLength(11);
    expect(baseline!.days[0]!.total).toMatchObject({ mean: today.total, sd: 0, missing: 0 });
    expect(plan!.levers[0]).toMatchObject({ use: lever, from: "2026-11-03" });
    expect(plan!.difference!.from).toBe("baseline");
    expect(report.past).toHaveLength(60);
  });

  it("follows each threshold from where the score report says that it stands", () => {
    const paths = ProjectionReportSchema.parse(JSON.parse(json.out)).scenarios[0]!.consequences!;
    const lines = JSON.parse(score.out).consequences as {
      id: string;
      programme: string;
      met: boolean | null;
      requirements: { average: { kind: string } }[];
    }[];
    expect(paths.length).toBeGreaterThan(15);
    expect(new Set(paths.map(({ met }) => met[0])).size).toBe(2);
    for (const { id, programme, met } of paths) {
      const line = lines.find((one) => one.id === id && one.programme === programme)!;
      expect([programme, id, met[0]]).toEqual([programme, id, line.met === true ? 1 : 0]);
    }
    const averaged = lines.filter(({ requirements }) => requirements.some((r) => r.average.kind !== "day"));
    expect(averaged.length).toBeGreaterThan(3);
  });

  it("asks about the nearest thresholds of the total when the user asks nothing", () => {
    const report = ProjectionReportSchema.parse(JSON.parse(json.out));
    const questions = report.scenarios[0]!.answers.map(({ question }) => question);
    expect(questions).toHaveLength(3);
    for (const question of questions)
      expect(question).toMatch(/^P\(total (< \d+ ever|>= \d+ on 2026-11-\d\d)\)$/);
  });

  it("writes the keys in the order of the schema, without NaN", () => {
    const rare = ["partial", "stopping"];
    expect(Object.keys(JSON.parse(json.out))).toEqual(
      Object.keys(ProjectionReportSchema.shape).filter((key) => !rare.includes(key)),
    );
    expect(json.out).not.toMatch(/NaN|Infinity|: -0[,\n]/);
    expect(json.err).toBe("");
  });
});

it("gives the same bytes for the same seed and others for another", async () => {
  const cwd = place();
  const run = async (...more: string[]) =>
    (await scorecast(["forecast", "shop", ...quick, "--json", ...more], { cwd })).out;
  const first = await run("--seed", "a");
  expect(await run("--seed", "a", "--threads", "1")).toBe(first);
  expect(await run("--seed", "b")).not.toBe(first);
});

it("tells the answer in a sentence, the weeks, the difference with its error and verdict, in both languages", async () => {
  const cwd = place();
  const argv = ["forecast", "shop", ...quick, "--lever", "fast-refund"];
  const zh = (await scorecast([...argv, "--lang", "zh"], { cwd })).out;
  expect(zh).toMatch(/照现在的做法，到 2026-11-\d\d 多半在 \d+ 分上下，十次里有八次落在 \d+ 到 \d+ 分。/);
  expect(zh).toMatch(/加快售后审核 .* ± \d+\.\d\d +(更好|更差|没有值得在意的差别|还分不出)/);
  expect(zh).toContain("推演次数有限的误差");
  expect(zh.replace(/\s+/g, "")).toContain("更高/更低：成对的未来各占多少。这取决于两个未来怎样配对");
  const en = (await scorecast(argv, { cwd })).out;
  expect(en).toMatch(/As things are it stands near \d+ on 2026-11-\d\d; eight times in ten/);
  expect(en.replace(/\s+/g, " ")).toContain("They depend on how the two futures are paired");
  expect(en).not.toContain("方案");
});

describe("scenario files", () => {
  const scenario = `shop: ./shop
start: 2026-10-28
horizon: 12d
replications: 40
seed: plan
scenarios:
  baseline: {}
  evening:
    levers:
      - {use: ${lever}, from: 2026-10-30, dose: 1, cost: {once: 2000, perDay: 150}}
questions:
  - P(total >= 80 on 2026-11-05)
  - when P(total >= 10) >= 0.5
`;

  it("say everything that the command line leaves open, and the command line wins", async () => {
    const cwd = place({ "plan.yaml": scenario });
    const { code, out } = await scorecast(["compare", "plan.yaml", "--json", "--replications", "50"], {
      cwd,
    });
    expect(code).toBe(0);
    const report = ProjectionReportSchema.parse(JSON.parse(out));
    expect(report).toMatchObject({
      kind: "compare",
      start: "2026-10-28",
      horizon: 12,
      replications: 50,
      seed: "plan",
    });
    expect(report.scenarios.map(({ id }) => id)).toEqual(["baseline", "evening"]);
    expect(report.scenarios[1]!.cost).toBeGreaterThan(2000);
    expect(report.scenarios[0]!.answers[1]).toMatchObject({
      value: "2026-10-29",
      interval: ["2026-10-29", "2026-10-29"],
      standardError: null,
      reached: 1,
    });
  });

  it("name the days between which dice place the day of a when question", async () => {
    const totals = [81, 82, 83, 84, 85, 86];
    const asked = scenario + totals.map((total) => `  - when P(total >= ${total}) >= 0.3\n`).join("");
    const cwd = place({ "plan.yaml": asked });
    const en = (await scorecast(["compare", "plan.yaml", "--lang", "en"], { cwd })).out;
    expect(en).toMatch(/2026-1\d-\d\d \(1\d-\d\d (to 1\d-\d\d|or later)\)/);
    const zh = (await scorecast(["compare", "plan.yaml", "--lang", "zh"], { cwd })).out;
    expect(zh).toMatch(/2026-1\d-\d\d（1\d-\d\d (至 1\d-\d\d|或更晚)）/);
  });

  it("find their shop relative to themselves", async () => {
    const cwd = place();
    writeFiles(join(cwd, "plans"), { "plan.yaml": scenario.replace("./shop", "../shop") });
    expect((await scorecast(["compare", "plans/plan.yaml"], { cwd })).code).toBe(0);
  });

  it("an empty scenario differs from the baseline by exactly nothing", async () => {
    const cwd = place({ "plan.yaml": "shop: shop\nscenarios: {baseline: {}, idle: {}}\n" });
    const { out } = await scorecast(["compare", "plan.yaml", ...quick, "--json"], { cwd });
    const [baseline, idle] = JSON.parse(out).scenarios;
    expect(idle.days.map((day: { total: unknown }) => day.total)).toEqual(
      baseline.days.map((day: { total: unknown }) => day.total),
    );
    expect(idle.difference).toMatchObject({ mean: 0, higher: 0, lower: 0 });
  });

  it.each([
    [
      "shop: shop\nhorizn: 60d\n",
      /plan\.yaml:2:1 horizn: there is no key "horizn"; did you mean "horizon"\?/,
    ],
    [
      "shop: shop\nscenarios:\n  a:\n    levers:\n      - {use: second-dayly-pickup}\n",
      /plan\.yaml:5:10 scenarios\.a\.levers\.0\.use: .*did you mean "second-daily-pickup"\?/,
    ],
    ["shop: shop\nstart: 2026-02-30\n", /plan\.yaml:2:1 start: .*expected a date such as/],
    ["shop: shop\nhorizon: 9999d\n", /plan\.yaml:2:1 horizon: .*out of range/],
    ["shop: shop\nstart: 2019-01-01\n", /No rule version is in force on 2019-01-01/],
    [
      "shop: shop\nrules: douyin-2026-9-08\n",
      /There is no rule version "douyin-2026-9-08"\. Did you mean douyin-2026-09-08/,
    ],
    [
      "shop: shop\nscenarios:\n  a:\n    rules: douyin-2021-06-28\n",
      /plan\.yaml:4:\d+ scenarios\.a\.rules: .*leaves out other order types than douyin-2026-09-08/,
    ],
    [
      "shop: shop\nquestions:\n  - P(totl >= 80 ever)\n",
      /plan\.yaml:3:5 questions\.0: .*did you mean "total"\?/,
    ],
    [
      "shop: shop\nscenarios:\n  a:\n    levers: [{use: fast-refund, from: 2020-01-01}]\n",
      /plan\.yaml:4:\d+ scenarios\.a\.levers\.0\.from: .*outside the forecast/,
    ],
    ["scenarios: {a: {}}\n", /plan\.yaml:1:1: shop is missing/],
    ["shop: &s shop\nseed: *s\n", /plan\.yaml:1:\d+: YAML anchors and aliases/],
    ["shop: shop\n  horizon: 3d\n", /plan\.yaml:1:7: not proper YAML/],
    ["shop: elsewhere\n", /there is no such shop folder/],
  ])("refuse %j with its place", async (yaml, message) => {
    const cwd = place({ "plan.yaml": yaml });
    const { code, out, err } = await scorecast(
      ["forecast", "plan.yaml", ...(yaml.includes("horizon:") ? [] : quick)],
      { cwd },
    );
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it("are refused in Chinese to who reads Chinese", async () => {
    const cwd = place({ "plan.yaml": "shop: shop\nhorizn: 60d\n" });
    const { err } = await scorecast(["forecast", "plan.yaml", "--lang", "zh"], { cwd });
    expect(err).toMatch(/plan\.yaml:2:1 horizn: 没有名为“horizn”的键.*“horizon”/);
  });
});

it.each([
  [["--lever", "second-dayly-pickup"], /did you mean "second-daily-pickup"/],
  [["--lever", `${lever}:2026-13-01`], /--lever second-daily-pickup: cannot be "2026-13-01"/],
  [["--lever", lever, "--lever", `${lever}:2026-11-05`, "--lever", `${lever}:2026-11-05`], /is given twice/],
  [["--horizon", "soon"], /--horizon cannot be "soon"/],
  [["--replications", "-5"], /--replications/],
  [["--threads", "0"], /--threads cannot be 0/],
  [["--ask", "will it rise?"], /cannot read the question/],
])("refuses %j", async (options, message) => {
  const { code, out, err } = await scorecast(["forecast", "shop", ...options], { cwd: place() });
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(message);
});

it("needs something to compare", async () => {
  const { code, err } = await scorecast(["compare", "shop"], { cwd: place() });
  expect([code, err]).toEqual([
    2,
    "There is no scenario to compare: write one into the scenario file, or add --lever.\n",
  ]);
});

it("ends with 3 when the record is too short for a forecast, and writes nothing", async () => {
  const cwd = temporaryFolder();
  writeFiles(join(cwd, "young"), oneOrder);
  const { code, out, err } = await scorecast(["forecast", "young", "--as-of", "2026-10-06", "-o", "f.json"], {
    cwd,
  });
  expect([code, out]).toEqual([3, ""]);
  expect(err).toContain("Too little data for a forecast");
  const { readdirSync } = await import("node:fs");
  expect(readdirSync(cwd)).toEqual(["young"]);
});

it("ends with 5 when it is interrupted, and leaves nothing half-written", async () => {
  const cwd = place();
  const { code, out, err } = await scorecast(["forecast", "shop", "-o", "f.json"], {
    cwd,
    signal: AbortSignal.abort(),
  });
  expect([code, out, err]).toEqual([5, "", "Interrupted; no file was written.\n"]);
  const { readdirSync } = await import("node:fs");
  expect(readdirSync(cwd)).toEqual(["shop"]);
});

it("shows progress on a terminal only, and takes it away again", async () => {
  const cwd = place();
  const shown = await scorecast(["forecast", "shop", ...quick, "--json"], { cwd, terminal: 100 });
  expect(shown.err).toMatch(/simulating [█░]+ 100%/);
  expect(shown.err.endsWith("\r\u001b[2K")).toBe(true);
});

it("writes JSON, CSV and a page with score, explanation and forecast in one go", async () => {
  const cwd = place();
  const files = ["-o", "f.json", "-o", "f.csv", "-o", "f.html"];
  const { code, err } = await scorecast(["forecast", "shop", ...quick, ...files], { cwd });
  expect(code).toBe(0);
  expect(err).toBe("wrote f.json\nwrote f.csv\nwrote f.html\n");
  const rows = readFileSync(join(cwd, "f.csv"), "utf8").trimEnd().split("\n");
  expect(rows).toHaveLength(1 + 11);
  const page = readFileSync(join(cwd, "f.html"), "utf8");
  const data = /<script type="application\/json" id="scorecast-data">(.*?)<\/script>/s.exec(page)![1]!;
  const results = JSON.parse(data) as { kind: string }[];
  expect(results.map(({ kind }) => kind)).toEqual(["score", "explain", "forecast"]);
  expect(results[2]).toEqual(JSON.parse(readFileSync(join(cwd, "f.json"), "utf8")));
});
