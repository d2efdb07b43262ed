import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { addEvent, emptyTriangle, fitHazards, followCohorts } from "../../src/model/hazards.ts";
import { expectMean } from "../expect-mean.ts";

/** Cohorts of `size` whose members act on lag 0, 1, 2 … with these probabilities, seen up to the last day only. */
function censored(masses: readonly number[], days: number, size: number, seed: string) {
  const random = seedrandom.alea(seed);
  const triangle = emptyTriangle(0, days - 1, masses.length);
  for (let day = 0; day < days; day++)
    for (let i = 0; i < size; i++) {
      let rest = random();
      const lag = masses.findIndex((mass) => {
        rest -= mass;
        return rest < 0;
      });
      if (lag >= 0) addEvent(triangle, day, lag);
    }
  followCohorts(triangle, new Float64Array(days).fill(size));
  return triangle;
}

const reached = (hazards: readonly number[]) => 1 - hazards.reduce((open, hazard) => open * (1 - hazard), 1);

describe("hazards from a censored record", () => {
  const masses = [0, 0, 0.02, 0.05, 0.05, 0.04, 0.03, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02];
  const truth = masses.reduce((a, b) => a + b, 0);

  it("recover the share that acts in the end, though most cohorts are not finished", () => {
    const estimates = Array.from({ length: 200 }, (_, run) =>
      reached(fitHazards(censored(masses, 20, 60, `run ${run}`), { share: truth, fading: 0.9 }).byLag),
    );
    const mean = estimates.reduce((a, b) => a + b, 0) / estimates.length;
    const sd = Math.sqrt(estimates.reduce((a, b) => a + (b - mean) ** 2, 0) / (estimates.length - 1));
    // the weak prior's shape may shift the share by a hundredth of it
    expectMean(
      estimates.map(
        (estimate) => Math.sign(estimate - truth) * Math.max(0, Math.abs(estimate - truth) - 0.01 * truth),
      ),
      { mean: 0, sd },
    );
    const naive = Array.from({ length: 50 }, (_, run) => {
      const { events } = censored(masses, 20, 60, `run ${run}`);
      return events.reduce((a, b) => a + b, 0) / (20 * 60);
    });
    expect(Math.max(...naive)).toBeLessThan(truth * 0.85);
  });

  it("are the shares of those at risk, lag by lag", () => {
    const { byLag } = fitHazards(censored(masses, 400, 200, "large"), { share: 0.1, fading: 0.9 });
    let open = 1;
    for (const [lag, mass] of masses.entries()) {
      const hazard = mass / open;
      const error = Math.sqrt((hazard * (1 - hazard)) / (300 * 200 * open));
      expect(Math.abs(byLag[lag]! - hazard)).toBeLessThanOrEqual(5 * error + 20 / (400 * 200));
      open -= mass;
    }
  });

  it("fall back on the prior without any event, and say that they know little", () => {
    const triangle = emptyTriangle(0, 3, 5);
    followCohorts(triangle, Float64Array.of(1, 0, 0, 0));
    const fitted = fitHazards(triangle, { share: 0.2, fading: 0.8 });
    expect(reached(fitted.byLag)).toBeGreaterThan(0.1);
    expect(reached(fitted.byLag)).toBeLessThan(0.25);
    expect(fitted.evidence).toBeLessThan(1.5);
    expect(fitted.events).toBe(0);
  });

  describe.each([0, 1, 2, 30, 300])("with %i events among 70 cohorts of 30", (count) => {
    const triangle = emptyTriangle(0, 99, 15);
    for (let i = 0; i < count; i++) addEvent(triangle, (i * 7) % 70, (i * i) % 15);
    followCohorts(triangle, new Float64Array(100).fill(30, 0, 70));
    const fitted = fitHazards(triangle, { share: 0.01, fading: 0.8 });

    it("expect a number of events between the prior's and those on record, however thin the lags are", () => {
      let expected = 0;
      for (const [cell, atRisk] of triangle.atRisk.entries()) expected += atRisk * fitted.byLag[cell % 15]!;
      const prior = 21;
      expect(expected).toBeGreaterThan(Math.min(count, prior) - 0.5);
      expect(expected).toBeLessThan(Math.max(count, prior) + 0.5);
      expect(Math.abs(expected - count)).toBeLessThan(2 + 2 * Math.sqrt(count));
    });
    it("are worth no more events than were seen, and are never certain", () => {
      expect(fitted.evidence).toBeLessThanOrEqual(1.2 * (count + 3));
      expect(fitted.evidence).toBeGreaterThanOrEqual(0.5);
    });
    it("keep the prior's fading where nothing was seen", () => {
      if (count === 0)
        for (let lag = 1; lag < 15; lag++)
          expect(fitted.byLag[lag]! / fitted.byLag[lag - 1]!).toBeCloseTo(0.8, 9);
      else expect(Math.min(...fitted.byLag)).toBeGreaterThan(0);
    });
  });

  it("keep the prior's fading without any event, though the later lags are the thinner ones", () => {
    const triangle = emptyTriangle(0, 15, 15);
    followCohorts(triangle, new Float64Array(16).fill(200));
    const { byLag } = fitHazards(triangle, { share: 0.01, fading: 0.8 });
    for (let lag = 1; lag < 15; lag++) expect(byLag[lag]! / byLag[lag - 1]!).toBeCloseTo(0.8, 9);
  });

  it("leave an exit out of those at risk from the next lag on", () => {
    const triangle = emptyTriangle(0, 2, 3);
    const exits = new Float64Array(9);
    exits[0] = 4;
    expect([...followCohorts(triangle, Float64Array.of(10, 0, 0), exits)]).toEqual([6, 0, 0]);
    expect([...triangle.atRisk.subarray(0, 3)]).toEqual([10, 6, 6]);
  });
});
