import { describe, expect, it } from "vitest";
import { dossiersOf, shopName } from "../src/dossier.ts";
import { nearestThreshold } from "../src/nearest-threshold.ts";
import { firstLang } from "../src/page-state.ts";
import { parseQuestion } from "../src/question.ts";
import { type Result, readResults } from "../src/read-results.ts";
import { exampleDossier, exampleImport, exampleJson } from "./example-results.ts";

describe("readResults", () => {
  it("reads every known kind", () => {
    const { results, problems } = readResults(exampleJson("steady"));
    expect(results.map((result) => result.kind)).toEqual(["score", "explain", "compare"]);
    expect(problems).toEqual([]);
  });

  it("reads the account of an import", () => {
    const { results, problems } = readResults(JSON.stringify(exampleImport("messy")));
    expect(results.map((result) => result.kind)).toEqual(["import"]);
    expect(problems).toEqual([]);
  });

  it("lists what it cannot show and shows the rest", () => {
    const score = JSON.parse(exampleJson("steady"))[0];
    const { results, problems } = readResults(
      JSON.stringify([{ kind: "impact", formatVersion: 1 }, score, { ...score, formatVersion: 2 }, null]),
    );
    expect(results).toHaveLength(1);
    expect(problems).toEqual([
      { kind: "unknown-kind", place: 1, found: "impact" },
      { kind: "newer", place: 3, found: "2" },
      { kind: "unknown-kind", place: 4, found: "undefined" },
    ]);
  });

  it("takes an empty template for no results, and broken JSON for a problem", () => {
    expect(readResults("\n")).toEqual({ results: [], problems: [] });
    expect(readResults("[{").problems).toEqual([{ kind: "not-json", place: 0 }]);
  });
});

describe("dossiersOf", () => {
  const steady = readResults(exampleJson("steady")).results;
  const small = readResults(exampleJson("small")).results;

  it("keeps results of one shop and rule version together", () => {
    expect(dossiersOf([...steady, ...small])).toHaveLength(2);
  });

  it("never drops a second result of a kind", () => {
    const again = dossiersOf([...steady, steady[0] as Result]);
    expect(again).toHaveLength(2);
    expect(again[1]).toMatchObject({ explanation: null, projection: null });
  });

  it("never puts a result beside the score of another day", () => {
    const score = steady[0]!;
    if (score.kind !== "score") throw new Error("the example begins with its score");
    const { input, rules, asOf } = score;
    const sensitivity = { kind: "sensitivity", input, rules, start: "2026-01-01" } as unknown as Result;
    expect(dossiersOf([...steady, sensitivity])).toHaveLength(2);
    expect(dossiersOf([...steady, { ...sensitivity, start: asOf } as Result])).toMatchObject([
      { sensitivity: { start: asOf } },
    ]);
  });

  describe("with the account of an import", () => {
    const account = exampleImport("clean");
    const ofSteady = { ...account, shop: { id: "steady", name: "another name" } };

    it("gives it to every dossier of its shop, wherever it stands", () => {
      const dossiers = dossiersOf([...steady, ofSteady, ...small, { ...steady[0]!, rules: "old" } as Result]);
      expect(dossiers.map((dossier) => dossier.account)).toEqual([ofSteady, null, ofSteady]);
      expect(shopName(dossiers[0]!)).not.toBe("another name");
    });

    it("opens a dossier of its own for an account without scores", () => {
      const dossiers = dossiersOf([...steady, account]);
      expect(dossiers[0]!.account).toBeNull();
      expect(dossiers[1]).toMatchObject({ account, score: null, input: null, rules: null });
      expect(shopName(dossiers[1]!)).toBe("示例女装店");
    });

    it("never drops a second account of a shop", () => {
      const again = { ...ofSteady, folder: "again" };
      expect(dossiersOf([...steady, ofSteady, again]).map((dossier) => dossier.account)).toEqual([
        ofSteady,
        again,
      ]);
    });

    it("puts it beside results that do not name their shop only if it is the only one", () => {
      const explanation = steady.find(({ kind }) => kind === "explain")!;
      expect(dossiersOf([explanation, account]).map((dossier) => dossier.account)).toEqual([account]);
      expect(dossiersOf([explanation, account, ofSteady]).map((dossier) => dossier.account)).toEqual([
        null,
        account,
        ofSteady,
      ]);
    });
  });

  it("tells a 5-point shop from a 100-point one", () => {
    expect(exampleDossier("five-point").scale.max).toBe(5);
    expect(exampleDossier("steady").scale.max).toBe(100);
    expect(exampleDossier("none").scale.max).toBe(100);
  });
});

describe("parseQuestion", () => {
  it.each([
    [
      "P(total >= 80 on 2026-11-11)",
      { kind: "on", node: "total", op: ">=", threshold: 80, date: "2026-11-11" },
    ],
    ["P(total < 70 ever)", { kind: "ever", node: "total", op: "<", threshold: 70 }],
    [
      "when P(logistics >= 85.5) >= 0.8",
      { kind: "when", node: "logistics", op: ">=", threshold: 85.5, probability: 0.8 },
    ],
    ["E(total)", null],
  ])("%s", (text, parts) => {
    expect(parseQuestion(text)).toEqual(parts);
  });
});

describe("nearestThreshold", () => {
  const lines = exampleDossier("steady").score!.consequences;

  it("is the threshold on the total with the least margin, met or not", () => {
    expect(nearestThreshold(lines)!.id).toBe("promotion-week");
  });

  it("passes over what could not be judged", () => {
    expect(nearestThreshold(exampleDossier("none").score!.consequences)).toBeNull();
  });
});

describe("firstLang", () => {
  it.each([
    ["?lang=en", ["zh-CN"], "en"],
    ["", ["en-GB", "zh-CN"], "en"],
    ["", ["fr", "zh-TW"], "zh"],
    ["?lang=fr", ["fr"], "zh"],
  ] as const)("%s with %j opens in %s", (query, spoken, lang) => {
    expect(firstLang(query, spoken)).toBe(lang);
  });
});
