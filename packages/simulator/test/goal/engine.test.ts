import { formatDay } from "@scorecast/core";
import type { InverseAnswers } from "@scorecast/core/report";
import { describe, expect, it } from "vitest";
import { scenarioOf } from "../../src/goal/candidate.ts";
import {
  outcomeOf,
  parseTarget,
  planGoal,
  reportGoal,
  runHere,
  searchGoal,
  targetNodes,
} from "../../src/goal/index.ts";
import type { Search } from "../../src/goal/trial-book.ts";
import { compare, mergeProjections, planStudy, simulateRange, variedState } from "../../src/index.ts";
import type { ScenarioIssue } from "../../src/scenario/issue.ts";
import { goalSpec } from "../../src/scenario/parse-goal.ts";
import { studyInput } from "../engine/planned.ts";

const HORIZON = 14;
const input = studyInput({ replications: 60, horizon: HORIZON, seed: "goal", scenarios: [], questions: [] });
const day = formatDay(input.start + HORIZON);

function problemOf(goal: Parameters<typeof goalSpec>[0]) {
  const problems: ScenarioIssue[] = [];
  const spec = goalSpec(goal, ["goal"], problems);
  const planned = planStudy(input);
  if (planned.kind !== "ready") throw new RangeError(planned.kind);
  const { study, planFurther } = planned;
  const asked = planGoal(study, planFurther, spec, targetNodes(study));
  return { study, asked, problems };
}

function ready(goal: Parameters<typeof goalSpec>[0]) {
  const { study, asked } = problemOf(goal);
  if (asked.kind !== "ready") throw new RangeError(asked.problems.map(({ text }) => text.en).join("; "));
  return { study, problem: asked.problem };
}

const goal = {
  target: `P(total >= 80 on ${day}) >= 0.5`,
  levers: [
    { use: "fast-refund", dose: "0.5 to 1", cost: { once: 100, perDay: 20 } },
    { use: "more-chat-agents", cost: { perDay: 90 } },
    { use: "freight-insurance", cost: { perOrder: 1.5 } },
  ],
};

/** Runs every trial in pieces, as threads do. */
function inPieces<T>(search: Search<T>, { study, problem }: ReturnType<typeof ready>, piece: number): T {
  const { start, rules } = study.state;
  let step = search.next();
  while (!step.done)
    step = search.next(
      step.value.trials.map(({ scenario, seed, from, to }) => {
        const parts = [];
        for (let at = from; at < to; at += piece)
          parts.push(
            simulateRange(
              variedState(study.state, { kind: "plan", scenario, seed }),
              0,
              at,
              Math.min(to, at + piece),
            )!,
          );
        return outcomeOf(problem.target, mergeProjections(parts.reverse()), start, rules.display.digits);
      }),
    );
  return step.value;
}

describe("a goal of a recorded shop", () => {
  const asked = ready(goal);
  const answer = runHere(searchGoal(asked.problem), asked.study.state, asked.problem.target);

  it("is the same to the byte however its replications are cut", () => {
    const report = (one: typeof answer) =>
      JSON.stringify(reportGoal(asked.study, asked.problem, one, {} as InverseAnswers));
    expect(report(inPieces(searchGoal(asked.problem), asked, 37))).toBe(report(answer));
  });

  it("gives plans that compare simulates to the same numbers, to the bit", () => {
    const { plan, freshSeed } = answer;
    expect(plan.fresh.candidate.length).toBeGreaterThan(0);
    const scenario = scenarioOf("plan", plan.fresh.candidate, asked.problem.offered, {
      id: "baseline",
      levers: [],
    });
    const compared = compare({
      ...input,
      ...{ replications: plan.fresh.n, seed: freshSeed, scenarios: [scenario] },
      questions: [asked.problem.target.question.text],
    });
    if (compared.kind !== "report") throw new RangeError(compared.kind);
    const [baseline, same] = compared.report.scenarios;
    expect(same!.answers[0]!.value).toBe(plan.fresh.probability);
    expect(same!.answers[0]!.interval).toEqual(plan.fresh.interval);
    expect(same!.cost).toBe(plan.fresh.cost);
    expect(baseline!.answers[0]!.value).toBe(answer.baseline.fresh.probability);
  });

  it("splits the cost into parts that add up", () => {
    const { plan } = reportGoal(asked.study, asked.problem, answer, {} as InverseAnswers);
    const sum = plan.measures.reduce((total, { cost }) => total + cost!.total, 0);
    expect(sum).toBeCloseTo(plan.cost!.value, 6);
  });
});

describe("a target", () => {
  const nodes = ["total", "product"];
  it("may be an event to reach, or one to avoid", () => {
    expect(parseTarget("P(total >= 80 on 2026-01-10) >= 80%", nodes, 20_450, 20_470)).toMatchObject({
      ...{ wanted: true, probability: 0.8 },
      question: { kind: "on", event: { node: "total", op: ">=", threshold: 80 } },
    });
    expect(parseTarget("P(total < 70 ever) <= 0.1", nodes, 20_450, 20_470)).toMatchObject({
      ...{ wanted: false, probability: 0.9, question: { kind: "ever" } },
    });
  });
  it.each([
    ["total >= 80", "cannot read the target"],
    ["P(total >= 80 on 2026-01-10) >= 1", "needs a probability between 0 and 1"],
    ["P(totl >= 80 ever) >= 0.5", 'did you mean "total"'],
  ])("%s is no target: %s", (text, message) => {
    const issue = parseTarget(text, nodes, 20_450, 20_470);
    expect("text" in issue && typeof issue.text === "object" && issue.text.en).toContain(message);
  });
});

describe("what a goal cannot offer", () => {
  const messages = (own: Parameters<typeof goalSpec>[0]) => {
    const { asked, problems } = problemOf({ target: goal.target, ...own });
    return [...problems, ...(asked.kind === "problems" ? asked.problems : [])].map(
      ({ path, text }) => `${path.join(".")}: ${text.en}`,
    );
  };
  it.each([
    [{ levers: [{ use: "buy-reviews" }] }, "goal.levers.0.use: buy-reviews is punished by the platform"],
    [{ levers: [{ use: "fast-refnd" }] }, 'did you mean "fast-refund"'],
    [{ levers: [{ use: "fast-refund", dose: "1 to 0.5" }] }, "goal.levers.0.dose"],
    [
      { levers: [{ use: "fast-refund", from: "2020-01-01" }] },
      "goal.levers.0.from: 2020-01-01 is no day to begin on",
    ],
    [{ budget: 100 }, "there is a budget and no lever has a cost"],
    [
      { levers: [{ use: "fast-refund", cost: { once: 1 } }, { use: "faq-bot" }] },
      "goal.levers.1: faq-bot has no cost while others have",
    ],
    [{ levers: [{ use: "fast-refund" }], exclusive: [["fast-refund", "faq-bot"]] }, "goal.exclusive.0.1"],
  ])("%j is told with its place", (own, message) => {
    expect(messages(own).join("\n")).toContain(message);
  });
  it("is no punished lever either where nobody names any", () => {
    const { problem } = ready({ target: goal.target });
    const uses = problem.offered.map(({ use }) => use);
    expect(uses.length).toBeGreaterThan(20);
    expect(uses).not.toContain("buy-reviews");
    expect(uses).not.toContain("welfare-goods-brushing");
  });
  it("is the same measure twice in one plan", () => {
    const { problem } = ready({
      target: goal.target,
      levers: [
        { use: "fast-refund", cost: { once: 1 } },
        { use: "fast-refund", dose: 2, cost: { once: 9 } },
      ],
    });
    expect(problem.exclusive).toEqual([[0, 1]]);
    expect(problem.offered.map(({ id }) => id)).toEqual(["fast-refund", "fast-refund#2"]);
  });
});
