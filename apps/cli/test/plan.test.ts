import { readFileSync } from "node:fs";
import { join } from "node:path";
import { adaptedSpec, generateShop, shopPresets, toShopFolder } from "@scorecast/simulator/generate";
import { beforeAll, describe, expect, it } from "vitest";
import { EvaluationReportSchema } from "../src/evaluation-schema.ts";
import { PlanStatusReportSchema } from "../src/plan-status-schema.ts";
import { type Ended, scorecast, temporaryFolder } from "./scorecast.ts";
import { writeFiles } from "./shops.ts";

const cwd = temporaryFolder();
const spec = adaptedSpec(shopPresets["steady-fashion"], { ordersPerDay: 5, days: 132, start: "2026-06-18" });
writeFiles(join(cwd, "shop"), toShopFolder(generateShop(spec, "plan")));
const plan = `shop: ./shop
rules: douyin-2026-09-08
start: 2026-09-20
measures:
  - id: round
    title: "=傍晚加一次\\u001b[31m揽收"
    use: second-daily-pickup
    owner: 王芳
    from: 2026-09-25
    started: 2026-09-28
    due: 2026-10-05
    progress: 40%
    cost: {once: 2000, perDay: 150}
  - {id: refund, use: fast-refund, from: 2026-10-01}
  - {id: channel, title: 投诉渠道, from: 2026-10-02, started: 2026-10-02, metric: platform-help-rate}
  - {id: later, title: 以后, from: 2026-11-20}
records:
  refunds: [{type: 自愿退款, days: 3, standard: 5, before: 5, feeds: refund}]
  inspections: [{product: C, pass: 92%, standard: 95%, issue: 褪色, state: under-way}]
`;
writeFiles(cwd, { "plan.yaml": plan, "bad.yaml": plan.replace("owner:", "onwer:") });
const few = ["--replications", "100"];
const run = (...argv: string[]) => scorecast(argv, { cwd });
const escapeCode = String.fromCharCode(27);

describe("plan status", () => {
  let json: Ended;
  beforeAll(async () => {
    json = await run("plan", "status", "plan.yaml", ...few, "--json", "-o", "s.csv", "-o", "s.html");
  }, 60_000);
  it("is as its schema says, in its order of keys", () => {
    const report = PlanStatusReportSchema.parse(JSON.parse(json.out));
    expect(Object.keys(report)).toEqual(Object.keys(PlanStatusReportSchema.shape));
    expect(json.out).not.toMatch(/NaN|Infinity|: -0[,\n]/);
    expect(json.code).toBe(0);
  });
  it("says who is late, what was expected and what is", () => {
    const report = PlanStatusReportSchema.parse(JSON.parse(json.out));
    expect(report.measures.map(({ id, late }) => [id, late?.kind ?? null])).toEqual([
      ["refund", "start-overdue"],
      ["round", "finish-overdue"],
      ["channel", null],
      ["later", null],
    ]);
    const [total] = report.nodes;
    expect(total!.node).toBe("total");
    expect(total!.expected.started!.mean).not.toBe(total!.expected.without!.mean);
    expect(report.records.map(({ met, feeds }) => [met, feeds])).toEqual([
      [true, "refund"],
      [false, null],
    ]);
  });
  it("writes a table whose texts no spreadsheet runs, and a page", () => {
    const csv = readFileSync(join(cwd, "s.csv"), "utf8");
    const rows = csv.trim().split("\n");
    expect(new Set(rows.map((row) => row.split(",").length))).toEqual(new Set([25]));
    expect(csv).toContain("'=傍晚");
    expect(readFileSync(join(cwd, "s.html"), "utf8")).toContain("scorecast-data");
  });
  it("tells it in both languages, without what a terminal would obey", async () => {
    const en = (await run("plan", "status", "plan.yaml", ...few)).out;
    expect(en).toMatch(/^2 of 4 measures are overdue\. Total \d+\.\d: by the plan it was to be near \d+\.\d/);
    expect(en).toContain("Rows with ·: recorded only");
    expect(en).not.toContain(escapeCode);
    const zh = (await run("plan", "status", "plan.yaml", ...few, "--lang", "zh")).out;
    expect(zh).toMatch(/^4 项措施中有 2 项逾期。总分 \d+\.\d：按计划本应在/);
    expect(zh).toContain("效果由退款记录“自愿退款”得出：5 天降到 3 天");
  }, 60_000);
  it("names what is wrong with its line, and has no stack", async () => {
    const { code, err } = await run("plan", "status", "bad.yaml");
    expect(code).toBe(2);
    expect(err).toMatch(/^bad\.yaml:8:5 measures\.0\.onwer: .*did you mean "owner"\?/);
    writeFiles(cwd, { "metric.yaml": plan.replace("platform-help-rate", "platform-help-rat") });
    const metric = await run("plan", "status", "metric.yaml");
    expect(metric.err).toMatch(/^metric\.yaml:15:\d+ measures\.2\.metric: .*platform-help-rate/);
    writeFiles(cwd, { "early.yaml": plan.replace("started: 2026-09-28", "started: 2026-09-10") });
    const early = await run("plan", "status", "early.yaml", ...few);
    expect(early.code).toBe(2);
    expect(early.err).toMatch(/^early\.yaml:10:5 measures\.0\.started: 2026-09-10 is outside the forecast/);
  }, 60_000);
});

it("a plan is a scenario file: compare runs it as planned and as really begun", async () => {
  const { out, code } = await run("compare", "plan.yaml", ...few, "--json");
  expect(code).toBe(0);
  const ids = (JSON.parse(out) as { scenarios: { id: string }[] }).scenarios.map(({ id }) => id);
  expect(ids).toEqual(["baseline", "as-planned", "as-started"]);
  const bad = await run("compare", "plan.yaml", ...few, "--horizon", "4d");
  expect(bad.err.split("\n").filter((line) => line.includes("measures.1.from"))).toHaveLength(1);
}, 60_000);

describe("evaluate", () => {
  let json: Ended;
  beforeAll(async () => {
    const forms = ["--json", "-o", "e.csv", "-o", "e.html"];
    json = await run("evaluate", "plan.yaml", ...few, "--placebos", "2", ...forms);
  }, 60_000);
  it("is as its schema says, in its order of keys", () => {
    const report = EvaluationReportSchema.parse(JSON.parse(json.out));
    expect(Object.keys(report)).toEqual(Object.keys(EvaluationReportSchema.shape));
    expect(json.out).not.toMatch(/NaN|Infinity|: -0[,\n]/);
    expect(report.evaluations.map(({ id, node }) => [id, node])).toEqual([
      ["round", "pickup-hours"],
      ["channel", "platform-help-rate"],
    ]);
    expect(report.evaluations[1]).toMatchObject({ expected: null, posterior: null });
  });
  it("writes a row for each measure, and a page", () => {
    const rows = readFileSync(join(cwd, "e.csv"), "utf8").trim().split("\n");
    expect(new Set(rows.map((row) => row.split(",").length)).size).toBe(1);
    expect(rows).toHaveLength(3);
    expect(readFileSync(join(cwd, "e.html"), "utf8")).toContain("scorecast-data");
  });
  it("says of one measure of a folder what came of it, in both languages", async () => {
    const asked = ["shop", "--measure", "fast-refund", "--from", "2026-10-01", "--placebos", "0", ...few];
    const en = (await run("evaluate", ...asked, "--effect", "0.3 to 0.5")).out;
    expect(en).toMatch(/Faster after-sale review: (it worked|no sign of it|worse|too early to tell)\n/);
    expect(en).toMatch(/expected 0\.30–0\.50, after the record/);
    expect(en).toContain("proves no cause");
    const before = ["shop", "--metric", "pickup-hours", "--from", "2026-09-03", "--as-of", "2026-09-24"];
    const zh = (await run("evaluate", ...before, "--placebos", "0", ...few, "--lang", "zh")).out;
    expect(zh).toMatch(/平均揽收时长：(有用|看不出作用|变差了|还说不准)\n/);
    expect(zh).toContain("规则 2026-09-08 规则从 douyin-2026-07-14 变为 douyin-2026-09-08");
  }, 60_000);
  it.each([
    [["shop"], 2, /Nothing to evaluate/],
    [
      ["shop", "--measure", "fast-refnd", "--from", "2026-10-01"],
      2,
      /Did you mean fast-refund|fast-refund\?/,
    ],
    [["shop", "--metric", "pickup-hour", "--from", "2026-10-01"], 2, /pickup-hours\?/],
    [["shop", "--measure", "fast-refund", "--from", "2026-12-01"], 3, /begins on 2026-12-01/],
    [["shop", "--measure", "fast-refund", "--from", "2026-06-12"], 3, /Too little data/],
    [["shop", "--metric", "total", "--from", "2026-10-01", "--effect", "0.2"], 2, /--effect needs --measure/],
    [["plan.yaml", "--measure", "rund"], 2, /round\?/],
    [["plan.yaml", "--from", "2026-10-01"], 2, /plan file says this/],
    [["plan.yaml", "--measure", "later"], 2, /No measure of the plan has begun/],
    [["shop", "--placebos", "-1", "--metric", "total", "--from", "2026-10-01"], 2, /0 to 200/],
  ] as const)("refuses %j", async (argv, code, message) => {
    const ended = await run("evaluate", ...argv);
    expect(ended.code).toBe(code);
    expect(ended.err).toMatch(message);
    expect(ended.err).not.toMatch(/\n\s+at /);
  });
});
