import { describe, expect, it } from "vitest";
import { levelPosterior } from "../../src/model/level-posterior.ts";

describe("the posterior of a level", () => {
  it("is the prior's without a record: the mean of a log-normal whose middle is 1", () => {
    expect(levelPosterior(0, 0).mean).toBeCloseTo(Math.exp(0.5 * 1.25 ** 2), 6);
  });
  it.each([
    [200, 100],
    [50, 40],
    [3000, 1],
  ])("is events ÷ expected where there are many: %i on %i", (events, expected) => {
    const { mean, evidence } = levelPosterior(events, expected);
    expect(Math.abs(mean / (events / expected) - 1)).toBeLessThan(8 / events);
    expect(Math.abs(evidence / events - 1)).toBeLessThan(0.1);
  });
  it("agrees with a plain sum over a fine grid", () => {
    const [n, e, sd] = [3, 1.4, 1.25];
    let [mass, first] = [0, 0];
    for (let x = -12; x < 8; x += 0.001) {
      const weight = Math.exp(n * x - e * Math.exp(x) - x ** 2 / (2 * sd * sd));
      mass += weight;
      first += weight * Math.exp(x);
    }
    expect(levelPosterior(n, e).mean).toBeCloseTo(first / mass, 8);
  });
  it("gives way to a record far from the prior, and not to a single event", () => {
    expect(levelPosterior(40, 0.5).mean).toBeGreaterThan(60);
    expect(levelPosterior(1, 0.02).mean).toBeLessThan(10);
    expect(levelPosterior(0, 30).mean).toBeLessThan(0.1);
  });
  it("believes events less where each is worth less, and rises with events", () => {
    const whole = levelPosterior(30, 10);
    const half = levelPosterior(30, 10, 0.2);
    expect(half.mean).toBeLessThan(whole.mean);
    expect(half.evidence).toBeLessThan(0.3 * whole.evidence);
    const means = [0, 1, 2, 5, 20].map((events) => levelPosterior(events, 4).mean);
    expect(means).toEqual([...means].sort((a, b) => a - b));
  });
});
