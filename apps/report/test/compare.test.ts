import { describe, expect, it } from "vitest";
import { comparedOf } from "../src/compare/compared.ts";
import { conditionsOf } from "../src/compare/conditions.ts";
import { commonDay } from "../src/compare/forecast-tables.tsx";
import { judge } from "../src/compare/judgement.ts";
import { rescoreCommands } from "../src/compare/rescore.ts";
import { type Dossier, dossiersOf } from "../src/dossier.ts";
import { localeOf } from "../src/locale.ts";
import { exampleDossier, exampleImport } from "./example-results.ts";

const steady = exampleDossier("steady");
const score = steady.score!;
const projection = steady.projection!;
const withRules = (rules: string): Dossier => ({
  ...steady,
  rules,
  score: { ...score, rules },
  projection: { ...projection, rules },
});
const obstacles = (other: Dossier, reference = steady) => judge(reference, other).obstacles;

describe("what a difference may be called", () => {
  it("is nothing where all is alike", () => {
    expect(judge(steady, steady)).toEqual({ obstacles: [], remainder: "nothing", subtractable: true });
  });

  it("is no process effect across rule versions", () => {
    expect(obstacles(withRules("douyin-2026-07-14"))).toEqual(["rules"]);
  });

  it("nor under a version of the same name with other weights or other metrics", () => {
    const [first, ...rest] = score.metrics;
    const reweighed = [{ ...first!, weight: first!.weight / 2 }, ...rest];
    expect(obstacles({ ...steady, score: { ...score, metrics: reweighed } })).toEqual(["weights"]);
    expect(obstacles({ ...steady, score: { ...score, metrics: rest } })).toEqual(["weights"]);
    expect(obstacles({ ...steady, score: { ...score, metrics: score.metrics.toReversed() } })).toEqual([]);
  });

  it("nor across scales, stages or programs", () => {
    const five = exampleDossier("five-point");
    expect(judge(steady, five)).toMatchObject({ subtractable: false });
    expect(obstacles(five)).toContain("scale");
    expect(obstacles({ ...steady, score: { ...score, stage: "growth" } })).toEqual(["stage"]);
    expect(obstacles({ ...steady, score: { ...score, program: "0.0.9" } })).toEqual(["program"]);
  });

  it("is told by what else differs, the shop before the day before the data before the run", () => {
    const remainder = (other: Dossier) => judge(steady, other).remainder;
    const shop = { ...score.shop, id: "another" };
    const asOf = "2026-09-01";
    expect(remainder({ ...steady, input: "x", score: { ...score, asOf, shop } })).toBe("shop");
    expect(remainder({ ...steady, input: "x", score: { ...score, asOf } })).toBe("day");
    expect(remainder({ ...steady, input: "x" })).toBe("data");
    expect(remainder({ ...steady, projection: { ...projection, seed: "other" } })).toBe("run");
    expect(remainder({ ...steady, projection: null })).toBe("run");
  });
});

describe("the commands that score again", () => {
  const [a, b] = comparedOf([steady, withRules("douyin-2026-07-14")]);

  it("use the reference's version, the other's day, seed and horizon", () => {
    expect(rescoreCommands(a!, [b!])).toEqual([
      "scorecast score SHOP-B --as-of 2026-10-01 --rules douyin-2026-09-08 -o B.json",
      "scorecast compare SCENARIOS-B.yaml --as-of 2026-10-01 --horizon 60d --rules douyin-2026-09-08 --replications 10000 --seed autumn-plan -o B-forecast.json",
      "scorecast report A.json B.json B-forecast.json -o compare.html",
    ]);
  });

  it("carry nothing of a stranger's result that a shell could run", () => {
    const evil = "x; rm -rf ~ `id` $(id)";
    const hostile: Dossier = {
      ...withRules(evil),
      score: { ...score, asOf: evil },
      projection: { ...projection, seed: evil, horizon: evil as never, replications: evil as never },
    };
    const [first, second] = comparedOf([hostile, hostile]);
    for (const line of rescoreCommands(first!, [second!])) expect(line).toMatch(/^[A-Za-z0-9 ._-]+$/);
  });
});

describe("the circumstances", () => {
  it("are told to differ by what they are, not by how they read", () => {
    const other = {
      ...steady,
      input: "sha256:other",
      score: { ...score, shop: { ...score.shop, id: "another" } },
    };
    const rows = conditionsOf(comparedOf([steady, other]), localeOf("en"));
    const differing = rows.filter(({ differs }) => differs).map(({ id }) => id);
    expect(differing).toEqual(["shop", "data"]);
    expect(rows[0]!.values[0]).toBe(rows[0]!.values[1]);
  });

  it("say what a result does not tell, and leave out what none does", () => {
    const bare = { ...steady, projection: null };
    const ids = (...dossiers: Dossier[]) =>
      conditionsOf(comparedOf(dossiers), localeOf("zh")).map(({ id }) => id);
    expect(ids(bare, bare)).not.toContain("seed");
    const seed = conditionsOf(comparedOf([steady, bare]), localeOf("zh")).find(({ id }) => id === "seed")!;
    expect(seed).toMatchObject({ values: ["autumn-plan", null], differs: true });
  });
});

describe("several results", () => {
  it("of another day are another result", () => {
    const results = [score, { ...projection, start: "2026-09-01" }];
    expect(dossiersOf(results)).toHaveLength(2);
  });

  it("do not count the account of an import", () => {
    expect(comparedOf(dossiersOf([score, exampleImport("clean")]))).toHaveLength(1);
  });

  it("are compared on the last day that all forecasts reach", () => {
    const days = projection.scenarios[0]!.days.slice(0, 11);
    const short = {
      ...steady,
      projection: { ...projection, scenarios: [{ ...projection.scenarios[0]!, days }] },
    };
    expect(commonDay(comparedOf([steady, short]))).toBe(days.at(-1)!.date);
    const later = { ...steady, projection: { ...projection, start: "2027-01-01" } };
    expect(commonDay(comparedOf([later, short]))).toBeNull();
  });
});
