import { describe, expect, it } from "vitest";
import { exp } from "../../src/numeric/exp.ts";
import { log } from "../../src/numeric/log.ts";
import { logGamma } from "../../src/numeric/log-gamma.ts";

const relative = (a: number, b: number) => Math.abs(a - b) / Math.abs(b);

describe("exp and log", () => {
  it("agree with the engine's own to two units in the last place", () => {
    for (let i = -7000; i <= 7000; i++) {
      const x = i / 10.37;
      expect(relative(exp(x), Math.exp(x))).toBeLessThan(4.5e-16);
      const y = Math.exp(x);
      if (x !== 0) expect(relative(log(y), Math.log(y))).toBeLessThan(4.5e-16);
    }
  });
  it("keep the ends", () => {
    expect(exp(0)).toBe(1);
    expect(exp(-800)).toBe(0);
    expect(exp(800)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(-744)).toBeCloseTo(Math.exp(-744), 320);
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(log(-1)).toBeNaN();
    expect(relative(log(5e-324), Math.log(5e-324))).toBeLessThan(1e-15);
  });
});

describe("logGamma", () => {
  it("is the logarithm of the factorials", () => {
    let factorial = 1;
    for (let n = 1; n <= 100; n++) {
      factorial *= n;
      expect(Math.abs(logGamma(n + 1) - Math.log(factorial))).toBeLessThan(1e-12 * Math.max(1, n));
    }
  });
  it("knows Γ(½) = √π", () => {
    expect(logGamma(0.5)).toBeCloseTo(0.5723649429247001, 13);
  });
});
