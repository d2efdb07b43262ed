import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { chanceOfExcess, studentTail } from "../../src/diagnose/chance.ts";
import { compareUnits, type Feed, scanSpans } from "../../src/diagnose/scan.ts";

const input = {
  kind: "rate",
  units: 4,
  from: 0,
  until: 100,
  spansFrom: 40,
  timesWorse: 2,
  whole: true,
} as const;

/** 10 orders a day and unit, one in 100 bad; `rate` says how bad a unit and a day are. */
const drawn =
  (seed: string, rate = (_unit: number, _day: number) => 0.01): Feed =>
  (add) => {
    const random = seedrandom.alea(seed);
    for (let day = 0; day < 100; day++)
      for (let unit = 0; unit < 4; unit++)
        for (let i = 0; i < 10; i++) add(unit, day, random() < rate(unit, day) ? 1 : 0, 1);
  };

describe("the scan", () => {
  it("finds the unit and the days of a step", () => {
    const found = scanSpans(
      input,
      drawn("step", (unit, day) => (unit === 2 && day >= 70 && day < 78 ? 0.4 : 0.01)),
    )!;
    expect(found.unit).toBe(2);
    expect(Math.abs(found.from - 70)).toBeLessThanOrEqual(1);
    expect(Math.abs(found.to - 77)).toBeLessThanOrEqual(1);
    expect(found.chance).toBeLessThan(1e-9);
    expect(found.inside.weight + found.own.weight).toBe(1000);
    expect(found.inside.weight + found.outside.weight).toBe(4000);
  });
  it("takes what strikes all units for a matter of all", () => {
    const found = scanSpans(
      input,
      drawn("all", (_, day) => (day >= 80 && day < 90 ? 0.3 : 0.01)),
    )!;
    expect(found.unit).toBe(-1);
    const single = scanSpans(
      { ...input, whole: false },
      drawn("all", (_, day) => (day >= 80 && day < 90 ? 0.3 : 0.01)),
    )!;
    expect(single.unit).toBeGreaterThanOrEqual(0);
  });
  it("finds the days on which durations were longer, and says so only beyond what days differ by", () => {
    const waits =
      (longer: number): Feed =>
      (add) => {
        const random = seedrandom.alea("waits");
        for (let day = 0; day < 100; day++)
          for (let i = 0; i < 20; i++) add(0, day, 10 * random() + (day >= 60 && day < 65 ? longer : 0), 1);
      };
    const mean = { ...input, kind: "mean", units: 1, timesWorse: 1.2 } as const;
    const found = scanSpans(mean, waits(8))!;
    expect([found.from, found.to]).toEqual([60, 64]);
    expect(found.chance).toBeLessThan(1e-6);
    expect(scanSpans(mean, waits(0))?.chance ?? 1).toBeGreaterThan(0.05);
  });
  it("cries wolf in no more than one in twenty shops where nothing is wrong", () => {
    const shops = 200;
    let alarms = 0;
    for (let i = 0; i < shops; i++) if ((scanSpans(input, drawn(`sound ${i}`))?.chance ?? 1) < 0.05) alarms++;
    // one-sided, three standard errors above 5 %
    expect(alarms / shops).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / shops));
  });
  it("asks more where days differ more than chance lets them", () => {
    const bursts: Feed = (add) => {
      for (let day = 0; day < 100; day++) add(0, day, day % 10 === 5 ? 10 : 0, 40);
    };
    const one = { ...input, units: 1 };
    const even: Feed = (add) => {
      for (let day = 0; day < 100; day++) add(0, day, day === 65 ? 10 : 1, 40);
    };
    expect(scanSpans(one, bursts)!.chance).toBeGreaterThan(0.05);
    expect(scanSpans(one, even)!.chance).toBeLessThan(scanSpans(one, bursts)!.chance);
  });
});

it("compares units over the whole time, worst first", () => {
  const found = compareUnits(
    input,
    drawn("lasting", (unit) => (unit === 1 ? 0.1 : unit === 3 ? 0.05 : 0.01)),
  );
  expect(found[0]!.unit).toBe(1);
  expect(found[0]!.chance).toBeLessThan(1e-6);
  expect(found.map(({ unit }) => unit)).not.toContain(0);
});

describe("chances", () => {
  it("are those of a binomial where counts are Poisson and weights known", () => {
    // P(at least 3 of 4 on the half) = 5/16
    expect(chanceOfExcess(3, 1, 1, 1, 1)).toBeCloseTo(5 / 16, 12);
    expect(chanceOfExcess(0, 1, 5, 1, 1)).toBe(1);
    expect(chanceOfExcess(30, 10, 10, 90, 1)).toBeLessThan(chanceOfExcess(30, 10, 10, 90, 3));
  });
  it("have Student's tails", () => {
    expect(studentTail(1, 1)).toBeCloseTo(0.25, 10); // Cauchy
    expect(studentTail(2.085963, 20)).toBeCloseTo(0.025, 6); // tables
    expect(studentTail(0, 5)).toBe(1);
  });
});
