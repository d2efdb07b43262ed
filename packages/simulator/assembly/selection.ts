// select-quantiles.ts.

const BUCKETS: i32 = 1024;
const COUNTS: usize = memory.data(1025 * 4, 16);
const FILLED: usize = memory.data(1024 * 4, 16);
const WANTED: usize = memory.data(1024, 16);

/** @returns the mean; NaN, and nothing done, where the values lie too near together to be told apart by division */
export function quantiles(
  values: usize,
  n: i32,
  buckets: usize,
  selected: usize,
  probabilities: usize,
  count: i32,
  out: usize,
): f64 {
  let lows = v128.load64_splat(values);
  let highs = lows;
  let sums = f64x2.splat(0);
  const pairs = (<usize>(n >> 1)) << 4;
  for (let i: usize = 0; i < pairs; i += 16) {
    const x = v128.load(values + i);
    lows = f64x2.pmin(lows, x);
    highs = f64x2.pmax(highs, x);
    sums = f64x2.add(sums, x);
  }
  const tail = load<f64>(values + ((<usize>(n - 1)) << 3));
  const low = min<f64>(min<f64>(f64x2.extract_lane(lows, 0), f64x2.extract_lane(lows, 1)), tail);
  const high = max<f64>(max<f64>(f64x2.extract_lane(highs, 0), f64x2.extract_lane(highs, 1)), tail);
  const scale = f64(BUCKETS - 1) / (high - low);
  if (!(scale > 0 && scale < Infinity)) return NaN;
  memory.fill(COUNTS, 0, 1025 * 4);
  memory.fill(WANTED, 0, 1024);
  for (let i: usize = 0; i < <usize>n; i++) {
    const bucket = <u32>((load<f64>(values + (i << 3)) - low) * scale);
    store<u16>(buckets + (i << 1), <u16>bucket);
    const at = COUNTS + ((<usize>bucket) << 2);
    store<u32>(at, load<u32>(at, 4) + 1, 4);
  }
  for (let at = COUNTS; at < COUNTS + 4096; at += 4) store<u32>(at, load<u32>(at, 4) + load<u32>(at), 4);
  memory.copy(FILLED, COUNTS, 4096);
  for (let i: usize = 0; i < <usize>count; i++) {
    const k = <u32>floor(f64(n - 1) * load<f64>(probabilities + (i << 3)));
    store<u8>(WANTED + bucketOf(k), 1);
    store<u8>(WANTED + bucketOf(min<u32>(k + 1, n - 1)), 1);
  }
  for (let i: usize = 0; i < <usize>n; i++) {
    const bucket = <usize>load<u16>(buckets + (i << 1));
    if (load<u8>(WANTED + bucket) === 0) continue;
    const at = FILLED + (bucket << 2);
    const place = load<u32>(at);
    store<u32>(at, place + 1);
    store<f64>(selected + ((<usize>place) << 3), load<f64>(values + (i << 3)));
  }
  for (let b: usize = 0; b < 1024; b++)
    if (load<u8>(WANTED + b) !== 0)
      sort(
        selected + ((<usize>load<u32>(COUNTS + (b << 2))) << 3),
        selected + ((<usize>load<u32>(COUNTS + (b << 2), 4)) << 3) - 8,
      );
  for (let i: usize = 0; i < <usize>count; i++) {
    const place = f64(n - 1) * load<f64>(probabilities + (i << 3));
    const k = <u32>floor(place);
    const below = load<f64>(selected + ((<usize>k) << 3));
    const above = load<f64>(selected + ((<usize>min<u32>(k + 1, n - 1)) << 3));
    store<f64>(out + (i << 3), below + (place - f64(k)) * (above - below));
  }
  const rest = n & 1 ? tail : 0;
  return (f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1) + rest) / f64(n);
}

function bucketOf(k: u32): usize {
  let low: usize = 0;
  let high: usize = 1023;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<u32>(COUNTS + (middle << 2), 4) > k) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Sorts the doubles from address `left` to address `right`: quicksort, then insertion. */
function sort(left: usize, right: usize): void {
  if (right <= left || right > 0xfffffff0) return;
  while (right - left > 24 * 8) {
    const pivot = load<f64>(left + (((right - left) >> 4) << 3));
    let i = left;
    let j = right;
    while (i <= j) {
      while (load<f64>(i) < pivot) i += 8;
      while (load<f64>(j) > pivot) j -= 8;
      if (i > j) break;
      const held = load<f64>(i);
      store<f64>(i, load<f64>(j));
      store<f64>(j, held);
      i += 8;
      j -= 8;
    }
    if (j - left < right - i) {
      if (j > left) sort(left, j);
      left = i;
    } else {
      if (i < right) sort(i, right);
      right = j;
    }
    if (right <= left) return;
  }
  for (let at = left + 8; at <= right; at += 8) {
    const x = load<f64>(at);
    let to = at;
    while (to > left && load<f64>(to - 8) > x) {
      store<f64>(to, load<f64>(to - 8));
      to -= 8;
    }
    store<f64>(to, x);
  }
}
