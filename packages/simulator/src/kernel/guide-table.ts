/** From these bounds on, counts are drawn without a table: the tables stay small, whatever the volume. */
export const TABLE_VARIANCE = 160;
export const TABLE_COUNT = 8191;
export const TABLE_POISSON = 100_000;

const MASSES = 16_384;
const upwards = new Float64Array(MASSES);
const downwards = new Float64Array(MASSES);
const FULL = 4_294_967_296;

/**
 * The quantiles of one distribution for all 2³² words, in cells of equal width.
 *
 * A cell is one word: its upper `bits` say how many outcomes end before the cell, its lower ones where, inside the cell,
 * the next outcome begins. Cells with more than one beginning are marked by ones in the upper bits and are searched.
 */
export interface GuideTable {
  readonly bits: number;
  /** The least outcome that a word can give. */
  readonly lowest: number;
  readonly cells: Uint32Array;
  /** Last word that gives lowest + j; the last entry is 2³² − 1. */
  readonly ends: Uint32Array;
}

/** Outcome of `word`. */
export function lookUp({ bits, lowest, cells, ends }: GuideTable, word: number): number {
  const shift = 32 - bits;
  const cell = cells[word >>> shift]!;
  const before = cell >>> shift;
  if (before === (1 << bits) - 1) {
    let j = (cell << bits) >>> bits;
    while (ends[j]! < word) j++;
    return lowest + j;
  }
  return lowest + before + ((word << bits) >>> 0 > (cell << bits) >>> 0 ? 1 : 0);
}

export function binomialTable(n: number, p: number): GuideTable {
  const q = 1 - p;
  const mode = Math.min(n, Math.floor((n + 1) * p));
  let [up, down] = [0, 0];
  for (let k = mode, mass = 1; k < n; k++) {
    mass *= ((n - k) * p) / ((k + 1) * q);
    if (mass < 1e-16) break;
    upwards[up++] = mass;
  }
  for (let k = mode, mass = 1; k > 0; k--) {
    mass *= (k * q) / ((n - k + 1) * p);
    if (mass < 1e-16) break;
    downwards[down++] = mass;
  }
  return tableOf(mode, up, down);
}

export function poissonTable(mean: number): GuideTable {
  const mode = Math.floor(mean);
  let [up, down] = [0, 0];
  for (let k = mode, mass = 1; ; k++) {
    mass *= mean / (k + 1);
    if (mass < 1e-16) break;
    upwards[up++] = mass;
  }
  for (let k = mode, mass = 1; k > 0; k--) {
    mass *= k / mean;
    if (mass < 1e-16) break;
    downwards[down++] = mass;
  }
  return tableOf(mode, up, down);
}

/** Sums the masses around the mode, 1, in ascending order of the outcome. */
function tableOf(mode: number, up: number, down: number): GuideTable {
  let total = 1;
  for (let i = down - 1; i >= 0; i--) total += downwards[i]!;
  for (let i = 0; i < up; i++) total += upwards[i]!;
  const ends: number[] = [];
  let lowest = mode - down;
  let sum = 0;
  for (let k = -down; k <= up; k++) {
    sum += (k < 0 ? downwards[-1 - k]! : k === 0 ? 1 : upwards[k - 1]!) / total;
    const end = Math.floor(sum * FULL + 0.5);
    if (end >= FULL) break;
    if (end === 0) lowest++;
    else ends.push(end - 1);
  }
  ends.push(FULL - 1);
  return { lowest, ...cellsOf(Uint32Array.from(ends)) };
}

function cellsOf(ends: Uint32Array) {
  let bits = 2;
  while (1 << (bits - 1) <= ends.length) bits++;
  const shift = 32 - bits;
  const width = 1 << shift;
  const cells = new Uint32Array(1 << bits);
  let j = 0;
  for (let c = 0; c < cells.length; c++) {
    const start = c * width;
    const last = start + width - 1;
    while (ends[j]! < start) j++;
    const within = ends[j]! < last;
    if (!within) cells[c] = j * width + (width - 1);
    else if (ends[j + 1]! < last) cells[c] = (cells.length - 1) * width + j;
    else cells[c] = j * width + (ends[j]! - start);
  }
  return { bits, cells, ends };
}
