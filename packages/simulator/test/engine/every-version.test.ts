import { readdirSync } from "node:fs";
import { compilePlan, formatDay, historyOf, tablesOf } from "@scorecast/core";
import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { columnOf } from "../../src/engine/projection.ts";
import { simulateRange } from "../../src/engine/simulate.ts";
import { generateShop } from "../../src/generate/generate-shop.ts";
import { shopPresets } from "../../src/generate/presets/index.ts";
import { definitionOf } from "../../src/model/series/definition.ts";
import { expectSameMoments } from "../expect-mean.ts";
import { rulesOf } from "../rules.ts";
import { certain } from "./certain.ts";
import { liveOneByOne, type UnitEntries } from "./orders-one-by-one.ts";
import { planned } from "./planned.ts";

const HORIZON = 40;
const DAYS = [4, 15, 40];
const COUNTS = 2000;
const ORDERS = 500;

/** A small shop with every table: the generator's, and listings. */
const history = (() => {
  const preset = shopPresets["steady-fashion"];
  const spec = {
    ...preset,
    ...{ days: 110, incidents: [], violations: [] },
    demand: { ...preset.demand, volume: { ...preset.demand.volume, purchasesPerDay: 7 } },
  } as typeof preset;
  const { shop, catalogue: _, ...rows } = generateShop(spec, "every version");
  const first = new Date(`${spec.startDay}T00:00:00Z`).getTime() / 86_400_000;
  const listings = Array.from({ length: 110 }, (__, day) => ({
    date: formatDay(first + day),
    product_id: `p${day % 3}`,
    video_click_rate: String(0.02 + 0.001 * (day % 7)),
    category_video_click_rate: "0.025",
    detail_completeness: String(0.8 + 0.02 * (day % 5)),
    banned_words: day % 9 === 0 ? "2" : "0",
  }));
  const fields = { ...shop, openedOn: null, perks: [] };
  return historyOf(fields, { ...rows, listings } as unknown as Parameters<typeof historyOf>[1]);
})();
const start = history.lastDay! + 1;

const versions = readdirSync(new URL("../../../core/rules", import.meta.url))
  .filter((file) => /^(douyin|guide)-.*\.json$/.test(file))
  .map((file) => file.replace(".json", ""));

describe.each(versions)("%s, counts per day against one order after the other", (version) => {
  const rules = rulesOf(version);
  const study = planned({ rules, start, horizon: HORIZON, scenarios: [] }, history);
  const state = certain(study.state, COUNTS);
  const plan = compilePlan(rules, state.shop, tablesOf(history));
  const projection = simulateRange(state, 0, 0, COUNTS)!;
  const random = seedrandom.alea(`orders of ${version}`);
  const futures = Array.from({ length: ORDERS }, () => liveOneByOne(state, random));
  const metrics = plan.metrics.filter(({ external }) => !external);
  const counted = (metric: string, day: number) =>
    columnOf(projection, projection.nodes.indexOf(metric), day);
  const byOrder = (metric: string, day: number) => futures.map((entries) => valueOn(entries, metric, day));

  /** The metric's value from window sums, as `evaluate` has it. */
  function valueOn(entries: UnitEntries, metric: string, day: number): number {
    const { slots, shares, scale } = plan.metrics.find(({ id }) => id === metric)!;
    const own = entries.get(`${metric} ${definitionOf(rules, metric)}`) ?? entries.get(metric) ?? [];
    let [value, share] = [0, 0];
    for (const [w, slot] of slots.entries()) {
      const { fromDaysAgo, toDaysAgo } = plan.slots[slot]!.window;
      let numerator = state.known[slot]!.numerator[day]!;
      let denominator = state.known[slot]!.denominator[day]!;
      for (const entry of own) {
        const { cohort, known } = entry;
        if (cohort < day - fromDaysAgo || cohort > day - toDaysAgo || known > day - 1) continue;
        numerator += entry.numerator;
        denominator += entry.denominator;
      }
      if (!(denominator > 0)) continue;
      value += shares[w]! * (numerator / (denominator * scale));
      share += shares[w]!;
    }
    return share === 0 ? Number.NaN : value / share;
  }

  it("simulates every metric that no page has to tell", () => {
    for (const { id } of metrics) expect(new Set(counted(id, HORIZON)).size, id).toBeGreaterThan(1);
  });

  it.each(metrics.map(({ id }) => id))("%s: same mean and variance", (metric) => {
    for (const day of DAYS) expectSameMoments(finite(counted(metric, day)), finite(byOrder(metric, day)));
  });

  it("has the same tails, carry-over from day to day, and covariances between metrics", () => {
    const day = HORIZON;
    for (const [i, { id }] of metrics.entries()) {
      const [a, b] = [[...counted(id, day)], byOrder(id, day)];
      const sorted = [...a, ...b].filter((x) => !Number.isNaN(x)).sort((x, y) => x - y);
      for (const p of [0.05, 0.95]) {
        const limit = sorted[Math.floor(p * sorted.length)]!;
        expectSameMean(
          a.map((x) => (x < limit ? 1 : 0)),
          b.map((x) => (x < limit ? 1 : 0)),
          `${id} tail ${p}`,
        );
      }
      const before = DAYS[1]!;
      expectSameMean(
        products([...counted(id, before)], a),
        products(byOrder(id, before), b),
        `${id} from day to day`,
      );
      const other = metrics[(i + 1) % metrics.length]!.id;
      expectSameMean(
        products(a, [...counted(other, day)]),
        products(b, byOrder(other, day)),
        `${id} with ${other}`,
      );
    }
  });
});

const finite = (column: ArrayLike<number>) => Array.from(column).filter((x) => !Number.isNaN(x));

/** Products of the deviations: their mean is the covariance. */
function products(x: readonly number[], y: readonly number[]): number[] {
  const both = x.flatMap((a, i) => (Number.isNaN(a) || Number.isNaN(y[i]!) ? [] : [[a, y[i]!] as const]));
  const mean = (k: 0 | 1) => both.reduce((sum, pair) => sum + pair[k], 0) / both.length;
  const [mx, my] = [mean(0), mean(1)];
  return both.map(([a, b]) => (a - mx) * (b - my));
}

/** Fails if two samples differ in mean by more than 5 standard errors. */
function expectSameMean(a: readonly number[], b: readonly number[], what: string): void {
  const moments = (sample: readonly number[]) => {
    const mean = sample.reduce((sum, x) => sum + x, 0) / sample.length;
    return {
      mean,
      square: sample.reduce((sum, x) => sum + (x - mean) ** 2, 0) / sample.length ** 2,
    };
  };
  const [x, y] = [moments(a), moments(b)];
  const error = Math.sqrt(x.square + y.square);
  expect(Math.abs(x.mean - y.mean), `${what}: ${x.mean} and ${y.mean} ± ${error}`).toBeLessThanOrEqual(
    5 * error + 1e-12,
  );
}
