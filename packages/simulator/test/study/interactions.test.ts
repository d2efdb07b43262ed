import { describe, expect, it } from "vitest";
import { fullDose } from "../../src/index.ts";
import { openSlots, type Slots, uniformAt } from "../../src/random/slots.ts";
import { streamKey } from "../../src/random/stream-key.ts";
import { interactionsOf } from "../../src/study/interactions.ts";
import { planInteractions } from "../../src/study/plan-interactions.ts";
import { membersOf, sizeOf } from "../../src/study/subsets.ts";

const slots: Slots = { start: 0, step: 1 };
function uniforms(name: string, n: number): Float64Array {
  openSlots(slots, streamKey("interactions", name), 0, 0);
  return Float64Array.from({ length: n }, (_, i) => uniformAt(slots, i));
}
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/** Random totals of every subset of k levers over n futures. */
function random(k: number, n: number, name = "r"): Float64Array[] {
  return Array.from({ length: 1 << k }, (_, mask) =>
    uniforms(`${name} ${k} ${mask}`, n).map((u) => 60 + 30 * u),
  );
}

/** Shapley by its first definition: the mean of what a lever adds over all orders. */
function shapleyByOrders(values: readonly number[], k: number, lever: number): number {
  const orders = (rest: readonly number[]): number[][] =>
    rest.length === 0
      ? [[]]
      : rest.flatMap((first) => orders(rest.filter((x) => x !== first)).map((more) => [first, ...more]));
  const all = orders(Array.from({ length: k }, (_, i) => i));
  return (
    sum(
      all.map((order) => {
        const before = order.slice(0, order.indexOf(lever)).reduce((mask, i) => mask | (1 << i), 0);
        return values[before | (1 << lever)]! - values[before]!;
      }),
    ) / all.length
  );
}

describe.each([2, 3, 4])("the shares of %i levers", (k) => {
  it("add up to the total exactly, and so do the terms", () => {
    for (let seed = 0; seed < 50; seed++) {
      const bySubset = random(k, 37, `add ${seed}`);
      const { total, shares, terms } = interactionsOf(bySubset)!;
      expect(sum(shares.map(({ mean }) => mean))).toBe(total);
      expect(sum(terms.map(({ mean }) => mean))).toBe(total);
      const difference = sum([...bySubset.at(-1)!].map((value, r) => value - bySubset[0]![r]!)) / 37;
      expect(total).toBeCloseTo(difference, 9);
    }
  });
  it("are the means over all orders of adding the levers", () => {
    const bySubset = random(k, 1);
    const { shares } = interactionsOf(bySubset)!;
    for (let lever = 0; lever < k; lever++)
      expect(shares[lever]!.mean).toBeCloseTo(
        shapleyByOrders(
          bySubset.map((column) => column[0]!),
          k,
          lever,
        ),
        9,
      );
  });
  it("of levers that do not interact are what each does alone; all other terms are 0", () => {
    const effects = [1, 2.5, -0.5, 4];
    const base = uniforms("base", 20).map((u) => 60 + 10 * u);
    const bySubset = Array.from({ length: 1 << k }, (_, mask) =>
      base.map((value) => value + sum(membersOf(mask, k).map((i) => effects[i]!))),
    );
    const { shares, terms } = interactionsOf(bySubset)!;
    for (const [i, { mean, standardError }] of shares.entries()) {
      expect(mean).toBeCloseTo(effects[i]!, 9);
      expect(standardError).toBeLessThan(1e-9);
    }
    for (const { levers, mean } of terms.filter(({ levers }) => levers.length > 1))
      expect(Math.abs(mean), levers.join()).toBeLessThan(1e-9);
  });
});

it("a share's error is that of the future-by-future mean", () => {
  const n = 500;
  const bySubset = random(2, n, "error");
  const { shares } = interactionsOf(bySubset)!;
  const [none, first, second, both] = bySubset as [Float64Array, Float64Array, Float64Array, Float64Array];
  const column = none.map((v, r) => (first[r]! - v + both[r]! - second[r]!) / 2);
  const mean = sum([...column]) / n;
  const sd = Math.sqrt(sum([...column].map((value) => (value - mean) ** 2)) / (n - 1));
  expect(shares[0]!.standardError).toBeCloseTo(sd / Math.sqrt(n), 9);
});

it("leaves out futures without a score in any run; none left is null", () => {
  const bySubset = random(2, 6, "nan");
  const holed = bySubset.map((column) => column.slice());
  holed[1]![2] = Number.NaN;
  const shorter = bySubset.map((column) => column.filter((_, r) => r !== 2));
  expect(interactionsOf(holed)).toEqual(interactionsOf(shorter));
  expect(interactionsOf(bySubset.map((column) => column.map(() => Number.NaN)))).toBeNull();
});

describe("the runs for interactions", () => {
  const [a, b, c] = [fullDose("fast-refund"), fullDose("second-daily-pickup"), fullDose("faq-bot")];
  const baseline = { id: "baseline", levers: [] };
  it("are all subsets, reusing what stands in the file", () => {
    const { all, groups, problems } = planInteractions([
      baseline,
      { id: "refund", levers: [a] },
      { id: "all", levers: [a, b, c] },
    ]);
    expect(problems).toEqual([]);
    expect(groups).toHaveLength(1);
    const [group] = groups;
    expect([group!.scenario, group!.subsets[0], group!.subsets[1], group!.subsets[7]]).toEqual([2, 0, 1, 2]);
    expect(all).toHaveLength(3 + 5);
    for (const [mask, place] of group!.subsets.entries())
      expect(all[place]!.levers.length).toBe(sizeOf(mask));
  });
  it("are shared between scenarios that have levers in common", () => {
    const { all, groups } = planInteractions([
      baseline,
      { id: "x", levers: [a, b] },
      { id: "y", levers: [a, c] },
    ]);
    expect(groups[0]!.subsets[1]).toBe(groups[1]!.subsets[1]);
    expect(all).toHaveLength(3 + 3);
  });
  it("keep what else a scenario holds", () => {
    const incidents = [{ use: "courier-strike", from: null, days: 3, dose: 1, effect: null }];
    const { all, groups } = planInteractions([baseline, { id: "x", levers: [a, b], incidents }]);
    expect(groups[0]!.subsets[0]).not.toBe(0);
    expect(all[groups[0]!.subsets[0]!]).toMatchObject({ levers: [], incidents });
  });
  it("are refused for five levers, and where nothing goes together", () => {
    const five = planInteractions([baseline, { id: "x", levers: [a, a, b, b, c] }]);
    expect(five.problems[0]!.text.en).toMatch(/scenario x has 5 levers.* 4 at most/);
    const none = planInteractions([baseline, { id: "x", levers: [a] }]);
    expect(none.problems[0]!.text.en).toMatch(/no scenario uses two levers together/);
  });
});
