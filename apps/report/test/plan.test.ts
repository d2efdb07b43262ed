import { describe, expect, it } from "vitest";
import { eventLabel } from "../src/charts/event-study.tsx";
import { planLabel } from "../src/charts/plan-curve.tsx";
import { dossiersOf } from "../src/dossier.ts";
import { misfitOf } from "../src/intake/result-shape.ts";
import { localeOf } from "../src/locale.ts";
import { evaluationSentences } from "../src/parts/evaluation-figures.tsx";
import { changeText } from "../src/parts/measure-value.ts";
import { planSentences } from "../src/parts/plan-figures.tsx";
import { readResults } from "../src/read-results.ts";
import { hundred } from "../src/scale.ts";
import { exampleEvaluation, examplePlan } from "./example-plan.ts";

const [en, zh] = [localeOf("en"), localeOf("zh")];
const [worked, early] = exampleEvaluation.evaluations;

describe("a plan on the page", () => {
  it("says what is overdue and where the total was to be", () => {
    expect(planSentences(examplePlan, 1, en)).toEqual([
      "1 of 4 measures is overdue.",
      expect.stringMatching(
        /^The total is 79\.3; .* near 83\.4 \(eight times in ten 80\.4–86\.4\), and 30 of 100/,
      ),
    ]);
    expect(planSentences(examplePlan, 1, zh)[0]).toBe("4 项措施中有 1 项逾期。");
    const why = { zh: "记录太短", en: "Too little on record" };
    expect(planSentences({ ...examplePlan, notForecast: why, nodes: [] }, 1, en)[1]).toBe(why.en);
    expect(planSentences({ ...examplePlan, nodes: [] }, 1, en)[1]).toBe("There is no total to compare.");
  });
  it("tells its picture in words: today, and every measure", () => {
    const label = planLabel(examplePlan, hundred, en);
    expect(label).toMatch(/^On Oct 20, 2026 the total is 79\.3; as really begun the median is 83\.4/);
    expect(label).toContain("Staff training: planned Oct 1, 2026, not begun");
    expect(planLabel({ ...examplePlan, curve: [] }, hundred, zh)).toContain("傍晚揽收 <i>：计划");
  });
});

describe("an evaluation on the page", () => {
  it("says what came against what would have come, plainest first", () => {
    const sentences = evaluationSentences(worked!, exampleEvaluation, en);
    expect(sentences[0]).toBe(
      "Mean hours to pickup: 16.2 h, 22 days after Sep 28, 2026. Without it most likely 20.5 h (nine times in ten 18.9 to 22.1). Difference −4.3 h (90% interval −5.9 to −2.7).",
    );
    expect(sentences[1]).toBe("Without it 0.2 of 100 futures are as good (simulation error 0.0–0.6).");
    expect(sentences.join("\n")).toContain("340 times as likely if it works");
    expect(sentences.join("\n")).toContain(
      'of 2 earlier days on which nothing began 1 would be called "it worked"',
    );
    expect(sentences.join("\n")).toContain("only 2.0 come out as well: most likely something else helped");
    expect(sentences.join("\n")).not.toContain("chance to see it reaches");
  });
  it("says that measures cannot be told apart, and that it will never be seen", () => {
    const sentences = evaluationSentences(early!, exampleEvaluation, zh).join("\n");
    expect(sentences).toContain("与 傍晚揽收 <i> 同时进行");
    expect(sentences).toContain("一直不到 80%");
    expect(sentences).toContain("毫无作用”比“按预期起作用”更能解释这个结果，2.0 倍");
    expect(sentences).toContain("区间已放宽到 1.40 倍");
  });
  it("tells its picture in words, with units", () => {
    expect(eventLabel(worked!, en)).toMatch(
      /^From Sep 28, 2026 on: \d+\.\d h came on Oct 20, 2026; the median/,
    );
    expect(changeText(-0.005, "share", en)).toBe("−0.50 pp");
    expect(changeText(0.001, "hours", en)).toBe("0.0 h");
  });
});

it("both belong to the dossier of their day, and have the shape that the page reads", () => {
  const { results, problems } = readResults(JSON.stringify([examplePlan, exampleEvaluation]));
  expect(problems).toEqual([]);
  const [dossier, ...others] = dossiersOf(results);
  expect(others).toEqual([]);
  expect(dossier).toMatchObject({ planStatus: { kind: "plan-status" }, evaluation: { kind: "evaluation" } });
  expect(dossiersOf([examplePlan, { ...exampleEvaluation, asOf: "2026-10-21" }])).toHaveLength(2);
  for (const result of results) expect(misfitOf(result)).toBeNull();
  expect(misfitOf({ ...examplePlan, measures: [{}] } as unknown as typeof examplePlan)).toBe(
    "measures[0].id",
  );
});
