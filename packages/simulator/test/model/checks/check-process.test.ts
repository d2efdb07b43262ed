import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { type Check, checkProcess } from "../../../src/model/checks/check-process.ts";
import { holm } from "../../../src/model/checks/holm.ts";
import { pairsTogether } from "../../../src/model/checks/pairs-together.ts";
import { checkIds } from "../../../src/model/checks/statistics.ts";
import { levelFit, type ProcessFit, rateFit } from "../../../src/model/process-fit.ts";
import { fitRate } from "../../../src/model/shares.ts";
import { atomAt, gammaAtoms } from "../../../src/random/atoms.ts";
import { poisson } from "../poisson-draw.ts";

const DAYS = 84;
/** A Monday. */
const FIRST = 20_002;
const orders = new Float64Array(DAYS).fill(50);

/** Sessions of 84 days whose rate is `level(day, dice)` times the usual. */
function sessions(level: (day: number, random: () => number) => number, seed: string): ProcessFit {
  const random = seedrandom.alea(seed);
  const events = Float64Array.from(orders, (n, day) => poisson(0.3 * n * level(day, random), random()));
  return rateFit("sessions", "per-order", fitRate(events, orders, 0.3));
}

const good = gammaAtoms(0.05, 256);
const asTheModel = (_: number, random: () => number) => atomAt(good, random());
const pOf = (fit: ProcessFit, check: Check["check"]) =>
  checkProcess(fit, FIRST)!.find((one) => one.check === check)!.p;

describe("a record that comes from the model", () => {
  const answers = Array.from(
    { length: 60 },
    (_, run) => checkProcess(sessions(asTheModel, `${run}`), FIRST)!,
  );
  it("is asked everything, once", () => {
    for (const checks of answers) expect(checks.map(({ check }) => check)).toEqual([...checkIds]);
  });
  it("is seldom odd: p below 5 % in no more than 5 % of the questions, give or take luck", () => {
    const ps = answers.flat().map(({ p }) => p);
    const small = ps.filter((p) => p <= 0.05).length;
    expect(small).toBeLessThanOrEqual(0.05 * ps.length + 5 * Math.sqrt(0.05 * 0.95 * ps.length));
    expect(Math.min(...ps)).toBeGreaterThan(0);
    expect(Math.max(...ps)).toBeLessThanOrEqual(1);
  });
  it("gets the same answers every time", () => {
    expect(checkProcess(sessions(asTheModel, "0"), FIRST)).toEqual(answers[0]);
  });
});

describe("what the model has not is found", () => {
  it("a weekday profile", () => {
    const fit = sessions((day) => (day % 7 === 6 ? 0.4 : 1.1), "w");
    expect(pOf(fit, "weekday")).toBeLessThan(0.001);
  });
  it("bad weeks: a level that stays up or down for ten days", () => {
    const fit = sessions((day) => (Math.floor(day / 10) % 2 === 0 ? 0.7 : 1.3), "r");
    expect(pOf(fit, "carry-over")).toBeLessThan(0.001);
  });
  it("one week that stands out", () => {
    const fit = sessions((day) => (day >= 50 && day < 57 ? 2.2 : 0.9), "s");
    expect(pOf(fit, "worst-week")).toBeLessThan(0.005);
  });
  it("days that take a few values only, or far more extreme ones than good and bad days have", () => {
    const fit = sessions((day) => (day % 12 === 5 ? 4 : 0.7), "k");
    expect(pOf(fit, "shape")).toBeLessThan(0.01);
  });
  it("days that vary more than the fit has them", () => {
    const fit = sessions((_, random) => 0.2 + 1.6 * random(), "v");
    expect(pOf({ ...fit, dayVariance: 0.01 }, "scatter")).toBeLessThan(0.001);
    expect(pOf({ ...fit, dayVariance: 1 }, "scatter")).toBeLessThan(0.01);
  });
});

it("durations are checked against sums of durations", () => {
  const random = seedrandom.alea("hours");
  const days = Array.from({ length: DAYS }, () => {
    let seen = 0;
    for (let i = 0; i < 6; i++) seen -= 4 * Math.log(1 - random());
    return { seen, expected: 24, chance: 96, sensitivity: 24 };
  });
  const learnt = {
    dayVariance: 0.01,
    events: 500,
    evidence: 400,
    recency: { halfLife: null, gain: 0, error: 0 },
  };
  const calm = levelFit("review-seconds", "hours", 4, false, { ...learnt, days });
  expect(Math.min(...checkProcess(calm, FIRST)!.map(({ p }) => p))).toBeGreaterThan(0.005);
  const slow = days.map((day, i) => ({ ...day, seen: day.seen * (i >= 40 && i < 47 ? 3 : 1) }));
  const late = levelFit("review-seconds", "hours", 4, false, { ...learnt, days: slow });
  expect(pOf(late, "worst-week")).toBeLessThan(0.001);
});

it("too few events or days are not checked", () => {
  const fit = sessions(asTheModel, "0");
  expect(checkProcess({ ...fit, events: 9 }, FIRST)).toBeNull();
  expect(checkProcess({ ...fit, days: fit.days.slice(0, 13) }, FIRST)).toBeNull();
});

describe("Holm's adjustment", () => {
  it("multiplies by what is left, and never falls", () => {
    expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
    expect(holm([0.5, 0.9])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });
});

describe("pairs", () => {
  it("whose bad days coincide are found, those apart are not", () => {
    const random = seedrandom.alea("pairs");
    const shared = gammaAtoms(0.1, 256);
    const factors = Float64Array.from({ length: DAYS }, () => atomAt(shared, random()));
    const a = sessions((day) => factors[day]!, "a");
    const b = { ...sessions((day) => factors[day]!, "b"), process: "seeking" as const };
    const c = { ...sessions(asTheModel, "c"), process: "rated" as const };
    const [ab, ac, bc] = pairsTogether([a, b, c]);
    expect(ab!.processes).toEqual(["sessions", "seeking"]);
    expect(ab!.correlation).toBeGreaterThan(0.3);
    expect(ab!.p).toBeLessThan(0.001);
    expect(Math.min(ac!.p, bc!.p)).toBeGreaterThan(0.005);
  });
  it("p is Fisher's: r = 0.3 over 84 days", () => {
    const x = Array.from({ length: DAYS }, (_, i) => Math.sin(i));
    const y = Array.from({ length: DAYS }, (_, i) => Math.cos(i * i));
    const fit = (values: number[], process: "sessions" | "rated"): ProcessFit => ({
      ...sessions(asTheModel, "0"),
      process,
      dayVariance: 0,
      days: values.map((z) => ({ seen: 10 + z, expected: 10, chance: 1, sensitivity: 10 })),
    });
    const [pair] = pairsTogether([fit(x, "sessions"), fit(y, "rated")]);
    const z = Math.abs(Math.atanh(pair!.correlation)) * 9;
    let tail = 0;
    for (let t = z; t < z + 12; t += 0.0005)
      tail += (0.0005 * Math.exp((-t * t) / 2)) / Math.sqrt(2 * Math.PI);
    expect(pair!.p).toBeCloseTo(2 * tail, 3);
  });
});
