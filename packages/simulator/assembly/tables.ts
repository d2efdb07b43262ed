// guide-table.ts. A table lies in the arena as cells and ends, 4 bytes each. What points to it takes 16 bytes: address, 0 where
// it is not built; number of cells; lowest outcome.
import { DOWNWARDS, ENDS, UPWARDS } from "./memory";

// A family: probability or mean, next family, largest count with a table (−1: none), then what points to the table
// of each count and, last, to none. A Poisson family has one, at count 0, and `poisson` in its first word after the limit.
const NEXT: usize = 8;
export const LIMIT: usize = 12;
export const POISSON: usize = 16;
export const POINTERS: usize = 32;

let arena: usize = 0;
let arenaEnd: usize = 0;
let top: usize = 0;
let families: usize = 0;

/** Where tables may lie; there are no families yet, or no more. */
export function useArena(from: usize, to: usize): void {
  families = 0;
  arena = from;
  arenaEnd = to;
  top = from;
}

export function addFamily(family: usize, parameter: f64, limit: i32, poisson: bool): void {
  store<f64>(family, parameter);
  store<i32>(family, i32(poisson), POISSON);
  store<usize>(family, families, NEXT);
  store<i32>(family, limit, LIMIT);
  families = family;
}

/** Forgets every table. They are built again when they are wanted: the same. */
export function forgetTables(): void {
  top = arena;
  for (let family = families; family !== 0; family = load<usize>(family, NEXT)) {
    const pointers = load<i32>(family, LIMIT) + 2;
    memory.fill(family + POINTERS, 0, (<usize>pointers) << 4);
  }
}

/** `at`: what points to the table. Multiplying by the cell count splits a word into its cell and its place in it. */
export function lookUp(at: usize, word: u32): i32 {
  const table = load<usize>(at);
  const cells = load<u32>(at, 4);
  const place = <u64>word * <u64>cells;
  const start = <u64>load<u32>(table + ((<usize>(place >> 32)) << 2)) * <u64>cells;
  const before = <u32>(start >> 32);
  if (before < cells - 1) return load<i32>(at, 8) + <i32>before + i32(<u32>place > <u32>start);
  const ends = table + ((<usize>cells) << 2);
  let j = <u32>start / cells;
  while (load<u32>(ends + ((<usize>j) << 2)) < word) j++;
  return load<i32>(at, 8) + <i32>j;
}

export function buildTable(family: usize, count: i32): void {
  if (load<i32>(family, POISSON)) buildPoisson(family);
  else buildBinomial(family, count);
}

function buildBinomial(family: usize, n: i32): void {
  const p = load<f64>(family);
  const q = 1 - p;
  const count = f64(n);
  const mode = min<f64>(count, floor((count + 1) * p));
  let up = 0;
  let down = 0;
  let mass: f64 = 1;
  for (let k = mode; k < count; k += 1) {
    mass *= ((count - k) * p) / ((k + 1) * q);
    if (mass < 1e-16) break;
    store<f64>(UPWARDS + ((<usize>up) << 3), mass);
    up++;
  }
  mass = 1;
  for (let k = mode; k > 0; k -= 1) {
    mass *= (k * q) / ((count - k + 1) * p);
    if (mass < 1e-16) break;
    store<f64>(DOWNWARDS + ((<usize>down) << 3), mass);
    down++;
  }
  build(family + POINTERS + ((<usize>n) << 4), i32(mode), up, down);
}

function buildPoisson(family: usize): void {
  const mean = load<f64>(family);
  const mode = floor(mean);
  let up = 0;
  let down = 0;
  let mass: f64 = 1;
  for (let k = mode; ; k += 1) {
    mass *= mean / (k + 1);
    if (mass < 1e-16) break;
    store<f64>(UPWARDS + ((<usize>up) << 3), mass);
    up++;
  }
  mass = 1;
  for (let k = mode; k > 0; k -= 1) {
    mass *= k / mean;
    if (mass < 1e-16) break;
    store<f64>(DOWNWARDS + ((<usize>down) << 3), mass);
    down++;
  }
  build(family + POINTERS, i32(mode), up, down);
}

function build(at: usize, mode: i32, up: i32, down: i32): void {
  let total: f64 = 1;
  for (let i = down - 1; i >= 0; i--) total += load<f64>(DOWNWARDS + ((<usize>i) << 3));
  for (let i = 0; i < up; i++) total += load<f64>(UPWARDS + ((<usize>i) << 3));
  let lowest = mode - down;
  let count = 0;
  let sum: f64 = 0;
  for (let k = -down; k <= up; k++) {
    const mass: f64 =
      k < 0
        ? load<f64>(DOWNWARDS + ((<usize>(-1 - k)) << 3))
        : k === 0
          ? 1
          : load<f64>(UPWARDS + ((<usize>(k - 1)) << 3));
    sum += mass / total;
    const end = floor(sum * 4294967296 + 0.5);
    if (end >= 4294967296) break;
    if (end === 0) {
      lowest++;
      continue;
    }
    store<u32>(ENDS + ((<usize>count) << 2), u32(end - 1));
    count++;
  }
  store<u32>(ENDS + ((<usize>count) << 2), 0xffffffff);
  count++;
  let bits: u32 = 2;
  while (1 << (bits - 1) <= count) bits++;

  const size: usize = (((<usize>1) << bits) + <usize>count) << 2;
  if (top + size > arenaEnd) forgetTables();
  const table = top;
  top += size;
  const shift = 32 - bits;
  const width: u32 = 1 << shift;
  const cells = 1 << bits;
  let j = 0;
  for (let c = 0; c < cells; c++) {
    const start = (<u32>c) << shift;
    const last = start + (width - 1);
    while (load<u32>(ENDS + ((<usize>j) << 2)) < start) j++;
    const end = load<u32>(ENDS + ((<usize>j) << 2));
    let cell: u32 = 0;
    if (end >= last) cell = ((<u32>j) << shift) | (width - 1);
    else if (load<u32>(ENDS + ((<usize>(j + 1)) << 2)) < last) cell = ((<u32>(cells - 1)) << shift) | <u32>j;
    else cell = ((<u32>j) << shift) | (end - start);
    store<u32>(table + ((<usize>c) << 2), cell);
  }
  memory.copy(table + ((<usize>4) << bits), ENDS, (<usize>count) << 2);
  store<usize>(at, table);
  store<i32>(at, cells, 4);
  store<i32>(at, lowest, 8);
}
