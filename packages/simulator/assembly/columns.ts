// Sums, scores: columns of doubles two at a time. Columns end at multiples of 16 bytes, so that the last step may run over.

export function addCounts(into: usize, from: usize, factor: i32, length: i32): void {
  const by = i32x4.splat(factor);
  for (let i: usize = 0; i < (<usize>length) << 2; i += 16)
    v128.store(into + i, i32x4.add(v128.load(into + i), i32x4.mul(v128.load(from + i), by)));
}

/** into += each of `count` rows. */
export function addRows(into: usize, rows: usize, count: i32, length: i32): void {
  const row = (<usize>length) << 2;
  for (let i: usize = 0; i < row; i += 16) {
    let sum = v128.load(into + i);
    let at = rows + i;
    for (let k = 0; k < count; k++) {
      sum = i32x4.add(sum, v128.load(at));
      at += row;
    }
    v128.store(into + i, sum);
  }
}

export function addCountsToSums(into: usize, from: usize, factor: f64, length: i32): void {
  const by = f64x2.splat(factor);
  for (let i: usize = 0; i < <usize>length; i += 2) {
    const counts = f64x2.convert_low_i32x4_s(v128.load64_zero(from + (i << 2)));
    const at = into + (i << 3);
    v128.store(at, f64x2.add(v128.load(at), f64x2.mul(by, counts)));
  }
}

export function addSums(into: usize, from: usize, factor: f64, length: i32): void {
  const by = f64x2.splat(factor);
  for (let i: usize = 0; i < (<usize>length) << 3; i += 16)
    v128.store(into + i, f64x2.add(v128.load(into + i), f64x2.mul(by, v128.load(from + i))));
}

export function multiply(a: usize, b: usize, factor: f64, out: usize, length: i32): void {
  const by = f64x2.splat(factor);
  for (let i: usize = 0; i < (<usize>length) << 3; i += 16)
    v128.store(out + i, f64x2.mul(f64x2.mul(v128.load(a + i), v128.load(b + i)), by));
}

/** Row after row: a × the row's number. */
export function outer(a: usize, byRow: usize, rows: i32, out: usize, length: i32): void {
  for (let k = 0; k < rows; k++) {
    const by = v128.load64_splat(byRow);
    for (let i: usize = 0; i < (<usize>length) << 3; i += 16)
      v128.store(out + i, f64x2.mul(v128.load(a + i), by));
    out += (<usize>length) << 3;
    byRow += 8;
  }
}

export function ratios(numerators: usize, denominators: usize, out: usize, length: i32): void {
  const zero = f64x2.splat(0);
  const none = f64x2.splat(NaN);
  for (let i: usize = 0; i < (<usize>length) << 3; i += 16) {
    const by = v128.load(denominators + i);
    const ratio = f64x2.div(v128.load(numerators + i), by);
    v128.store(out + i, v128.bitselect(none, ratio, f64x2.eq(by, zero)));
  }
}

// A mapping: segments, lowest value, its points, then of each segment upTo, points, from, fromPoints, width, rise, and, for
// both lanes to be compared with, its lower value.
const SEGMENT: usize = 64;

export function addPoints(mapping: usize, values: usize, weight: f64, into: usize, length: i32): void {
  const end = into + ((<usize>length) << 3);
  const by = f64x2.splat(weight);
  let segment = mapping + 24;
  let upTo = v128.load64_splat(segment);
  let from = v128.load64_splat(segment, 16);
  let fromPoints = v128.load64_splat(segment, 24);
  let width = v128.load64_splat(segment, 32);
  let rise = v128.load64_splat(segment, 40);
  let below = v128.load64_splat(segment, 48);
  for (; into < end; into += 16, values += 16) {
    const x = v128.load(values);
    let points: v128;
    if (v128.any_true(v128.or(f64x2.ge(x, upTo), v128.not(f64x2.gt(x, below))))) {
      const low = f64x2.extract_lane(x, 0);
      const high = f64x2.extract_lane(x, 1);
      segment = segmentOf(mapping, low, segment);
      points = f64x2.splat(pointsAt(mapping, segment, low));
      segment = segmentOf(mapping, high, segment);
      points = f64x2.replace_lane(points, 1, pointsAt(mapping, segment, high));
      upTo = v128.load64_splat(segment);
      from = v128.load64_splat(segment, 16);
      fromPoints = v128.load64_splat(segment, 24);
      width = v128.load64_splat(segment, 32);
      rise = v128.load64_splat(segment, 40);
      below = v128.load64_splat(segment, 48);
    } else {
      const share = f64x2.div(f64x2.sub(x, from), width);
      points = f64x2.add(fromPoints, f64x2.mul(share, rise));
    }
    v128.store(into, f64x2.add(v128.load(into), f64x2.mul(by, points)));
  }
}

/** The segment with lower value < x ≤ upper value, from a guess; the outermost beyond them. */
function segmentOf(mapping: usize, x: f64, guess: usize): usize {
  const first = mapping + 24;
  const last = first + SEGMENT * <usize>(load<i32>(mapping) - 1);
  let segment = guess;
  while (segment < last && x > load<f64>(segment)) segment += SEGMENT;
  while (segment > first && x <= load<f64>(segment - SEGMENT)) segment -= SEGMENT;
  return segment;
}

function pointsAt(mapping: usize, segment: usize, x: f64): f64 {
  const lowest = load<f64>(mapping, 8);
  if (x <= lowest) return load<f64>(mapping, 16);
  if (!(x > lowest)) return NaN;
  if (x >= load<f64>(segment)) return load<f64>(segment, 8);
  const share = (x - load<f64>(segment, 16)) / load<f64>(segment, 32);
  return load<f64>(segment, 24) + share * load<f64>(segment, 40);
}
