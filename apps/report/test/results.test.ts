import { describe, expect, it } from "vitest";
import { dossiersOf } from "../src/dossier.ts";
import { nearestThreshold } from "../src/nearest-threshold.ts";
import { firstLang } from "../src/page-state.ts";
import { parseQuestion } from "../src/question.ts";
import { type Result, readResults } from "../src/read-results.ts";
import { exampleDossier, exampleJson } from "./example-results.ts";

describe("readResults", () => {
  it("reads every known kind", () => {
    const { results, problems } = readResults(exampleJson("steady"));
    expect(results.map((result) => result.kind)).toEqual(["score", "explain", "compare"]);
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
      { kind: "unknown-version", place: 3, found: "2" },
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
