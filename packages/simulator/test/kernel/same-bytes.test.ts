import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadKernel } from "../../src/kernel/load-kernel.ts";
import { referenceKernel } from "../../src/kernel/reference-kernel.ts";
import { both, columns } from "./both-kernels.ts";

/** Words that reach both ends of a distribution as often as its middle. */
const word = fc.oneof(
  fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 2 ** 32 - 40, max: 2 ** 32 - 1 }),
);
const count = fc.oneof(
  fc.integer({ min: 0, max: 12 }),
  fc.integer({ min: 0, max: 3000 }),
  fc.integer({ min: 0, max: 9000 }),
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.constantFrom(-3, 0, 1, 8191, 8192, 50_000_000),
);
const probability = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 0, max: 0.05, noNaN: true }),
  fc.constantFrom(0, 1, -0.5, 1.5, 1e-300, 1e-9, 0.5, 1 - 1e-12, Number.NaN),
);
const hazard = fc.oneof(
  fc.double({ min: 0, max: 6, noNaN: true }),
  fc.double({ min: 0, max: 0.02, noNaN: true }),
  fc.constantFrom(0, 1e-300, 40, 800, Number.POSITIVE_INFINITY, Number.NaN),
);
const mean = fc.oneof(
  fc.double({ min: 0, max: 30, noNaN: true }),
  fc.double({ min: 0, max: 20_000, noNaN: true }),
  fc.constantFrom(0, 1e-12, 3.999999, 4, 100_000, 100_001, 5_000_000),
);
const value = fc.oneof(fc.double({ min: -50, max: 150, noNaN: true }), fc.integer({ min: 0, max: 100 }));
const block = { minLength: 8, maxLength: 8 };
const runs = { numRuns: 400 };

describe("the WebAssembly kernel gives the bytes of the reference", () => {
  it("is the one that is loaded where WebAssembly works", () => {
    expect(loadKernel().kind).toBe("wasm");
    expect(referenceKernel().kind).toBe("reference");
  });

  it("streams and their uniforms", () => {
    const word32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(
        word32,
        word32,
        fc.nat(1_000_000),
        fc.nat(4000),
        fc.nat(5000),
        (word0, word1, first, day, slot) => {
          both((kernel) => {
            const { streams, words } = columns(kernel, 12, 7);
            kernel.openStreams({ word0, word1 }, first, day, streams);
            kernel.uniforms(streams, slot, words);
            return [streams.start, streams.step, words];
          });
        },
      ),
      runs,
    );
  });

  it("binomials of one probability", () => {
    fc.assert(
      fc.property(probability, fc.array(fc.tuple(count, word), block), (p, draws) => {
        both((kernel) => {
          const { n, words, out } = columns(kernel, 8);
          n.set(draws.map(([k]) => k));
          words.set(draws.map(([, w]) => w));
          kernel.binomials(kernel.binomialFamily(p), n, words, out);
          return [out];
        });
      }),
      runs,
    );
  });

  it("binomials of a probability or hazard each", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(count, probability, hazard, word), block), (draws) => {
        both((kernel) => {
          const { n, words, x, out, more } = columns(kernel, 8);
          n.set(draws.map(([k]) => k));
          words.set(draws.map((draw) => draw[3]));
          x.set(draws.map(([, p]) => p));
          kernel.binomialsOf(n, x, words, out);
          x.set(draws.map(([, , h]) => h));
          kernel.binomialsOfHazard(n, x, words, more);
          return [out, more];
        });
      }),
      { numRuns: 2000 },
    );
  });

  it("Poisson draws", () => {
    fc.assert(
      fc.property(mean, fc.array(fc.tuple(mean, word), block), (shared, draws) => {
        both((kernel) => {
          const { words, x, out, more } = columns(kernel, 8);
          x.set(draws.map(([m]) => m));
          words.set(draws.map(([, w]) => w));
          kernel.poissonsOf(x, words, out);
          kernel.poissons(kernel.poissonFamily(shared), words, more);
          return [out, more];
        });
      }),
      runs,
    );
  });

  it("multinomials", () => {
    const shares = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(shares, fc.nat(3), fc.array(count, block), fc.integer(), (parts, never, counts, seed) => {
        const whole = parts.reduce((a, b) => a + b, never) || 1;
        both((kernel) => {
          const rows = parts.length;
          const { streams, words } = columns(kernel, 8, rows);
          const [left, out] = [kernel.int32(8), kernel.int32(8 * rows)];
          kernel.openStreams({ word0: seed, word1: 5 }, 0, 0, streams);
          kernel.uniforms(streams, 0, words);
          left.set(counts);
          kernel.spread(kernel.multinomial(parts.map((part) => part / whole)), left, words, out);
          return [left, out];
        });
      }),
      runs,
    );
  });

  it("points and sums of durations", () => {
    const shape = fc.oneof(
      fc.double({ min: 0.01, max: 30, noNaN: true }),
      fc.constant(Number.POSITIVE_INFINITY),
    );
    const draw = fc.tuple(
      fc.oneof(fc.integer({ min: 0, max: 30 }), count),
      fc.double({ min: 0, max: 3, noNaN: true }),
      word,
    );
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 300 }),
        shape,
        fc.array(draw, block),
        (points, shape, draws) => {
          both((kernel) => {
            const { streams, n, words, x, sums, others } = columns(kernel, 8);
            const column = kernel.constants(points);
            const mean = points.reduce((a, b) => a + Math.abs(b), 0) / points.length;
            n.set(draws.map(([k]) => k));
            x.set(draws.map(([, factor]) => factor));
            words.set(draws.map((one) => one[2]));
            streams.start.set(words);
            streams.step.fill(77);
            kernel.pick(column, words, others);
            kernel.durationSums({ points: column, mean, shape }, n, x, streams, 3, sums);
            return [sums, others];
          });
        },
      ),
      runs,
    );
  });

  it("sums, ratios and points", () => {
    const knots = fc.uniqueArray(fc.integer({ min: -20, max: 120 }), { minLength: 2, maxLength: 7 });
    const columnOf = fc.array(fc.oneof(value, fc.constant(0)), block);
    fc.assert(
      fc.property(
        knots,
        fc.boolean(),
        columnOf,
        columnOf,
        fc.array(count, block),
        value,
        (xs, falling, a, b, c, by) => {
          const values = xs.toSorted((one, other) => (falling ? other - one : one - other));
          both((kernel) => {
            const { n, out, x, sums, others } = columns(kernel, 8);
            const product = kernel.float64(8);
            x.set(a);
            others.set(b);
            n.set(c);
            kernel.addCounts(out, n, Math.trunc(by));
            kernel.addCountsToSums(sums, n, by);
            kernel.addSums(sums, x, by);
            kernel.multiply(x, others, by, product);
            const rows = kernel.int32(24);
            rows.set([...c, ...c.map((k) => k % 977), ...c.map((k) => -k)]);
            kernel.addRows(out, rows);
            const table = kernel.float64(24);
            kernel.outer(x, kernel.constants([by, 0.3, -1e-9]), table);
            const ratio = kernel.float64(8);
            kernel.ratios(x, others, ratio);
            const scored = kernel.float64(8);
            const mapping = kernel.mapping(
              values,
              values.map((knot, i) => knot * 0.37 + i),
            );
            kernel.addPoints(mapping, x, 0.3, scored);
            kernel.addPoints(mapping, ratio, 0.7, scored);
            return [out, sums, product, table, ratio, scored];
          });
        },
      ),
      runs,
    );
  });

  it("and so does one that started over, whose columns hold zeros again", () => {
    both((kernel) => {
      const draw = () => {
        const { streams, words, n, x, out, more } = columns(kernel, 8);
        const zeros = kernel.int32(40).slice();
        kernel.openStreams({ word0: 3, word1: 4 }, 1, 2, streams);
        kernel.uniforms(streams, 0, words);
        kernel.binomials(kernel.binomialFamily(0.2), n.fill(300), words, out);
        kernel.binomialsOfHazard(n, x.fill(0.001), words, more);
        const left = kernel.int32(8).fill(50);
        const [rows, drawn] = [kernel.uint32(24), kernel.int32(24)];
        kernel.uniforms(streams, 1, rows);
        kernel.spread(kernel.multinomial([0.2, 0.3, 0.1]), left, rows, drawn);
        return [zeros, out.slice(), more.slice(), left.slice(), drawn.slice()];
      };
      const first = draw();
      for (let i = 0; i < 3; i++) {
        kernel.startOver();
        expect(draw()).toEqual(first);
      }
      expect(first[0]).toEqual(new Int32Array(40));
      return first;
    });
  });

  it("quantiles", () => {
    const sample = fc.oneof(
      fc.array(value, { minLength: 1, maxLength: 3000, size: "max" }),
      fc.array(fc.constantFrom(3, 3, 4), { minLength: 1, maxLength: 50 }),
      fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 50 }),
    );
    const asked = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sample, asked, (values, probabilities) => {
        both((kernel) => {
          const out = new Float64Array(probabilities.length);
          const mean = kernel.quantiles(Float64Array.from(values), Float64Array.from(probabilities), out);
          return [out, Float64Array.of(mean)];
        });
      }),
      runs,
    );
  });
});
