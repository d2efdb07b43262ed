import { wordAt } from "../random/slots.ts";
import type { StreamKey } from "../random/stream-key.ts";
import { threefry } from "../random/threefry.ts";
import { binomialQuantile, binomialQuantileOfHazard } from "./binomial-quantile.ts";
import { durationSum } from "./duration-sum.ts";
import {
  binomialTable,
  type GuideTable,
  lookUp,
  poissonTable,
  TABLE_COUNT,
  TABLE_POISSON,
  TABLE_VARIANCE,
} from "./guide-table.ts";
import type {
  BinomialFamily,
  Durations,
  Kernel,
  KernelSize,
  Multinomial,
  PointMapping,
  PoissonFamily,
  Streams,
} from "./kernel.ts";
import { DEFAULT_BYTES } from "./kernel.ts";
import { poissonQuantile } from "./poisson-quantile.ts";
import { conditionalShares, type Segments, segmentsOf } from "./prepared.ts";
import { selectQuantiles } from "./select-quantiles.ts";

const ROUNDS = 13;

/** The kernel in plain TypeScript: what the WebAssembly one is held against, and what runs where that cannot. */
export function referenceKernel({ tableBytes = DEFAULT_BYTES }: KernelSize = {}): Kernel {
  interface Family {
    readonly p: number;
    readonly limit: number;
    tables: (GuideTable | undefined)[];
  }
  const families: Family[] = [];
  const means: { readonly mean: number; readonly table: GuideTable | null }[] = [];
  const multinomials: { readonly families: readonly BinomialFamily[]; readonly complete: boolean }[] = [];
  const mappings: Segments[] = [];
  const opened = new Int32Array(2);
  let held = 0;

  function forgetTables(): void {
    held = 0;
    for (const family of families) family.tables = [];
  }

  function tableFor(family: Family, n: number): GuideTable {
    const table = binomialTable(n, family.p);
    held += 4 * (table.cells.length + table.ends.length);
    if (held > tableBytes) {
      forgetTables();
      held = 4 * (table.cells.length + table.ends.length);
    }
    family.tables[n] = table;
    return table;
  }

  function binomialFamily(p: number): BinomialFamily {
    const limit = p > 0 && p < 1 ? Math.min(TABLE_COUNT, Math.floor(TABLE_VARIANCE / (p * (1 - p)))) : -1;
    return (families.push({ p, limit, tables: [] }) - 1) as BinomialFamily;
  }

  function binomials(handle: BinomialFamily, n: Int32Array, words: Uint32Array, out: Int32Array): void {
    const family = families[handle]!;
    const { p, limit } = family;
    for (let i = 0; i < out.length; i++) {
      const count = n[i]!;
      out[i] =
        count < 0 || count > limit
          ? binomialQuantile(count, p, words[i]!)
          : lookUp(family.tables[count] ?? tableFor(family, count), words[i]!);
    }
  }

  return {
    kind: "reference",
    int32: (length) => new Int32Array(length),
    uint32: (length) => new Uint32Array(length),
    float64: (length) => new Float64Array(length),
    constants: (values) => Float64Array.from(values),

    startOver() {
      forgetTables();
      families.length = 0;
      means.length = 0;
      multinomials.length = 0;
      mappings.length = 0;
    },

    openStreams({ word0, word1 }: StreamKey, first: number, day: number, { start, step }: Streams) {
      for (let i = 0; i < start.length; i++) {
        threefry(word0, word1, first + i, day, ROUNDS, opened);
        start[i] = opened[0]!;
        step[i] = opened[1]! | 1;
      }
    },
    uniforms({ start, step }, slot, words) {
      const block = start.length;
      for (let row = 0; row * block < words.length; row++)
        for (let i = 0; i < block; i++) words[row * block + i] = wordAt(start[i]!, step[i]!, slot + row);
    },

    forgetTables,
    binomialFamily,
    binomials,
    binomialsOf(n, p, words, out) {
      for (let i = 0; i < out.length; i++) out[i] = binomialQuantile(n[i]!, p[i]!, words[i]!);
    },
    binomialsOfHazard(n, hazard, words, out) {
      for (let i = 0; i < out.length; i++) out[i] = binomialQuantileOfHazard(n[i]!, hazard[i]!, words[i]!);
    },

    poissonFamily(mean) {
      const table = mean > 0 && mean <= TABLE_POISSON ? poissonTable(mean) : null;
      return (means.push({ mean, table }) - 1) as PoissonFamily;
    },
    poissons(family, words, out) {
      const { mean, table } = means[family]!;
      for (let i = 0; i < out.length; i++)
        out[i] = table ? lookUp(table, words[i]!) : poissonQuantile(mean, words[i]!);
    },
    poissonsOf(mean, words, out) {
      for (let i = 0; i < out.length; i++) out[i] = poissonQuantile(mean[i]!, words[i]!);
    },

    multinomial(shares) {
      const { conditional, complete } = conditionalShares(shares);
      return (multinomials.push({ families: conditional.map(binomialFamily), complete }) - 1) as Multinomial;
    },
    spread(multinomial, left, words, out) {
      const { families: rows, complete } = multinomials[multinomial]!;
      const block = left.length;
      for (let row = 0; row < rows.length; row++) {
        const drawn = out.subarray(row * block, (row + 1) * block);
        binomials(rows[row]!, left, words.subarray(row * block, (row + 1) * block), drawn);
        for (let i = 0; i < block; i++) left[i]! -= drawn[i]!;
      }
      if (!complete) return;
      out.set(left, rows.length * block);
      left.fill(0);
    },

    pick(points, words, out) {
      for (let i = 0; i < out.length; i++)
        out[i] = points[Math.floor(((words[i]! + 0.5) / 4_294_967_296) * points.length)]!;
    },
    durationSums(durations: Durations, count, factor, { start, step }, slot, out) {
      for (let i = 0; i < out.length; i++)
        out[i] = durationSum(durations, count[i]!, factor[i]!, (k) => wordAt(start[i]!, step[i]!, slot + k));
    },

    addCounts(into, from, factor) {
      for (let i = 0; i < into.length; i++) into[i]! += Math.imul(from[i]!, factor);
    },
    addRows(into, rows) {
      for (let at = 0; at < rows.length; at += into.length)
        for (let i = 0; i < into.length; i++) into[i]! += rows[at + i]!;
    },
    addCountsToSums(into, from, factor) {
      for (let i = 0; i < into.length; i++) into[i]! += factor * from[i]!;
    },
    addSums(into, from, factor) {
      for (let i = 0; i < into.length; i++) into[i]! += factor * from[i]!;
    },
    multiply(a, b, factor, out) {
      for (let i = 0; i < out.length; i++) out[i] = a[i]! * b[i]! * factor;
    },
    outer(a, byRow, out) {
      for (let row = 0; row < byRow.length; row++)
        for (let i = 0; i < a.length; i++) out[row * a.length + i] = a[i]! * byRow[row]!;
    },

    ratios(numerators, denominators, out) {
      for (let i = 0; i < out.length; i++)
        out[i] = denominators[i] === 0 ? Number.NaN : numerators[i]! / denominators[i]!;
    },
    mapping: (values, points) => (mappings.push(segmentsOf(values, points)) - 1) as PointMapping,
    addPoints(mapping, values, weight, into) {
      const segments = mappings[mapping]!;
      for (let i = 0; i < into.length; i++) into[i]! += weight * pointsAt(segments, values[i]!);
    },

    quantiles: selectQuantiles,
  };
}

/** Points of `x`, in the core's order of operations. */
function pointsAt({ lowest, lowestPoints, ends }: Segments, x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x <= lowest) return lowestPoints;
  for (const { upTo, points, from, fromPoints, width, rise } of ends) {
    if (x === upTo) return points;
    if (x < upTo) return fromPoints + ((x - from) / width) * rise;
  }
  return ends.at(-1)!.points;
}
