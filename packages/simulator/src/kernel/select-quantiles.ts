const BUCKETS = 1024;
const counts = new Uint32Array(BUCKETS + 1);
const wanted = new Uint8Array(BUCKETS);
const filled = new Uint32Array(BUCKETS);
let buckets = new Uint16Array(0);
let selected = new Float64Array(0);

/**
 * Quantiles of type 7 (Hyndman and Fan 1996), exact: values fall into buckets of equal width, and only those that hold a wanted
 * order statistic are sorted.
 *
 * @param values at least one, finite; left as they are
 * @returns the mean
 */
export function selectQuantiles(
  values: Float64Array,
  probabilities: Float64Array,
  out: Float64Array,
): number {
  const n = values.length;
  let [low, high] = [values[0]!, values[0]!];
  for (let i = 1; i < n; i++) {
    const x = values[i]!;
    if (x < low) low = x;
    if (x > high) high = x;
  }
  const scale = (BUCKETS - 1) / (high - low);
  if (!(scale > 0 && scale < Number.POSITIVE_INFINITY)) {
    sortAll(values, probabilities, out);
    return meanOf(values);
  }
  if (buckets.length < n) buckets = new Uint16Array(n);
  if (selected.length < n) selected = new Float64Array(n);
  counts.fill(0);
  wanted.fill(0);
  for (let i = 0; i < n; i++) {
    const bucket = Math.floor((values[i]! - low) * scale);
    buckets[i] = bucket;
    counts[bucket + 1]!++;
  }
  for (let b = 0; b < BUCKETS; b++) counts[b + 1]! += counts[b]!;
  for (const p of probabilities) {
    const k = Math.floor((n - 1) * p);
    wanted[bucketOf(k)] = 1;
    wanted[bucketOf(Math.min(k + 1, n - 1))] = 1;
  }
  filled.set(counts.subarray(0, BUCKETS));
  for (let i = 0; i < n; i++) {
    const bucket = buckets[i]!;
    if (wanted[bucket]) selected[filled[bucket]!++] = values[i]!;
  }
  for (let b = 0; b < BUCKETS; b++)
    if (wanted[b] && counts[b + 1]! - counts[b]! > 1) selected.subarray(counts[b]!, counts[b + 1]!).sort();
  readQuantiles(selected, n, probabilities, out);
  return meanOf(values);
}

/** Sums of the values at even and at odd places, together: as pairs are added. */
function meanOf(values: Float64Array): number {
  const n = values.length;
  let [even, odd] = [0, 0];
  for (let i = 0; i + 1 < n; i += 2) {
    even += values[i]!;
    odd += values[i + 1]!;
  }
  const rest = n % 2 === 1 ? values[n - 1]! : 0;
  return (even + odd + rest) / n;
}

/** The bucket that holds the k-th smallest value. */
function bucketOf(k: number): number {
  let [low, high] = [0, BUCKETS - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (counts[middle + 1]! > k) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** All values alike, or too near to tell apart by division. */
function sortAll(values: Float64Array, probabilities: Float64Array, out: Float64Array): void {
  readQuantiles(Float64Array.from(values).sort(), values.length, probabilities, out);
}

function readQuantiles(
  sorted: Float64Array,
  n: number,
  probabilities: Float64Array,
  out: Float64Array,
): void {
  for (let i = 0; i < probabilities.length; i++) {
    const place = (n - 1) * probabilities[i]!;
    const k = Math.floor(place);
    const below = sorted[k]!;
    const above = sorted[Math.min(k + 1, n - 1)]!;
    out[i] = below + (place - k) * (above - below);
  }
}
