import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadRules } from "@scorecast/core";
import { readShopFolder } from "@scorecast/ingest";
import {
  fullDose,
  type Projection,
  planStudy,
  type Study,
  simulateRange,
  variedState,
} from "@scorecast/simulator";
import { beforeAll, describe, expect, it } from "vitest";
import type { Io } from "../src/io.ts";
import { ProjectionReportSchema } from "../src/projection-schema.ts";
import { run } from "../src/run.ts";
import { SensitivityReportSchema } from "../src/sensitivity-schema.ts";
import { commonPrefix, rangesOf, type SimulationThreads } from "../src/simulate-in-threads.ts";
import { simulateStudy } from "../src/simulate-study.ts";
import { scorecast, temporaryFolder } from "./scorecast.ts";
import { smallShop, writeFiles } from "./shops.ts";

function place(files: Readonly<Record<string, string>> = {}): string {
  const cwd = temporaryFolder();
  writeFiles(join(cwd, "shop"), smallShop);
  return writeFiles(cwd, files);
}
const short = ["--horizon", "3d"];

describe("--precision", () => {
  it("stops at a checkpoint, and the result is that of as many replications, to the byte", async () => {
    const cwd = place();
    const ruled = await scorecast(["forecast", "shop", ...short, "--precision", "0.5", "--json"], { cwd });
    expect(ruled.code).toBe(0);
    const report = ProjectionReportSchema.parse(JSON.parse(ruled.out));
    expect(report.stopping).toMatchObject({
      reason: "precision",
      points: 0.5,
      probability: 0.5,
      maxSeconds: null,
    });
    expect(report.stopping!.widestPoints!).toBeLessThanOrEqual(0.5);
    expect(report.replications).toBe(1000);
    const full = await scorecast(["forecast", "shop", ...short, "--replications", "1000", "--json"], { cwd });
    const { stopping: _, ...rest } = JSON.parse(ruled.out);
    expect(JSON.stringify(rest)).toBe(JSON.stringify(JSON.parse(full.out)));
  });
  it("ends with 4 and says so where the replications do not reach it", async () => {
    const cwd = place();
    const argv = ["forecast", "shop", ...short, "--precision", "0.001", "--replications", "120"];
    const { code, out } = await scorecast(argv, { cwd });
    expect(code).toBe(4);
    expect(out.replace(/\s+/g, " ")).toMatch(/120 futures did not reach the precision asked for: score ±\d/);
  });
  it.each([
    [["--precision", "wide"], /--precision cannot be "?wide/],
    [["--precision", "0"], /--precision cannot be 0/],
    [["--max-time", "soon"], /--max-time cannot be soon/],
  ])("refuses %j", async (options, message) => {
    const { code, out, err } = await scorecast(["forecast", "shop", ...options], { cwd: place() });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
  });
});

it("--max-time says that the clock stopped it", async () => {
  const cwd = place();
  const argv = ["forecast", "shop", ...short, "--max-time", "0.01s", "--json"];
  const { code, out } = await scorecast(argv, { cwd });
  const report = ProjectionReportSchema.parse(JSON.parse(out));
  expect(code).toBe(0);
  expect(report.stopping).toMatchObject({ reason: "max-time", maxSeconds: 0.01, points: null });
  expect(report).not.toHaveProperty("partial");
  expect(report.replications).toBeGreaterThanOrEqual(100);
});

describe("an interrupt", () => {
  /** A program's terminal: Ctrl-C comes when the bar has moved so often. */
  function interruptedAfter(moves: number) {
    const controller = new AbortController();
    let seen = 0;
    return {
      signal: controller.signal,
      moved: () => {
        if (++seen === moves) controller.abort();
      },
    };
  }
  it("leaves what all scenarios have, marked as partial, the same as a run of so many", async () => {
    const planned = await smallStudy(3000);
    const { moved, signal } = interruptedAfter(9);
    const watching = { progress: moved, signal, now: () => 0 };
    const run = await simulateStudy(planned, onThisThread(planned, signal), noRule, watching);
    expect(run!.facts.partial).toBe(true);
    const count = run!.study.state.replications;
    expect(count).toBeGreaterThanOrEqual(100);
    expect(count).toBeLessThan(3000);
    const never = new AbortController().signal;
    const asMany = withReplications(planned, count);
    const calm = { progress: () => {}, signal: never, now: () => 0 };
    const whole = await simulateStudy(asMany, onThisThread(planned, never), noRule, calm);
    expect(run!.projections).toEqual(whole!.projections);
    expect(run!.facts.otherLuck).toEqual(whole!.facts.otherLuck);
    expect(whole!.facts.partial).toBe(false);
  });

  it("before there is anything is no result", async () => {
    const planned = await smallStudy(3000);
    const signal = AbortSignal.abort();
    const watching = { progress: () => {}, signal, now: () => 0 };
    expect(await simulateStudy(planned, onThisThread(planned, signal), noRule, watching)).toBeNull();
  });

  it("takes no replication that some scenario lacks", () => {
    const part = (scenario: number, from: number, to: number) => ({ scenario, from, to }) as Projection;
    const parts = [part(0, 0, 250), part(0, 250, 500), part(1, 0, 250), part(1, 500, 750), part(0, 500, 750)];
    expect(commonPrefix(parts, [0, 1])).toBe(250);
    expect(commonPrefix(parts, [0])).toBe(750);
    expect(commonPrefix([], [0])).toBe(0);
  });

  it("finds all scenarios' first replications done first", () => {
    const order = rangesOf([0, 1], 0, 600).map(({ scenario, from, to }) => [scenario, from, to]);
    expect(order).toEqual([
      [0, 0, 250],
      [1, 0, 250],
      [0, 250, 500],
      [1, 250, 500],
      [0, 500, 600],
      [1, 500, 600],
    ]);
  });

  it("ends the command with 5, the result printed and its files written", async () => {
    const cwd = place();
    const controller = new AbortController();
    let out = "";
    const io: Io = {
      ...{ cwd, env: { LANG: "en_US.UTF-8" }, signal: controller.signal },
      stdout: {
        write: (text) => {
          out += text;
        },
        isTTY: false,
        columns: Number.POSITIVE_INFINITY,
      },
      stderr: {
        write: (text) => {
          if (/ [1-9]\d*%/.test(text)) controller.abort();
        },
        isTTY: true,
        columns: 100,
      },
    };
    const argv = ["forecast", "shop", ...short, "--replications", "20000", "-o", "f.json"];
    const code = await run(argv, io);
    expect(code).toBe(5);
    expect(out).toContain("Partial result");
    const report = ProjectionReportSchema.parse(JSON.parse(readFileSync(join(cwd, "f.json"), "utf8")));
    expect(report.partial).toBe(true);
    expect((report.engineState as { replications: number }).replications).toBe(report.replications);
  });
});

const noRule = { precision: { points: null, probability: null }, maxSeconds: null };

function withReplications(study: Study, replications: number): Study {
  return { ...study, state: { ...study.state, replications } };
}

function onThisThread({ state }: Study, signal: AbortSignal): SimulationThreads {
  return {
    run: async (ranges, take, enough = () => false) => {
      for (const range of ranges) {
        if (signal.aborted || enough()) return;
        const { variation, scenario, from, to } = range;
        take(simulateRange(variedState(state, variation), scenario, from, to)!, range);
      }
    },
    close: () => {},
  };
}

/** Baseline and one lever over three days. */
async function smallStudy(replications: number): Promise<Study> {
  const { history, input } = await readShopFolder(join(place(), "shop"));
  const planned = planStudy({
    ...{ kind: "compare", program: "test", input, history: history!, replications, seed: "s" },
    ...{ rules: await loadRules("douyin-2026-09-08"), start: history!.lastDay! + 1, horizon: 3 },
    scenarios: [{ id: "refund", levers: [fullDose("fast-refund")] }],
    ...{ questions: [], past: [], assumptions: [] },
  });
  if (planned.kind !== "ready") throw new Error(planned.kind);
  return planned.study;
}

describe("raw draws", () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = place();
    const files = ["-o", "draws.csv", "-o", "all.parquet", "-o", "f.csv", "-o", "f.json"];
    const argv = ["compare", "shop", "--lever", "fast-refund", "--replications", "30", ...short, ...files];
    expect((await scorecast(argv, { cwd })).code).toBe(0);
  });
  it("are one row a scenario, day and replication, and give the summary again", () => {
    const text = readFileSync(join(cwd, "draws.csv"), "utf8").replace("\ufeff", "");
    const [header, ...rows] = text
      .trimEnd()
      .split("\n")
      .map((line) => line.split(","));
    expect(header!.slice(0, 4)).toEqual(["scenario", "replication", "date", "total"]);
    expect(rows).toHaveLength(2 * 4 * 30);
    const report = ProjectionReportSchema.parse(JSON.parse(readFileSync(join(cwd, "f.json"), "utf8")));
    const { date, total } = report.scenarios[1]!.days.at(-1)!;
    const own = rows.filter(([scenario, , day]) => scenario === "fast-refund" && day === date);
    expect(own.map(([, replication]) => Number(replication))).toEqual(
      Array.from({ length: 30 }, (_, r) => r),
    );
    const mean = own.reduce((sum, row) => sum + Number(row[3]), 0) / 30;
    expect(mean).toBeCloseTo(total.mean!, 9);
    expect(readFileSync(join(cwd, "f.csv"), "utf8")).toMatch(/^\ufeffscenario,date,mean,/);
  });
  it("are the same in Parquet", async () => {
    const { DuckDBInstance } = await import("@duckdb/node-api");
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    try {
      const both = `SELECT * FROM read_parquet('${join(cwd, "all.parquet")}')`;
      const csv = `SELECT * FROM read_csv('${join(cwd, "draws.csv")}', header = true)`;
      const count = async (sql: string) =>
        Number((await connection.runAndReadAll(`SELECT count(*) FROM (${sql})`)).getRows()[0]![0]);
      expect(await count(both)).toBe(240);
      expect(await count(`(${both}) EXCEPT (${csv})`)).toBe(0);
      const types = (await connection.runAndReadAll(`DESCRIBE ${both}`)).getRows().map((row) => row[1]);
      expect(types.slice(0, 4)).toEqual(["VARCHAR", "INTEGER", "DATE", "DOUBLE"]);
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  });
});

describe("sensitivity", () => {
  const yaml = "shop: shop\nhorizon: 3d\nseed: s\nscenarios: {fast: {levers: [{use: fast-refund}]}}\n";
  it("writes a result that its schema knows, and the same bytes again", async () => {
    const cwd = place({ "plan.yaml": yaml });
    const argv = ["sensitivity", "plan.yaml", "--replications", "20", "--json"];
    const first = await scorecast([...argv, "-o", "s.csv", "-o", "s.json", "-o", "s.html"], { cwd });
    expect(first.code).toBe(0);
    const report = SensitivityReportSchema.parse(JSON.parse(first.out));
    expect(report).toEqual(JSON.parse(first.out));
    expect(Object.keys(JSON.parse(first.out))).toEqual(Object.keys(SensitivityReportSchema.shape));
    expect(report.outputs.map(({ kind }) => kind).slice(0, 2)).toEqual(["total", "difference"]);
    expect((await scorecast(argv, { cwd })).out).toBe(first.out);
    const rows = readFileSync(join(cwd, "s.csv"), "utf8").trimEnd().split("\n");
    expect(rows).toHaveLength(1 + report.outputs.length * report.inputs.length);
    const kinds = (page: string) =>
      [...readFileSync(join(cwd, page), "utf8").matchAll(/"kind":"(score|explain|sensitivity)"/g)].map(
        ([, k]) => k,
      );
    expect(kinds("s.html")).toEqual(["score", "explain", "sensitivity"]);
    expect((await scorecast(["report", "s.json", "-o", "again.html"], { cwd })).code).toBe(0);
    expect(kinds("again.html")).toEqual(["sensitivity"]);
  });
  it("tells it in both languages", async () => {
    const cwd = place({ "plan.yaml": yaml });
    const argv = ["sensitivity", "plan.yaml", "--replications", "20"];
    const zh = (await scorecast([...argv, "--lang", "zh"], { cwd })).out;
    expect(zh).toContain("最后一天的平均分（照旧）");
    expect(zh).toContain("最后一天的平均差别：fast 减照旧");
    const en = (await scorecast(argv, { cwd })).out;
    expect(en).toContain("Where the difference between futures");
    expect(en).not.toMatch(/-\d+%/);
  });
});

it("--interactions tells what each measure adds", async () => {
  const levers = "[{use: fast-refund}, {use: second-daily-pickup}]";
  const cwd = place({ "plan.yaml": `shop: shop\nscenarios: {both: {levers: ${levers}}}\n` });
  const argv = ["compare", "plan.yaml", ...short, "--replications", "40", "--interactions"];
  const { code, out } = await scorecast(argv, { cwd });
  expect(code).toBe(0);
  expect(out.replace(/\s+/g, " ")).toContain("what each measure adds (Shapley shares, they add up exactly)");
  const asked = writeFiles(cwd, {
    "asks.yaml": `shop: shop\ninteractions: true\nscenarios: {both: {levers: ${levers}}}\n`,
  });
  const inFile = ["compare", "asks.yaml", ...short, "--replications", "40"];
  expect((await scorecast(inFile, { cwd: asked })).out).toBe(out);
  const { code: bad, err } = await scorecast(
    ["compare", "shop", "--lever", "fast-refund", "--interactions"],
    {
      cwd,
    },
  );
  expect(bad).toBe(2);
  expect(err).toContain("no scenario uses two levers together");
});
