import { describe, expect, it } from "vitest";
import type { Kernel } from "../../src/kernel/kernel.ts";
import { loadKernel } from "../../src/kernel/load-kernel.ts";
import { referenceKernel } from "../../src/kernel/reference-kernel.ts";
import { selectQuantiles } from "../../src/kernel/select-quantiles.ts";
import { columns } from "./both-kernels.ts";
import { binomialMasses, expectFit, poissonMasses } from "./exact-masses.ts";

const DRAWS = 65_536;
const DAYS = 4;

/** Draws by a kernel from many words, through `draw`, over some days. */
function sample(kernel: Kernel, draw: (words: Uint32Array, out: Int32Array) => void): Int32Array {
  const { streams, words, out } = columns(kernel, DRAWS);
  const all = new Int32Array(DRAWS * DAYS);
  for (let day = 0; day < DAYS; day++) {
    kernel.openStreams({ word0: 77, word1: -5 }, 0, day, streams);
    kernel.uniforms(streams, 0, words);
    draw(words, out);
    all.set(out, day * DRAWS);
  }
  return all;
}

const size = { columnBytes: 8 << 20 };
const kernels = [() => loadKernel(size), () => referenceKernel(size)] as const;

describe.each(kernels.map((make) => [make().kind, make] as const))("the %s kernel", (_kind, make) => {
  it.each([
    [1, 0.3],
    [7, 0.02],
    [40, 0.5],
    [300, 0.01],
    [500, 0.03],
    [500, 0.95],
    [1200, 0.2],
    [20_000, 0.0003],
    [200_000, 0.4],
  ])("draws Bin(%d, %d) with its probabilities, by table, by p and by hazard", (n, p) => {
    const masses = binomialMasses(n, p);
    const counts = new Int32Array(DRAWS).fill(n);
    const [byTable, byP, byHazard] = [make(), make(), make()];
    const on = (kernel: Kernel) => {
      const column = kernel.int32(DRAWS);
      column.set(counts);
      return column;
    };
    const family = byTable.binomialFamily(p);
    const tableCounts = on(byTable);
    expectFit(
      sample(byTable, (words, out) => byTable.binomials(family, tableCounts, words, out)),
      masses,
    );
    const [pCounts, ps] = [on(byP), byP.float64(DRAWS).fill(p)];
    const drawn = sample(byP, (words, out) => byP.binomialsOf(pCounts, ps, words, out));
    expectFit(drawn, masses);
    const [hCounts, hazards] = [on(byHazard), byHazard.float64(DRAWS).fill(-Math.log1p(-p))];
    const struck = sample(byHazard, (words, out) => byHazard.binomialsOfHazard(hCounts, hazards, words, out));
    expect(Buffer.compare(Buffer.from(struck.buffer), Buffer.from(drawn.buffer))).toBe(0);
  });

  it.each([0.01, 2.5, 3.99, 4.01, 37, 550, 90_000, 2_000_000])(
    "draws Poisson(%d) with its probabilities",
    (mean) => {
      const [byTable, byMean] = [make(), make()];
      const family = byTable.poissonFamily(mean);
      const means = byMean.float64(DRAWS).fill(mean);
      const drawn = sample(byTable, (words, out) => byTable.poissons(family, words, out));
      expectFit(drawn, poissonMasses(mean));
      const others = sample(byMean, (words, out) => byMean.poissonsOf(means, words, out));
      expect(Buffer.compare(Buffer.from(drawn.buffer), Buffer.from(others.buffer))).toBe(0);
    },
  );

  it("is monotone in p and in n, whatever way a draw is made", () => {
    const block = 256;
    const kernel = make();
    const { streams, words, n, out, more, x } = columns(kernel, block);
    kernel.openStreams({ word0: 3, word1: 4 }, 0, 0, streams);
    kernel.uniforms(streams, 0, words);
    let rises = 0;
    let falls = 0;
    const compare = (most: number) => {
      for (let i = 0; i < block; i++) {
        const rise = more[i]! - out[i]!;
        rises += rise;
        if (rise < 0 || rise > most) falls++;
      }
      out.set(more);
    };
    for (const start of [0, 3, 60, 120, 900, 8150, 300_000]) {
      for (const p of [0.0005, 0.02, 0.043, 0.5, 0.93]) {
        const family = kernel.binomialFamily(p);
        n.fill(start);
        x.fill(p);
        kernel.binomialsOf(n, x, words, out);
        for (let step = 1; step <= 60; step++) {
          n.fill(start + step);
          kernel.binomialsOf(n, x, words, more);
          compare(1);
        }
        kernel.binomials(family, n, words, more);
        compare(0);
        for (let step = 61; step <= 120; step++) {
          n.fill(start + step);
          kernel.binomials(family, n, words, more);
          compare(1);
        }
        for (let step = 1; step <= 40; step++) {
          x.fill(p + ((1 - p) * step) / 40);
          kernel.binomialsOf(n, x, words, more);
          compare(Number.POSITIVE_INFINITY);
        }
      }
    }
    expect(falls).toBe(0);
    expect(rises).toBeGreaterThan(10_000);
  });

  it("draws the same in blocks of 8, 64 and 256", () => {
    const draw = (block: number) => {
      const kernel = make();
      const { streams, words, n, out, x } = columns(kernel, block, 3);
      const family = kernel.binomialFamily(0.031);
      const all: number[] = [];
      for (let first = 0; first < 512; first += block) {
        kernel.openStreams({ word0: 9, word1: 1 }, first, 5, streams);
        kernel.uniforms(streams, 2, words);
        for (let i = 0; i < block; i++) x[i] = 300 + ((first + i) % 97);
        kernel.poissonsOf(x, words.subarray(0, block), n);
        kernel.binomials(family, n, words.subarray(block, 2 * block), out);
        all.push(...n, ...out);
      }
      const half = all.length / 2;
      return { half, total: all.reduce((a, b) => a + b, 0), ordered: byReplication(all, block) };
    };
    const [small, middle, large] = [draw(8), draw(64), draw(256)];
    expect(middle.ordered).toEqual(small.ordered);
    expect(large.ordered).toEqual(small.ordered);
    expect(new Set(small.ordered).size).toBeGreaterThan(50);
  });

  it("draws the same when its tables do not fit and are built again and again", () => {
    const draw = (tableBytes: number) => {
      const kernel = tableBytes
        ? make === kernels[0]
          ? loadKernel({ tableBytes })
          : referenceKernel({ tableBytes })
        : make();
      const { streams, words, n, out } = columns(kernel, 256);
      const families = [0.01, 0.02, 0.05, 0.1, 0.5].map((p) => kernel.binomialFamily(p));
      const drawn: number[] = [];
      for (let day = 0; day < 30; day++) {
        kernel.openStreams({ word0: 1, word1: 8 }, 0, day, streams);
        kernel.uniforms(streams, 0, words);
        for (let i = 0; i < 256; i++) n[i] = (i * 37 + day * 11) % 8000;
        for (const family of families) {
          kernel.binomials(family, n, words, out);
          drawn.push(...out);
        }
      }
      return drawn;
    };
    expect(draw(1 << 20)).toEqual(draw(64 << 20));
  });

  it("gives the quantiles of a sorted sample", () => {
    const kernel = make();
    const values = Float64Array.from({ length: 4001 }, (_, i) => ((i * 7919) % 4001) ** 2);
    const sorted = values.toSorted();
    const out = new Float64Array(5);
    kernel.quantiles(values, Float64Array.of(0, 0.1, 0.5, 0.99, 1), out);
    expect([...out]).toEqual([0, 400, 2000, 3960, 4000].map((k) => sorted[k]));
    kernel.quantiles(Float64Array.of(4, 1), Float64Array.of(0.25, 0.5, 0, 1, 0.75), out);
    expect([...out]).toEqual([1.75, 2.5, 1, 4, 3.25]);
  });
});

it("says how much memory is missing", () => {
  expect(() => loadKernel({ columnBytes: 4096 }).float64(1000)).toThrow(
    /3904 bytes more than the 4096 it has/,
  );
});

it("selects among more values than the kernel has room for", () => {
  const kernel = loadKernel({ columnBytes: 4096 });
  const values = Float64Array.from({ length: 5000 }, (_, i) => (i * 31) % 5000);
  const [ours, reference] = [new Float64Array(2), new Float64Array(2)];
  const mean = kernel.quantiles(values, Float64Array.of(0.05, 0.5), ours);
  expect(mean).toBe(selectQuantiles(values, Float64Array.of(0.05, 0.5), reference));
  expect(ours).toEqual(reference);
  expect(mean).toBe(2499.5);
});

/** Draws of blocks, n before out in each, as n and out by replication. */
function byReplication(all: readonly number[], block: number): number[] {
  const [n, out]: [number[], number[]] = [[], []];
  for (let at = 0; at < all.length; at += 2 * block) {
    n.push(...all.slice(at, at + block));
    out.push(...all.slice(at + block, at + 2 * block));
  }
  return [...n, ...out];
}
