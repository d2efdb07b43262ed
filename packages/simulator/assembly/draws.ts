// The drawing primitives over columns of `block` replications.
import { storeBinomials, storeBinomialsOfHazard, storePoissons } from "./pairs";
import { normalOfWord } from "./quantiles";
import { wordAt } from "./streams";
import { buildTable, LIMIT, lookUp, POINTERS, POISSON } from "./tables";

/** Where a Poisson family finds its count, 0. */
const NOTHING: usize = memory.data(16, 16);
/** Replications of the chunk in hand whose draw is not in the cell that it falls into. */
const UNSETTLED: usize = memory.data(1028 * 4, 16);
const CHUNK: i32 = 1024;

/**
 * Draws of one family. `step`: 4, or 0 where every draw has the count at `n`. `left`: where what is drawn is taken from, or 0.
 */
function draw(family: usize, n: usize, step: usize, words: usize, out: usize, left: usize, block: i32): void {
  for (let from = 0; from < block; from += CHUNK) {
    const length = min<i32>(CHUNK, block - from);
    const unsettled = drawCells(family, n, step, words, out, length);
    settleByTable(family, n, step, words, out, unsettled);
    const bytes = (<usize>length) << 2;
    if (left !== 0) {
      for (let i: usize = 0; i < bytes; i += 16)
        v128.store(left + i, i32x4.sub(v128.load(left + i), v128.load(out + i)));
      left += bytes;
    }
    n += <usize>length * step;
    words += bytes;
    out += bytes;
  }
}

/** Draws what one cell decides, without a branch; lists the rest. @returns the end of the list */
function drawCells(family: usize, n: usize, step: usize, words: usize, out: usize, length: i32): usize {
  const none = <u32>(load<i32>(family, LIMIT) + 1);
  const pointers = family + POINTERS;
  let unsettled = UNSETTLED;
  for (let i = 0; i < length; i++) {
    const count = load<u32>(n);
    const at = pointers + ((<usize>min<u32>(count, none)) << 4);
    const cells = load<u32>(at, 4);
    const place = <u64>load<u32>(words) * <u64>cells;
    const cell = load<u32>(load<usize>(at) + ((<usize>(place >> 32)) << 2));
    const start = <u64>cell * <u64>cells;
    const before = <u32>(start >> 32);
    store<i32>(out, load<i32>(at, 8) + <i32>before + i32(<u32>place > <u32>start));
    store<i32>(unsettled, i);
    unsettled += (<usize>(before + 1 >= cells)) << 2;
    n += step;
    words += 4;
    out += 4;
  }
  return unsettled;
}

/** What is listed, by its table; what is beyond the tables, two by two. */
function settleByTable(
  family: usize,
  n: usize,
  step: usize,
  words: usize,
  out: usize,
  unsettled: usize,
): void {
  const limit = load<i32>(family, LIMIT);
  let waiting: isize = -1;
  for (let at = UNSETTLED; at < unsettled; at += 4) {
    const i = load<usize>(at);
    const count = load<i32>(n + i * step);
    if (count >= 0 && count <= limit) {
      const table = family + POINTERS + ((<usize>count) << 4);
      if (load<usize>(table) === 0) buildTable(family, count);
      store<i32>(out + (i << 2), lookUp(table, load<u32>(words + (i << 2))));
    } else if (waiting < 0) {
      waiting = <isize>i;
    } else {
      storeBeyond(family, n, step, words, out, <usize>waiting, i);
      waiting = -1;
    }
  }
  if (waiting >= 0) storeBeyond(family, n, step, words, out, <usize>waiting, <usize>waiting);
}

function storeBeyond(
  family: usize,
  n: usize,
  step: usize,
  words: usize,
  out: usize,
  i: usize,
  j: usize,
): void {
  const parameter = load<f64>(family);
  const word0 = load<u32>(words + (i << 2));
  const word1 = load<u32>(words + (j << 2));
  if (load<i32>(family, POISSON))
    storePoissons(parameter, parameter, word0, word1, out + (i << 2), out + (j << 2));
  else
    storeBinomials(
      load<i32>(n + i * step),
      load<i32>(n + j * step),
      parameter,
      parameter,
      word0,
      word1,
      out + (i << 2),
      out + (j << 2),
    );
}

export function binomials(family: usize, n: usize, words: usize, out: usize, block: i32): void {
  draw(family, n, 4, words, out, 0, block);
}

export function poissons(family: usize, words: usize, out: usize, block: i32): void {
  draw(family, NOTHING, 0, words, out, 0, block);
}

export function binomialsOf(n: usize, p: usize, words: usize, out: usize, block: i32): void {
  for (let i: usize = 0; i < <usize>block; i += 2) {
    const j = min<usize>(i + 1, <usize>block - 1);
    storeBinomials(
      load<i32>(n + (i << 2)),
      load<i32>(n + (j << 2)),
      load<f64>(p + (i << 3)),
      load<f64>(p + (j << 3)),
      load<u32>(words + (i << 2)),
      load<u32>(words + (j << 2)),
      out + (i << 2),
      out + (j << 2),
    );
  }
}

/** `out` must not be `n`: zeros are written first, the rest from a list. */
export function binomialsOfHazard(n: usize, hazard: usize, words: usize, out: usize, block: i32): void {
  for (let from = 0; from < block; from += CHUNK) {
    const length = min<i32>(CHUNK, block - from);
    const unsettled = drawNone(n, hazard, words, out, length);
    for (let at = UNSETTLED; at < unsettled; at += 8) {
      const i = load<usize>(at);
      const j = at + 4 < unsettled ? load<usize>(at + 4) : i;
      storeBinomialsOfHazard(
        load<i32>(n + (i << 2)),
        load<i32>(n + (j << 2)),
        load<f64>(hazard + (i << 3)),
        load<f64>(hazard + (j << 3)),
        load<u32>(words + (i << 2)),
        load<u32>(words + (j << 2)),
        out + (i << 2),
        out + (j << 2),
      );
    }
    const bytes = (<usize>length) << 2;
    n += bytes;
    hazard += bytes << 1;
    words += bytes;
    out += bytes;
  }
}

/** Writes 0 and lists what may be more: the first test of `binomialQuantileOfHazard`. @returns the end of the list */
function drawNone(n: usize, hazard: usize, words: usize, out: usize, length: i32): usize {
  let unsettled = UNSETTLED;
  for (let i = 0; i < length; i += 4) {
    v128.store(out, i32x4.splat(0));
    if (v128.any_true(v128.load(n))) {
      unsettled = listPair(n, hazard, words, i, unsettled);
      unsettled = listPair(n + 8, hazard + 16, words + 8, i + 2, unsettled);
    }
    n += 16;
    hazard += 32;
    words += 16;
    out += 16;
  }
  // the last step may have looked beyond the end
  while (unsettled > UNSETTLED && load<i32>(unsettled - 4) >= length) unsettled -= 4;
  return unsettled;
}

function listPair(n: usize, hazard: usize, words: usize, i: i32, unsettled: usize): usize {
  const mean = f64x2.mul(f64x2.convert_low_i32x4_s(v128.load64_zero(n)), v128.load(hazard));
  const u = f64x2.add(
    f64x2.mul(f64x2.convert_low_i32x4_u(v128.load64_zero(words)), f64x2.splat(2.3283064365386963e-10)),
    f64x2.splat(1.1641532182693481e-10),
  );
  const third = f64x2.sub(f64x2.splat(0.5), f64x2.mul(mean, f64x2.splat(0.16666666666666666)));
  const second = f64x2.sub(f64x2.splat(1), f64x2.mul(mean, third));
  const none = f64x2.sub(f64x2.splat(1), f64x2.mul(mean, second));
  const some = i64x2.bitmask(v128.andnot(f64x2.gt(mean, f64x2.splat(0)), f64x2.le(u, none)));
  store<i32>(unsettled, i);
  unsettled += (some & 1) << 2;
  store<i32>(unsettled, i + 1);
  return unsettled + ((some >> 1) << 2);
}

export function poissonsOf(mean: usize, words: usize, out: usize, block: i32): void {
  for (let i: usize = 0; i < <usize>block; i += 2) {
    const j = min<usize>(i + 1, <usize>block - 1);
    storePoissons(
      load<f64>(mean + (i << 3)),
      load<f64>(mean + (j << 3)),
      load<u32>(words + (i << 2)),
      load<u32>(words + (j << 2)),
      out + (i << 2),
      out + (j << 2),
    );
  }
}

/** `families`: addresses of the conditional families, one per row. */
export function spread(
  families: usize,
  rows: i32,
  complete: bool,
  left: usize,
  words: usize,
  out: usize,
  block: i32,
): void {
  const row = (<usize>block) << 2;
  for (let k = 0; k < rows; k++) {
    draw(load<usize>(families + ((<usize>k) << 2)), left, 4, words, out, left, block);
    words += row;
    out += row;
  }
  if (!complete) return;
  memory.copy(out, left, row);
  memory.fill(left, 0, row);
}

export function pick(points: usize, count: i32, words: usize, out: usize, block: i32): void {
  const scale = f64(count);
  for (let i: usize = 0; i < <usize>block; i++)
    store<f64>(out + (i << 3), pointOf(points, scale, load<u32>(words + (i << 2))));
}

function pointOf(points: usize, count: f64, word: u32): f64 {
  const at = <usize>((f64(word) + 0.5) * 2.3283064365386963e-10 * count);
  return load<f64>(points + (at << 3));
}

export function durationSums(
  points: usize,
  pointCount: i32,
  mean: f64,
  shape: f64,
  sumShape: f64,
  most: i32,
  count: usize,
  factor: usize,
  start: usize,
  step: usize,
  slot: i32,
  out: usize,
  block: i32,
): void {
  for (let i: usize = 0; i < <usize>block; i++)
    store<f64>(
      out + (i << 3),
      durationSum(
        points,
        f64(pointCount),
        mean,
        shape,
        sumShape,
        most,
        load<i32>(count + (i << 2)),
        load<f64>(factor + (i << 3)),
        load<i32>(start + (i << 2)),
        load<i32>(step + (i << 2)),
        slot,
      ),
    );
}

function durationSum(
  points: usize,
  pointCount: f64,
  mean: f64,
  shape: f64,
  least: f64,
  most: i32,
  count: i32,
  factor: f64,
  start: i32,
  step: i32,
  slot: i32,
): f64 {
  if (count <= 0 || mean === 0) return 0;
  const n = f64(count);
  const sumShape = n * shape;
  if (sumShape === Infinity) return floor(n * mean * factor + 0.5);
  if (sumShape >= least || count > most) {
    const spread = 1 / (9 * sumShape);
    const root = 1 - spread + normalOfWord(wordAt(start, step, slot)) * sqrt(spread);
    return root <= 0 ? 0 : floor(n * mean * root * root * root * factor + 0.5);
  }
  let sum: f64 = 0;
  for (let k = 0; k < count; k++) sum += pointOf(points, pointCount, wordAt(start, step, slot + k));
  return floor(sum * factor + 0.5);
}
