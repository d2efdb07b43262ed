import { describe, expect, it } from "vitest";
import type { Candidate } from "../../src/goal/candidate.ts";
import { findPlans } from "../../src/goal/find-plans.ts";
import { leverSets, neededGain } from "../../src/goal/lever-sets.ts";
import { firstAim, searchGoal } from "../../src/goal/search-goal.ts";
import { lowered } from "../../src/goal/settle.ts";
import { TrialBook } from "../../src/goal/trial-book.ts";
import { costOf, gainOf, HORIZON, type MadeUpShop, madeUp, START } from "./made-up.ts";

const twenty = Array.from({ length: 20 }, (_, i) => (i + 1) / 20);

/** Every plan of the offered doses and days, by force. */
function everyPlan({ levers, exclusive = [] }: MadeUpShop, days: readonly number[]): Candidate[] {
  let plans: Candidate[] = [[]];
  for (const [lever, { doses }] of levers.entries()) {
    const settings = doses.flatMap((_, dose) => days.map((from) => ({ lever, dose, from })));
    plans = plans.flatMap((plan) => [plan, ...settings.map((setting) => [...plan, setting])]);
  }
  return plans.filter((plan) => {
    const taken = plan.map(({ lever }) => lever);
    return !exclusive.some(([a, b]) => taken.includes(a) && taken.includes(b));
  });
}

function share(margins: Float64Array): number {
  return margins.filter((margin) => margin >= 0).length / margins.length;
}

describe("one lever whose effect is known", () => {
  const shop: MadeUpShop = {
    levers: [{ doses: twenty, latest: START, gain: 2, cost: { perDay: 10 } }],
    mean: -0.5,
  };
  it("gets the lowest dose that reaches the aim, and not one more step", () => {
    const { problem, run, margins } = madeUp(shop);
    const book = new TrialBook(problem.plan, true);
    const aim = 0.85;
    const full = run(book.one([{ lever: 0, dose: 19, from: START }], "one", 400));
    const [setting] = run(lowered(problem, book, full, aim)).candidate;
    const reached = (dose: number) => share(margins([{ lever: 0, dose, from: START }], "one", 400)) >= aim;
    expect(reached(setting!.dose)).toBe(true);
    expect(reached(setting!.dose - 1)).toBe(false);
    // margin −0.5 + 2·dose + z ≥ 0 with 85 %: dose = (1.036 + 0.5) / 2
    expect(twenty[setting!.dose]).toBeGreaterThan(0.768 - 0.1);
    expect(twenty[setting!.dose]).toBeLessThan(0.768 + 0.1);
  });
  it("is called reached only where fresh futures hold what is asked at the low end", () => {
    const { problem, run } = madeUp(shop);
    const answer = run(searchGoal(problem));
    expect(answer.verdict).toBe("reached");
    expect(answer.plan.fresh.interval[0]).toBeGreaterThanOrEqual(0.8);
    expect(answer.plan.fresh.n).toBe(8 * 400);
    expect(answer.freshSeed).not.toBe("one");
  });
});

/** Shops that differ: gains, costs and doses go round with the number. */
function shopOf(i: number, more: Partial<MadeUpShop> = {}): MadeUpShop {
  const turn = (step: number, of: number) => ((i * step + 3) % of) / of;
  return {
    levers: [0, 1, 2, 3].map((l) => ({
      doses: [0.5, 1],
      latest: START,
      gain: 0.25 + 0.6 * turn(7 + 4 * l, 17),
      cost: { once: 20 * turn(5 + l, 11), perDay: 1 + 9 * turn(3 + 2 * l, 13) },
    })),
    mean: -0.4 + 0.3 * turn(2, 5),
    seed: `shop ${i}`,
    ...more,
  };
}

describe("several levers", () => {
  const days = [START];
  it.each([0, 0.1])("are combined as cheaply as by trying every plan (overlap %d)", (overlap) => {
    let reachable = 0;
    for (let i = 0; i < 20; i++) {
      const shop = shopOf(i, { overlap });
      const { problem, run, margins } = madeUp(shop);
      const found = run(findPlans(problem, new TrialBook(problem.plan, true), 0.8));
      const paid = everyPlan(shop, days)
        .filter((plan) => share(margins(plan, problem.seed, 400)) >= 0.8)
        .map((plan) => costOf(shop, plan));
      const cheapest = Math.min(...paid);
      if (paid.length === 0) expect(found.reaching).toEqual([]);
      else {
        reachable++;
        expect(found.reaching[0]!.tried.cost).toBeCloseTo(cheapest, 9);
      }
    }
    expect(reachable).toBeGreaterThan(14);
  });
  it("are never combined where they exclude each other", () => {
    for (let i = 0; i < 10; i++) {
      const shop = shopOf(i, {
        exclusive: [
          [0, 1],
          [2, 3],
        ],
      });
      const { problem, run } = madeUp(shop);
      const { reaching, strongest } = run(findPlans(problem, new TrialBook(problem.plan, true), 0.7));
      for (const candidate of [strongest.candidate, ...reaching.map(({ tried }) => tried.candidate)]) {
        const taken = candidate.map(({ lever }) => lever);
        expect(taken.includes(0) && taken.includes(1)).toBe(false);
        expect(taken.includes(2) && taken.includes(3)).toBe(false);
      }
    }
  });
  it("begin as late as they may where that is cheaper", () => {
    const shop: MadeUpShop = {
      levers: [{ doses: [1], gain: 3, cost: { perDay: 10 } }],
      mean: -0.3,
    };
    const { problem, run, margins } = madeUp(shop);
    const { plan } = run(searchGoal(problem));
    const { from } = plan.searched.candidate[0]!;
    const aim = run(searchGoal(problem)).aim;
    const reached = (day: number) => share(margins([{ lever: 0, dose: 0, from: day }], "one", 400)) >= aim;
    expect(from).toBeGreaterThan(START + 5);
    expect(reached(from)).toBe(true);
    expect(reached(from + 1)).toBe(false);
  });
  it("are counted where nobody gives costs: the fewest, and of those the likeliest", () => {
    const shop: MadeUpShop = { levers: [0.4, 1.4, 1.5, 0.3].map((gain) => ({ doses: [1], gain })) };
    const { problem, run } = madeUp(shop);
    const { plan, verdict } = run(searchGoal(problem));
    expect(verdict).toBe("reached");
    expect(plan.fresh.candidate.map(({ lever }) => lever)).toEqual([2]);
    expect(plan.fresh.cost).toBe(1);
  });
});

describe("a budget", () => {
  it("of nothing leaves everything as it is, in the very same futures", () => {
    const { problem, run } = madeUp(shopOf(1, { budget: 0 }));
    const { plan, baseline, verdict, beyondBudget } = run(searchGoal(problem));
    expect(plan.fresh.candidate).toEqual([]);
    expect(plan.fresh.outcome).toEqual(baseline.fresh.outcome);
    expect(verdict).toBe("over-budget");
    expect(beyondBudget!.fresh.cost).toBeGreaterThan(0);
  });
  it("that is bigger never gives a worse plan", () => {
    for (const i of [1, 4, 9]) {
      let before = Number.NEGATIVE_INFINITY;
      for (const budget of [0, 40, 80, 120, 160, 240, 400]) {
        const shop = shopOf(i, { budget, asked: 0.97 });
        const { problem, run } = madeUp(shop);
        const { plan } = run(searchGoal(problem));
        expect(costOf(shop, plan.fresh.candidate)).toBeLessThanOrEqual(budget);
        const gain = gainOf(shop, plan.fresh.candidate);
        expect(gain).toBeGreaterThanOrEqual(before);
        before = gain;
      }
    }
  });
});

describe("what cannot be, and what need not", () => {
  it("says so plainly where everything at its strongest is not enough", () => {
    const { problem, run } = madeUp({ levers: [{ doses: [1], gain: 0.2, cost: { once: 5 } }], mean: -1 });
    const { verdict, strongest, plan } = run(searchGoal(problem));
    expect(verdict).toBe("unreachable");
    expect(plan.fresh.candidate).toEqual(strongest.fresh.candidate);
  });
  it("costs nothing where it is so already", () => {
    const { problem, run } = madeUp({ levers: [{ doses: [1], gain: 1, cost: { once: 5 } }], mean: 2 });
    const { verdict, plan, latestStart } = run(searchGoal(problem));
    expect([verdict, plan.fresh.cost, latestStart.plan]).toEqual(["met", 0, null]);
  });
  it("leaves out what does nothing and what harms", () => {
    const { problem, run } = madeUp({
      levers: [
        { doses: [1], gain: 0, cost: { once: 1 } },
        { doses: [1], gain: -1, cost: { once: 1 } },
        { doses: [1], gain: 2, cost: { once: 9 } },
      ],
    });
    const { plan, found } = run(searchGoal(problem));
    expect(plan.fresh.candidate.map(({ lever }) => lever)).toEqual([2]);
    expect(found!.singles.map(({ verdict }) => verdict)).toEqual([
      "changes-nothing",
      "does-not-help",
      "helps",
    ]);
  });
});

it("names the last day on which the plan may begin", () => {
  const shop: MadeUpShop = { levers: [{ doses: [1], gain: 4, cost: { once: 50 } }] };
  const { problem, run, margins } = madeUp(shop);
  const { latestStart, freshSeed } = run(searchGoal(problem));
  const reached = (from: number) => share(margins([{ lever: 0, dose: 0, from }], freshSeed, 400)) >= 0.8;
  expect(reached(latestStart.plan!)).toBe(true);
  expect(reached(latestStart.plan! + 1)).toBe(false);
  // 4 · days / 40 = 0.84
  expect(Math.abs(START + HORIZON - 8.4 - latestStart.plan!)).toBeLessThan(3);
});

it("measures the next step in futures that did not choose it", () => {
  const shop: MadeUpShop = {
    levers: [
      { doses: twenty, latest: START, gain: 1.2, cost: { perDay: 5 } },
      { doses: [1], latest: START, gain: 1, cost: { once: 400 } },
    ],
    replications: 2000,
  };
  const { problem, run } = madeUp(shop);
  const { nextStep, plan } = run(searchGoal(problem));
  expect(nextStep!.setting.lever).toBe(0);
  const gain = gainOf(shop, [nextStep!.setting]) - gainOf(shop, plan.fresh.candidate);
  // density of a normal near its 80 % point: 0.28
  const { chance, standardError, money } = nextStep!;
  expect(Math.abs(chance - 0.26 * gain)).toBeLessThan(5 * standardError + 0.01);
  expect(money).toBeCloseTo(costOf(shop, [nextStep!.setting]) - costOf(shop, plan.fresh.candidate), 9);
});

it("frees the chosen plan of the luck that it was chosen by", () => {
  let [curse, left] = [0, 0];
  const shops = 25;
  for (let i = 0; i < shops; i++) {
    const { problem, run } = madeUp({
      levers: Array.from({ length: 6 }, () => ({ doses: [1], latest: START, gain: 0.9, cost: { once: 10 } })),
      ...{ noise: 1, budget: 10, asked: 0.95, replications: 200, seed: `curse ${i}` },
    });
    const { plan } = run(searchGoal(problem));
    const truth = 0.7377; // Φ(0.9 / √2): six plans alike but for their luck
    curse += (plan.searched.probability - truth) / shops;
    left += (plan.fresh.probability - truth) / shops;
  }
  expect(Math.abs(left)).toBeLessThan((5 * 0.44) / Math.sqrt(1600 * shops));
  expect(curse).toBeGreaterThan(0.01);
});

it("aims above what is asked, never half way to certainty", () => {
  expect(firstAim(0.8, 500, 4000)).toBeCloseTo(0.8 + 1.96 * 0.4 * 4000 ** -0.5 + 0.4 * 500 ** -0.5, 5);
  expect(firstAim(0.99, 50, 400)).toBeCloseTo(0.995, 9);
});

it("needs the gain that lifts so many futures over the line", () => {
  expect(neededGain(Float64Array.of(-4, -3, -2, -1, 1), 0.8)).toBe(3);
  expect(neededGain(Float64Array.of(1, 2, 3, 4, 5), 0.8)).toBe(0);
});

it("keeps of every set the undominated ways alone", () => {
  const { problem } = madeUp(shopOf(3));
  const option = (lever: number, dose: number, cost: number, gain: number) => ({
    setting: { lever, dose, from: START },
    ...{ cost, gain },
  });
  const single = (lever: number, options: ReturnType<typeof option>[]) =>
    ({ lever, options, verdict: "helps" }) as unknown as Parameters<typeof leverSets>[1][number];
  const sets = leverSets(problem, [
    single(0, [option(0, 1, 10, 3), option(0, 0, 6, 1)]),
    single(1, [option(1, 1, 10, 1), option(1, 0, 4, 1)]),
  ]);
  expect(sets.map(({ levers }) => levers)).toEqual([[0], [1], [0, 1]]);
  expect(sets[2]!.ways.map(({ cost, gain }) => [cost, gain])).toEqual([
    [10, 2],
    [14, 4],
  ]);
});
