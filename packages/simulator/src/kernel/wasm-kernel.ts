import { reciprocals } from "./count-up.ts";
import { TABLE_COUNT, TABLE_POISSON, TABLE_VARIANCE } from "./guide-table.ts";
import type { BinomialFamily, Kernel, KernelSize, Multinomial } from "./kernel.ts";
import { DEFAULT_BYTES, MOST_DURATIONS, type PointMapping, type PoissonFamily, SUM_SHAPE } from "./kernel.ts";
import { normalCells } from "./normal-cells.ts";
import { conditionalShares, segmentsOf } from "./prepared.ts";
import { selectQuantiles } from "./select-quantiles.ts";
import { smallStirlingErrors } from "./stirling-error.ts";
import type { KernelExports, WasmMemory, WasmModule } from "./web-assembly.ts";
import { instantiate, newMemory } from "./web-assembly.ts";

const PAGE = 65_536;

/** The kernel in WebAssembly, in a memory of its own: see `Kernel`. */
export function wasmKernel(
  module: WasmModule,
  { columnBytes = DEFAULT_BYTES, tableBytes = DEFAULT_BYTES }: KernelSize = {},
): Kernel {
  const tables = Math.max(tableBytes, 16 * PAGE);
  const memory: WasmMemory = newMemory(Math.ceil((columnBytes + tables) / PAGE) + 8);
  const { buffer } = memory;
  const wasm: KernelExports = instantiate(module, memory);
  const columnsFrom = wasm.freeFrom();
  const columnsEnd = columnsFrom + columnBytes;
  let top = columnsFrom;
  wasm.useArena((columnsEnd + 15) & ~15, buffer.byteLength);
  new Float64Array(buffer, wasm.normalCells(), normalCells.length).set(normalCells);
  new Float64Array(buffer, wasm.reciprocals(), reciprocals.length).set(reciprocals);
  new Float64Array(buffer, wasm.stirlingErrors(), smallStirlingErrors.length).set(smallStirlingErrors);
  let room = { values: new Float64Array(0), buckets: 0, selected: 0 };
  let asked = { probabilities: new Float64Array(0), answers: new Float64Array(0) };

  /** Address of `bytes` new bytes, with a full step of 16 bytes behind them. */
  function take(bytes: number): number {
    const at = (top + 15) & ~15;
    const end = at + ((bytes + 15) & ~15);
    if (end > columnsEnd)
      throw new RangeError(
        `The kernel's columns would take ${end - columnsEnd} bytes more than the ${columnBytes} it has: ` +
          "give a larger columnBytes, or draw smaller blocks.",
      );
    top = end;
    return at;
  }

  const float64 = (length: number) => new Float64Array(buffer, take(8 * length), length);

  function constants(values: ArrayLike<number>): Float64Array {
    const column = float64(values.length);
    column.set(values);
    return column;
  }

  function family(parameter: number, limit: number, poisson: 0 | 1): number {
    const at = take(32 + 16 * (limit + 2));
    wasm.addFamily(at, parameter, limit, poisson);
    return at;
  }

  function binomialFamily(p: number): BinomialFamily {
    const limit = p > 0 && p < 1 ? Math.min(TABLE_COUNT, Math.floor(TABLE_VARIANCE / (p * (1 - p)))) : -1;
    return family(p, limit, 0) as BinomialFamily;
  }

  const multinomials: { readonly families: number; readonly rows: number; readonly complete: boolean }[] = [];

  return {
    kind: "wasm",
    int32: (length) => new Int32Array(buffer, take(4 * length), length),
    uint32: (length) => new Uint32Array(buffer, take(4 * length), length),
    float64,
    constants,

    startOver() {
      new Uint8Array(buffer, columnsFrom, top - columnsFrom).fill(0);
      top = columnsFrom;
      wasm.useArena((columnsEnd + 15) & ~15, buffer.byteLength);
      multinomials.length = 0;
      room = { values: new Float64Array(0), buckets: 0, selected: 0 };
      asked = { probabilities: new Float64Array(0), answers: new Float64Array(0) };
    },

    openStreams({ word0, word1 }, first, day, { start, step }) {
      wasm.openStreams(word0, word1, first, day, start.byteOffset, step.byteOffset, start.length);
    },
    uniforms({ start, step }, slot, words) {
      const block = start.length;
      wasm.uniforms(start.byteOffset, step.byteOffset, block, slot, words.length / block, words.byteOffset);
    },

    forgetTables: () => wasm.forgetTables(),
    binomialFamily,
    binomials(handle, n, words, out) {
      wasm.binomials(handle, n.byteOffset, words.byteOffset, out.byteOffset, out.length);
    },
    binomialsOf(n, p, words, out) {
      wasm.binomialsOf(n.byteOffset, p.byteOffset, words.byteOffset, out.byteOffset, out.length);
    },
    binomialsOfHazard(n, hazard, words, out) {
      wasm.binomialsOfHazard(n.byteOffset, hazard.byteOffset, words.byteOffset, out.byteOffset, out.length);
    },

    poissonFamily: (mean) => family(mean, mean > 0 && mean <= TABLE_POISSON ? 0 : -1, 1) as PoissonFamily,
    poissons(handle, words, out) {
      wasm.poissons(handle, words.byteOffset, out.byteOffset, out.length);
    },
    poissonsOf(mean, words, out) {
      wasm.poissonsOf(mean.byteOffset, words.byteOffset, out.byteOffset, out.length);
    },

    multinomial(shares) {
      const { conditional, complete } = conditionalShares(shares);
      const addresses = new Uint32Array(buffer, take(4 * conditional.length), conditional.length);
      conditional.forEach((share, row) => {
        addresses[row] = binomialFamily(share);
      });
      return (multinomials.push({ families: addresses.byteOffset, rows: conditional.length, complete }) -
        1) as Multinomial;
    },
    spread(handle, left, words, out) {
      const { families, rows, complete } = multinomials[handle]!;
      const complement = complete ? 1 : 0;
      wasm.spread(families, rows, complement, left.byteOffset, words.byteOffset, out.byteOffset, left.length);
    },

    pick(points, words, out) {
      wasm.pick(points.byteOffset, points.length, words.byteOffset, out.byteOffset, out.length);
    },
    durationSums({ points, mean, shape }, count, factor, { start, step }, slot, out) {
      wasm.durationSums(
        points.byteOffset,
        points.length,
        mean,
        shape,
        SUM_SHAPE,
        MOST_DURATIONS,
        count.byteOffset,
        factor.byteOffset,
        start.byteOffset,
        step.byteOffset,
        slot,
        out.byteOffset,
        out.length,
      );
    },

    addCounts(into, from, factor) {
      wasm.addCounts(into.byteOffset, from.byteOffset, factor, into.length);
    },
    addRows(into, rows) {
      wasm.addRows(into.byteOffset, rows.byteOffset, rows.length / into.length, into.length);
    },
    addCountsToSums(into, from, factor) {
      wasm.addCountsToSums(into.byteOffset, from.byteOffset, factor, into.length);
    },
    addSums(into, from, factor) {
      wasm.addSums(into.byteOffset, from.byteOffset, factor, into.length);
    },
    multiply(a, b, factor, out) {
      wasm.multiply(a.byteOffset, b.byteOffset, factor, out.byteOffset, out.length);
    },
    outer(a, byRow, out) {
      wasm.outer(a.byteOffset, byRow.byteOffset, byRow.length, out.byteOffset, a.length);
    },

    ratios(numerators, denominators, out) {
      wasm.ratios(numerators.byteOffset, denominators.byteOffset, out.byteOffset, out.length);
    },
    mapping(values, points) {
      const { lowest, lowestPoints, ends } = segmentsOf(values, points);
      const rows = ends.flatMap((s, i) => {
        const below = ends[i - 1]?.upTo ?? lowest;
        return [s.upTo, s.points, s.from, s.fromPoints, s.width, s.rise, below, 0];
      });
      const column = constants([0, lowest, lowestPoints, ...rows]);
      new Int32Array(buffer, column.byteOffset, 1)[0] = ends.length;
      return column.byteOffset as PointMapping;
    },
    addPoints(handle, values, weight, into) {
      wasm.addPoints(handle, values.byteOffset, weight, into.byteOffset, into.length);
    },

    quantiles(values, probabilities, out) {
      const n = values.length;
      const count = probabilities.length;
      if (room.values.length < n) {
        if (top + 18 * n + 16 * count + 128 > columnsEnd) return selectQuantiles(values, probabilities, out);
        room = { values: float64(n), selected: take(8 * n), buckets: take(2 * n) };
      }
      if (asked.answers.length < count) asked = { probabilities: float64(count), answers: float64(count) };
      room.values.set(values);
      asked.probabilities.set(probabilities);
      const [from, to] = [asked.probabilities.byteOffset, asked.answers.byteOffset];
      const mean = wasm.quantiles(room.values.byteOffset, n, room.buckets, room.selected, from, count, to);
      if (Number.isNaN(mean)) return selectQuantiles(values, probabilities, out);
      out.set(asked.answers.subarray(0, count));
      return mean;
    },
  };
}
