import type { GoalReport } from "@scorecast/simulator/report";
import { describe, expect, it } from "vitest";
import { wide } from "../src/charts/chart-size.ts";
import { dossiersOf } from "../src/dossier.ts";
import { misfitOf } from "../src/intake/result-shape.ts";
import { localeOf } from "../src/locale.ts";
import { readResults } from "../src/read-results.ts";
import { besideText, goalSentence } from "../src/sections/goal.tsx";
import { exampleGoal } from "./example-goal.ts";
import { exampleDossier } from "./example-results.ts";

const goal = exampleGoal();
const dossier = exampleDossier("sample");
const view = (lang: "zh" | "en", changes: Partial<GoalReport> = {}) => ({
  ...{ dossier, locale: localeOf(lang), size: wide },
  goal: { ...goal, ...changes },
});

describe("the answer in a sentence", () => {
  it("names measures, cost, chance and what is asked, in both languages", () => {
    const cost = localeOf("zh").money(goal.plan.cost!.value);
    expect(goalSentence(view("zh"))).toContain(
      `最省钱的计划：${goal.plan.measures.length} 项措施，预计花 ${cost}`,
    );
    expect(goalSentence(view("zh"))).toContain("目标是 ≥ 80%");
    expect(goalSentence(view("en"))).toMatch(/^The cheapest plan: \d measures for some ¥.* ≥ 80% is asked\./);
  });
  it("never calls a plan cheapest where nobody gave costs", () => {
    const text = goalSentence(view("en", { priced: false, plan: { ...goal.plan, cost: null } }));
    expect(text).toContain("not by money");
    expect(text).not.toContain("¥");
  });
  it.each([
    ["met", "Nothing needs to be done"],
    ["over-budget", "Out of reach for ¥20,000"],
    ["unreachable", "Cannot be reached"],
    ["undecided", "Undecided"],
  ] as const)("of %s begins with its verdict", (verdict, words) => {
    expect(goalSentence(view("en", { verdict }))).toContain(words);
  });
});

it("sets a plan beside the recommended one: nearly as cheap, dearer, chances apart or not", () => {
  const beside = (changes: Partial<NonNullable<GoalReport["plan"]["beside"]>>) => {
    const [other] = goal.others;
    return besideText({ ...other!, beside: { ...other!.beside!, ...changes } }, view("en"));
  };
  expect(beside({ near: true, dearer: 0.01, interval: [-0.01, 0.02] })).toMatch(
    /^nearly as cheap.*cannot be told apart$/,
  );
  expect(beside({ near: false, dearer: 0.5, chance: -0.02, interval: [-0.03, -0.01] })).toMatch(
    /^50% dearer.*−2\.0 points$/,
  );
  expect(besideText(goal.plan, view("en"))).toBe("—");
});

it("belongs to the dossier of its shop, version and day, and every field that the page reads is there", () => {
  const { score } = exampleDossier("steady");
  const of = { ...goal, input: score!.input, rules: score!.rules, start: score!.asOf };
  const { results, problems } = readResults(JSON.stringify([score, of]));
  expect(problems).toEqual([]);
  const [dossier, ...others] = dossiersOf(results);
  expect(others).toEqual([]);
  expect(dossier!.goal).toEqual(of);
  expect(misfitOf(goal)).toBeNull();
  expect(misfitOf({ ...goal, plan: { ...goal.plan, chance: null } } as unknown as GoalReport)).toBe(
    "plan.chance",
  );
});
