import { parseDay } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { columnOf, newProjection } from "../../src/engine/projection.ts";
import { answerOf } from "../../src/study/answers.ts";
import { parseQuestion, type Question } from "../../src/study/question.ts";

const nodes = ["total", "product", "logistics", "service", "pickup-hours", "product-rating"];
const [start, end] = [parseDay("2026-10-01")!, parseDay("2026-10-03")!];
const read = (text: string) => parseQuestion(text, nodes, start, end, ["questions", 0]);

describe("a question", () => {
  it.each([
    [
      "P(total >= 80 on 2026-10-02)",
      { kind: "on", day: start + 1, event: { node: "total", op: ">=", threshold: 80 } },
    ],
    ["  p( total<70 ever ) ", { kind: "ever", event: { node: "total", op: "<", threshold: 70 } }],
    ["P(total < 70 ever within 2d)", { kind: "ever", within: 2, event: { op: "<", threshold: 70 } }],
    ["P(total < 70 within 1 day)", { kind: "ever", within: 1 }],
    ["P(total < 70 ever)", { kind: "ever", within: null }],
    ["when P(total ≥ 85) >= 0.8", { kind: "when", probability: 0.8, event: { op: ">=", threshold: 85 } }],
    [
      "when P(pickup-hours <= 12.5) >= 80%",
      { kind: "when", probability: 0.8, event: { node: "pickup-hours", threshold: 12.5 } },
    ],
  ])("%s is understood", (text, meaning) => {
    expect(read(text)).toMatchObject(meaning);
  });
  it.each([
    ["P(totl >= 80 ever)", /no score or metric "totl"; did you mean "total"\?/],
    ["P(pickup-hour <= 80 ever)", /did you mean "pickup-hours"/],
    ["P(total = 80 ever)", /"=" in .* use >=, >, <= or </],
    ["P(total >= 80 on 2026-13-01)", /no date; write it like/],
    ["P(total >= 80 on 2026-10-04)", /outside the forecast/],
    ["P(total >= 80 on 2026-09-30)", /outside the forecast/],
    ["P(total < 70 ever within 3d)", /"within 3d" is outside the forecast; write 1d to 2d/],
    ["P(total < 70 ever within 0d)", /write 1d to 2d/],
    ["when P(total >= 80) >= 1.2", /above 0 and at most 1/],
    ["will it rain?", /write one of "P\(total/],
  ])("%s is refused with a remedy", (text, message) => {
    const issue = read(text);
    expect(issue).toMatchObject({ path: ["questions", 0] });
    expect((issue as { text: { en: string; zh: string } }).text.en).toMatch(message);
    expect((issue as { text: { en: string; zh: string } }).text.zh).toMatch(/\p{Script=Han}/u);
  });
});

describe("an answer", () => {
  const projection = newProjection(0, nodes, 3, 0, 4);
  columnOf(projection, 0, 0).set([90, 90, 90, 90]);
  columnOf(projection, 0, 1).set([79.5, 79.49, 84.6, NaN]);
  columnOf(projection, 0, 2).set([80, 60, 85, 86]);
  columnOf(projection, 1, 2).set([79.5, 60, 85, 86]);
  const answer = (text: string) => answerOf(read(text) as Question, projection, start, 0);

  it("compares the total as it is displayed", () => {
    expect(answer("P(total >= 80 on 2026-10-02)")).toMatchObject({ value: 0.5, missing: 0.25 });
    expect(answer("P(total > 80 on 2026-10-02)")).toMatchObject({ value: 0.25 });
    expect(answer("P(product >= 80 on 2026-10-03)")).toMatchObject({ value: 0.5 });
  });
  it("carries Wilson's interval and its error", () => {
    const { interval, standardError } = answer("P(total >= 80 on 2026-10-02)");
    expect(standardError).toBeCloseTo(0.25, 12);
    expect(interval![0]).toBeCloseTo(0.15, 2);
  });
  it("leaves the first day out of ever, and counts a day without score as not met", () => {
    expect(answer("P(total >= 90 ever)")).toMatchObject({ value: 0, missing: 0.125 });
    expect(answer("P(total < 61 ever)")).toMatchObject({ value: 0.25 });
    expect(answer("P(total >= 85 ever)")).toMatchObject({ value: 0.5 });
  });
  it("names the first day on which the probability is reached", () => {
    expect(answer("when P(total >= 80) >= 0.5")).toMatchObject({ kind: "day", value: "2026-10-02" });
    expect(answer("when P(total >= 80) >= 0.75")).toMatchObject({ value: "2026-10-03" });
    expect(answer("when P(total >= 80) >= 0.8")).toMatchObject({ value: null, reached: null });
  });
  it("places that day between those on which the bounds of the daily probability reach it", () => {
    const wide = newProjection(0, nodes, 5, 0, 100);
    for (const [day, hits] of [100, 30, 45, 52, 70].entries())
      columnOf(wide, 0, day).fill(60).fill(80, 0, hits);
    const of = (text: string) => answerOf(read(text) as Question, wide, start, 0);
    // Wilson's bounds: 30 of 100 up to 0.396, 45 up to 0.548; 52 from 0.423, 70 from 0.604
    expect(of("when P(total >= 80) >= 0.5")).toEqual({
      question: "when P(total >= 80) >= 0.5",
      kind: "day",
      value: "2026-10-04",
      interval: ["2026-10-03", "2026-10-05"],
      standardError: null,
      reached: 0.52,
      missing: 0,
    });
    expect(of("when P(total >= 80) >= 0.65")).toMatchObject({
      value: "2026-10-05",
      interval: ["2026-10-05", null],
    });
    expect(of("when P(total >= 80) >= 0.75")).toMatchObject({ value: null, interval: ["2026-10-05", null] });
    expect(of("when P(total >= 80) >= 0.95")).toMatchObject({ value: null, interval: [null, null] });
  });
  it("has a day's missing scores up to the day that it names", () => {
    expect(answer("when P(total >= 80) >= 0.5").missing).toBe(0.25);
    expect(answer("when P(total >= 80) >= 0.75").missing).toBe(0.125);
  });
});
