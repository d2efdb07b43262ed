import { compilePlan, historyOf, type Rows, scoreDays, tablesOf, tallyShop } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import type { EngineState } from "../../src/engine/engine-state.ts";
import { columnOf, mergeProjections, type Projection } from "../../src/engine/projection.ts";
import { simulateRange } from "../../src/engine/simulate.ts";
import { knownBefore, recordedShop, recordedTables, shop, steadyTruth } from "../recorded-shop.ts";
import { planned, studyInput } from "./planned.ts";

const { state } = planned();
const whole = (scenario: number, of: EngineState = state) => simulateRange(of, scenario, 0, of.replications)!;
const bytes = ({ values }: Projection) =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString("base64");
const baseline = whole(0);

describe("a projection", () => {
  it("begins with the recorded score in every replication", () => {
    const { history, rules, start } = studyInput();
    const plan = compilePlan(rules, history.shop, tablesOf(history));
    const recorded = scoreDays(plan, tallyShop(history, rules), history, start, start);
    expect([...new Set(columnOf(baseline, 0, 0))]).toEqual([recorded.total[0]]);
    for (const [d, scores] of recorded.dimensions.entries())
      expect([...new Set(columnOf(baseline, 1 + d, 0))]).toEqual([scores[0]]);
    for (const [m, values] of recorded.values.entries())
      expect([...new Set(columnOf(baseline, 1 + recorded.dimensions.length + m, 0))]).toEqual([values[0]]);
  });
  it("spreads afterwards, in every metric with data", () => {
    for (const [node, name] of baseline.nodes.entries()) {
      const values = new Set(columnOf(baseline, node, 40));
      expect(values.size, name).toBeGreaterThan(name === "platform-help-rate" ? 1 : 20);
    }
  });
  it("has the same bytes again, and from a state that went through JSON", () => {
    expect(bytes(whole(0))).toBe(bytes(baseline));
    expect(bytes(whole(2, JSON.parse(JSON.stringify(state))))).toBe(bytes(whole(2)));
  });
  it("has the same bytes from ranges in any order", () => {
    for (const scenario of [0, 2]) {
      const parts = [
        [37, 60],
        [0, 1],
        [1, 37],
      ].map(([from, to]) => simulateRange(state, scenario, from!, to!)!);
      expect(bytes(mergeProjections(parts))).toBe(bytes(whole(scenario)));
    }
  });
  it("refuses ranges that leave a gap", () => {
    const parts = [simulateRange(state, 0, 0, 2)!, simulateRange(state, 0, 3, 5)!];
    expect(() => mergeProjections(parts)).toThrow(/\[0, 2\).*\[3, 5\)/s);
  });
  it("is another with another seed", () => {
    expect(bytes(whole(0, { ...state, seed: "another" }))).not.toBe(bytes(baseline));
  });
  it("does not depend on the order of the rows", () => {
    const tables = recordedTables({ ...steadyTruth, ordersPerDay: 6 }, "shop");
    const shuffled = Object.fromEntries(
      Object.entries(tables).map(([name, rows]) => [name, [...rows].sort((a, b) => turned(a) - turned(b))]),
    );
    const other = planned({}, historyOf(shop, shuffled as unknown as Rows)).state;
    expect(other.model).toEqual(state.model);
    expect(bytes(whole(2, other))).toBe(bytes(whole(2)));
  });
  it("knows nothing of the rows from the start on", () => {
    const start = studyInput().start - 12;
    const tables = recordedTables({ ...steadyTruth, ordersPerDay: 6 }, "shop");
    const cut = planned({ start }, historyOf(shop, knownBefore(tables, start))).state;
    const { known, model, way, days } = planned({ start }, historyOf(shop, tables)).state;
    expect({ known, model, way, days }).toEqual({
      known: cut.known,
      model: cut.model,
      way: cut.way,
      days: cut.days,
    });
  });
  it("can be followed and stopped", () => {
    const seen: [number, number][] = [];
    simulateRange(state, 0, 0, 150, { progress: (done, total) => seen.push([done, total]) });
    expect(seen).toEqual([
      [0, 150],
      [76, 150],
      [150, 150],
    ]);
    expect(simulateRange(state, 0, 0, 60, { aborted: () => true })).toBeNull();
  });
  it("may be asked for while another is being made", () => {
    let inner: Projection | null = null;
    const outer = simulateRange(state, 0, 0, 60, {
      progress: (done) => {
        if (done === 60) inner = whole(2);
      },
    })!;
    expect(bytes(outer)).toBe(bytes(baseline));
    expect(bytes(inner!)).toBe(bytes(whole(2)));
  });
});

/** A shuffle by a hash of the row's text. */
function turned(row: Record<string, string>): number {
  let hash = 7;
  for (const letter of JSON.stringify(row)) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0;
  return hash;
}

describe("an empty scenario", () => {
  it("is the baseline to the last bit", () => {
    expect(bytes(whole(1))).toBe(bytes(baseline));
  });
});

describe.each([
  [2, "pickup-hours", ["logistics"]],
  [3, "after-sale-review-hours", ["service"]],
] as const)("scenario %i", (scenario, metric, dimensions) => {
  const changed = whole(scenario);
  it("moves its own metric downwards in (almost) every future", () => {
    const node = changed.nodes.indexOf(metric);
    const [own, base] = [columnOf(changed, node, 40), columnOf(baseline, node, 40)];
    expect(own.filter((value, r) => value < base[r]!).length).toBeGreaterThan(55);
  });
  it("leaves alone to the bit what does not follow from it", () => {
    // an order picked up earlier is signed, reviewed and returned earlier and is late less often, so that fewer write or turn to the merchant
    const untouched =
      metric === "pickup-hours"
        ? ["damage-return-rate", "after-sale-review-hours"]
        : changed.nodes.filter((node) => ![metric, "total", ...dimensions].includes(node));
    for (const name of untouched) {
      const node = changed.nodes.indexOf(name);
      for (let day = 0; day < changed.days; day++)
        expect([...columnOf(changed, node, day)], name).toEqual([...columnOf(baseline, node, day)]);
    }
  });
  it("changes no score up to its first day", () => {
    for (let node = 0; node < changed.nodes.length; node++)
      expect([...columnOf(changed, node, 0)]).toEqual([...columnOf(baseline, node, 0)]);
  });
});

describe("a shop with missing tables", () => {
  it("has no data where the table is missing, on every day", () => {
    const history = {
      ...recordedShop({ ...steadyTruth, ordersPerDay: 6 }, "shop"),
      chats: null,
      reviews: null,
    };
    const without = simulateRange(planned({}, history).state, 0, 0, 5)!;
    for (const name of [
      "product-rating",
      "chat-response-seconds",
      "chat-dissatisfaction-rate",
      "platform-help-rate",
    ])
      for (let day = 0; day < without.days; day++)
        expect([...columnOf(without, without.nodes.indexOf(name), day)]).toEqual([NaN, NaN, NaN, NaN, NaN]);
    expect(columnOf(without, 0, 40).every((total) => total > 0)).toBe(true);
  });
  it("follows the chats of which only daily totals are known", () => {
    const { chats: _, ...rows } = recordedTables({ ...steadyTruth, ordersPerDay: 6 }, "shop");
    const dates = [...new Set(rows.orders.map(({ paid_at }) => paid_at!.slice(0, 10)))];
    const chatDays = dates.map((date, i) => ({
      ...{ date, agent: "a", human_sessions: "5", dissatisfied_share: i % 4 === 0 ? "0.2" : "0.1" },
      mean_reply_seconds: String(25 + (i % 10)),
    }));
    const known = simulateRange(planned({}, historyOf(shop, { ...rows, chatDays })).state, 0, 0, 40)!;
    const mean = (name: string) => {
      const values = columnOf(known, known.nodes.indexOf(name), 40);
      return values.reduce((a, b) => a + b, 0) / values.length;
    };
    // 40 means over some 150 sessions, whose seconds have a standard deviation like their mean; five standard errors
    const error = 5 / Math.sqrt(40 * 150);
    expect(Math.abs(mean("chat-response-seconds") - 29.5)).toBeLessThan(29.5 * error);
    expect(Math.abs(mean("chat-dissatisfaction-rate") - 0.125)).toBeLessThan(
      Math.sqrt(0.125 * 0.875) * error,
    );
    expect(columnOf(known, known.nodes.indexOf("platform-help-rate"), 40).every(Number.isNaN)).toBe(true);
  });
  it("still follows the chats without parcels and after-sales", () => {
    const history = {
      ...recordedShop({ ...steadyTruth, ordersPerDay: 6 }, "shop"),
      parcels: null,
      afterSales: null,
    };
    const without = simulateRange(planned({}, history).state, 0, 0, 5)!;
    expect(columnOf(without, without.nodes.indexOf("pickup-hours"), 40).every(Number.isNaN)).toBe(true);
    expect(columnOf(without, without.nodes.indexOf("chat-response-seconds"), 40).every((x) => x > 0)).toBe(
      true,
    );
  });
});
