import { formatDay, parseDay } from "@scorecast/core";
import { beforeAll, describe, expect, it } from "vitest";
import { backtestGround } from "../../src/backtest/ground.ts";
import { actOnTheSame, confoundersOf } from "../../src/evaluate/confounders.ts";
import { type EvaluateInput, evaluateMeasure } from "../../src/evaluate/evaluate-measure.ts";
import { simulateFutures } from "../../src/evaluate/futures.ts";
import { touchedShare } from "../../src/evaluate/touched.ts";
import { adaptedSpec, shopHistory, shopPresets } from "../../src/generate/index.ts";
import type { Evaluation } from "../../src/report/evaluation-report.ts";
import { fullDose } from "../../src/scenario/scenario-spec.ts";
import { rulesOf } from "../rules.ts";
import { withMeasure } from "./shop-with-measure.ts";

const rules = rulesOf("douyin-2026-09-08");
const DAYS = 125;
const FROM = parseDay("2026-07-04")! + 95;
const AS_OF = FROM + 30;
const spec = {
  ...adaptedSpec(shopPresets["steady-fashion"], { days: DAYS, ordersPerDay: 14, start: "2026-07-04" }),
  ...{ incidents: [], violations: [] },
};
const faster = {
  ...spec,
  chats: {
    ...spec.chats,
    replySeconds: spec.chats.replySeconds.map(([p, seconds]) => [p, 0.5 * seconds] as const),
  },
};
const told = new Map([spec, faster].map((after) => [after, withMeasure(spec, after, FROM, "evaluated")]));
const ground = (after: typeof spec, day = AS_OF) => backtestGround(shopHistory(told.get(after)!), rules, day);
const title = { zh: "加客服", en: "agents" };
const asked = (after: typeof spec, more: Partial<EvaluateInput> = {}): EvaluateInput => ({
  ground: ground(after),
  measure: {
    ...{ id: "agents", title, owner: null, from: FROM, node: null },
    lever: fullDose("more-chat-agents"),
  },
  ...{ asOf: AS_OF, others: [], incidents: [], placebos: 0, seed: "test" },
  replications: { without: 199, with: 30 },
  ...more,
});
const evaluated = (input: EvaluateInput): Evaluation => {
  const outcome = evaluateMeasure(input);
  if (outcome.kind !== "evaluated") throw new Error(JSON.stringify(outcome));
  return outcome.evaluation;
};

describe("a measure that halves the time of a reply", () => {
  let real: Evaluation;
  let none: Evaluation;
  beforeAll(() => {
    real = evaluated(asked(faster, { placebos: 2 }));
    none = evaluated(asked(spec));
  });
  it("worked, by about as much as it does; where nothing changed nothing did", () => {
    expect(real).toMatchObject({ verdict: "worked", node: "chat-response-seconds", days: 30 });
    const { actual, effect, without } = real.contrast;
    const truth = actual - none.contrast.actual;
    expect(truth).toBeLessThan(-10);
    expect(effect.interval[0]).toBeLessThan(truth);
    expect(effect.interval[1]).toBeGreaterThan(truth);
    expect(none.contrast.without).toEqual(without); // known before: the same futures
    expect(none.verdict).not.toBe("worked");
    expect(real.posterior!.likelihoodRatio).toBeGreaterThan(2);
    expect(none.posterior!.likelihoodRatio).toBeLessThan(1);
  });
  it("draws the record, then the futures from the day it began", () => {
    const at = (date: number) => real.curve.find((day) => day.date === formatDay(date))!;
    expect(at(FROM - 1).without).toBeNull();
    expect(at(FROM).without!["0.05"]).toBe(at(FROM).without!["0.95"]); // the score of that day is known
    expect(at(AS_OF).without!["0.05"]).toBeLessThan(at(AS_OF).without!["0.95"]);
    expect(at(AS_OF).actual).toBe(real.contrast.actual);
    expect(at(AS_OF).expected!).toBeLessThan(at(AS_OF).without!["0.5"]);
  });
  it("would be seen the more surely the longer one waits, and says when", () => {
    const { power, later, tellable } = real.expected!;
    expect(later.length).toBeGreaterThan(3);
    expect(tellable === null || tellable >= formatDay(AS_OF)).toBe(true);
    const early = evaluated({ ...asked(faster), ground: ground(faster, FROM + 6), asOf: FROM + 6 });
    expect(early.expected!.power).toBeLessThan(power);
    expect(early.touched).toBeLessThan(0.35);
    expect(real.touched).toBeGreaterThan(0.95);
  });
  it("has placebos that end before it, on days that the record can judge", () => {
    expect(real.placebos).toHaveLength(2);
    for (const { date } of real.placebos) expect(parseDay(date)! + 30).toBeLessThanOrEqual(FROM);
  });
  it("is the same to the last bit when asked again", () => {
    const again = evaluated(asked(faster));
    expect({ ...again, placebos: real.placebos }).toEqual(real);
  });
});

it("the futures without a measure know nothing that is dated on its day or later", () => {
  const without = (after: typeof spec) => {
    const future = simulateFutures({
      ...{ ground: ground(after), from: FROM, horizon: 30, lever: null, nodes: [0, 10], seed: "law" },
      replications: { without: 20, with: 0 },
    });
    if (future.kind !== "ready") throw new Error(future.kind);
    return [future.without.draws(0, 30), future.without.draws(10, 30)];
  };
  expect(without(faster)).toEqual(without(spec));
});

it("nothing is touched before the first day, everything when the window has passed", () => {
  const whole = ground(spec);
  expect(touchedShare(whole, 0, AS_OF, AS_OF)).toBe(0);
  expect(touchedShare(whole, 0, AS_OF - 200, AS_OF)).toBe(1);
});

describe("what else may be behind it", () => {
  const known = ground(spec);
  const of = (
    others: Parameters<typeof confoundersOf>[3],
    incidents: Parameters<typeof confoundersOf>[4] = [],
  ) => confoundersOf(known, { id: "agents", from: FROM }, AS_OF, others, incidents);
  const other = { id: "bot", title, use: "faq-bot", metric: null, from: FROM - 3, until: null };
  it("names other measures, incidents, festivals; not those that ended before or come later", () => {
    expect(of([other]).filter(({ kind }) => kind === "measure")).toHaveLength(1);
    expect(
      of([
        { ...other, until: FROM - 1 },
        { ...other, from: AS_OF },
      ]),
    ).toEqual(of([]));
    const [incident] = of([], [{ title, from: FROM + 2, until: FROM + 4 }]);
    expect(incident).toMatchObject({ kind: "incident", until: formatDay(FROM + 4) });
    expect(of([])).toMatchObject([{ kind: "festival", from: "2026-09-09", until: "2026-09-09" }]);
    expect(confoundersOf(known, { id: "agents", from: FROM + 1 }, AS_OF, [], [])).toEqual([]);
  });
  it("names a demand that is another than before", () => {
    const grown = told.get(spec)!;
    const day = formatDay(FROM);
    const doubled = {
      ...grown,
      orders: grown.orders.flatMap((order) =>
        order.paid_at < day ? [order] : [order, { ...order, order_id: `${order.order_id}x` }],
      ),
    };
    const shop = backtestGround(shopHistory(doubled), rules, AS_OF);
    const found = confoundersOf(shop, { id: "agents", from: FROM }, AS_OF, [], []);
    expect(found.map(({ kind }) => kind)).toContain("demand");
  });
  it("tells measures apart by metric and by what they change", () => {
    const lever = (use: string) => ({ use, metric: null });
    expect(actOnTheSame(lever("faq-bot"), lever("more-chat-agents"))).toBe(true);
    expect(actOnTheSame(lever("fast-refund"), lever("more-chat-agents"))).toBe(false);
    expect(actOnTheSame({ use: null, metric: "pickup-hours" }, lever("second-daily-pickup"))).toBe(true);
    expect(actOnTheSame({ use: null, metric: null }, lever("second-daily-pickup"))).toBe(false);
  });
});

it("refuses a node that the rules do not have, and a measure of tomorrow", () => {
  const input = asked(spec);
  expect(() => evaluateMeasure({ ...input, measure: { ...input.measure, node: "nonsense" } })).toThrow(
    /no node of/,
  );
  expect(() => evaluateMeasure({ ...input, measure: { ...input.measure, from: AS_OF } })).toThrow(
    /not before/,
  );
});
