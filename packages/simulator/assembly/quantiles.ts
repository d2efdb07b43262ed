// binomial-quantile.ts, poisson-quantile.ts, count-up.ts, expanded-quantile.ts, normal-cells.ts and stirling-error.ts.
import { exp, log } from "./elementary";
import { NORMAL, RECIPROCALS, STIRLING } from "./memory";

const WORD: f64 = 2.3283064365386963e-10;
const HALF_WORD: f64 = 1.1641532182693481e-10;
const SMALL_VARIANCE: f64 = 4;

export function uniformOf(word: u32): f64 {
  return f64(word) * WORD + HALF_WORD;
}

export function normalOfWord(word: u32): f64 {
  const m = word ^ <u32>(<i32>word >> 31);
  const shift = max<i32>(0, 27 - clz<i32>(m));
  const at = NORMAL + ((<usize>((shift << 4) + <i32>(m >> shift))) << 5);
  const r = f64(<i32>(m & ((1 << shift) - 1)));
  const z = load<f64>(at) + r * (load<f64>(at, 8) + r * (load<f64>(at, 16) + r * load<f64>(at, 24)));
  return <i32>word < 0 ? -z : z;
}

function countUp(n: f64, odds: f64, none: f64, mean: f64, u: f64): f64 {
  const last = min<f64>(n, 255);
  let mass = none;
  let rest = u - mass;
  let k: f64 = 0;
  let at = RECIPROCALS + 8;
  while (rest >= 0 && k < last) {
    mass *= (n - k) * odds * load<f64>(at);
    rest -= mass;
    k += 1;
    at += 8;
    if (mass < 1e-18 && k > mean) break;
  }
  return k;
}

function countUpPoisson(mean: f64, none: f64, u: f64): f64 {
  let mass = none;
  let rest = u - mass;
  let k: f64 = 0;
  let at = RECIPROCALS + 8;
  while (rest >= 0 && k < 255) {
    mass *= mean * load<f64>(at);
    rest -= mass;
    k += 1;
    at += 8;
    if (mass < 1e-18 && k > mean) break;
  }
  return k;
}

function expandedQuantile(mean: f64, variance: f64, skew: f64, excess: f64, fifth: f64, word: u32): f64 {
  const z = normalOfWord(word);
  const sd = sqrt(variance - 0.08333333333333333);
  const s = 1 / sd;
  const s2 = s * s;
  const ratio = variance * s2;
  const a = skew * ratio;
  const b = excess * ratio + s2 * 0.008333333333333333;
  const c = fifth * ratio;
  const z2 = z * z;
  const z4 = z2 * z2;
  const first = a * (z2 - 1) * 0.16666666666666666;
  const second = z * (b * (z2 - 3) * 0.041666666666666664 - a * a * (2 * z2 - 5) * 0.027777777777777776);
  const third =
    c * (z4 - 6 * z2 + 3) * 0.008333333333333333 -
    a * b * (z4 - 5 * z2 + 2) * 0.041666666666666664 +
    a * a * a * (12 * z4 - 53 * z2 + 17) * 0.0030864197530864196;
  const place = mean + sd * z + first + s * (second + s * third) + 0.5;
  const k = floor(place);
  const beyond = place - k;
  const error = s2 * s * (0.006 * z4 * abs(z) + 0.02) + 1e-6 * sd + 1e-15 * mean;
  return beyond > error && 1 - beyond > error ? k : -1 - max<f64>(0, k);
}

function stirlingError(n: f64): f64 {
  if (n < 16) return load<f64>(STIRLING + ((<usize>n) << 3));
  const square = n * n;
  return (
    (1.0 / 12.0 -
      (1.0 / 360.0 - (1.0 / 1260.0 - (1.0 / 1680.0 - 1.0 / 1188.0 / square) / square) / square) / square) /
    n
  );
}

function deviance(x: f64, mean: f64): f64 {
  const difference = x - mean;
  const sum = x + mean;
  if (abs(difference) >= 0.1 * sum) return x * log(x / mean) + mean - x;
  const v = difference / sum;
  const square = v * v;
  let total = difference * v;
  let term = 2 * x * v;
  for (let j = 3; j < 400; j += 2) {
    term *= square;
    const next = total + term / f64(j);
    if (next === total) break;
    total = next;
  }
  return total;
}

function massAt(n: f64, p: f64, q: f64, k: f64): f64 {
  if (k === 0) return exp(n * log(q));
  if (k === n) return exp(n * log(p));
  const rest = n - k;
  const exponent =
    stirlingError(n) - stirlingError(k) - stirlingError(rest) - deviance(k, n * p) - deviance(rest, n * q);
  return exp(exponent) * sqrt(n / (6.283185307179586 * k * rest));
}

export function settle(n: f64, p: f64, q: f64, guess: f64, u: f64): f64 {
  let k = min<f64>(guess, n);
  let mass = massAt(n, p, q, k);
  let term = mass;
  let sum: f64 = 0;
  let upTo: f64 = 0;
  if (k <= n * p) {
    for (let j = k; j > 0; j -= 1) {
      term *= (j * q) / ((n - j + 1) * p);
      sum += term;
      if (term < sum * 1e-17) break;
    }
    upTo = sum + mass;
  } else {
    for (let j = k; j < n; j += 1) {
      term *= ((n - j) * p) / ((j + 1) * q);
      sum += term;
      if (term < sum * 1e-17) break;
    }
    upTo = 1 - sum;
  }
  while (upTo <= u && k < n) {
    mass *= ((n - k) * p) / ((k + 1) * q);
    k += 1;
    upTo += mass;
  }
  while (k > 0 && upTo - mass > u) {
    upTo -= mass;
    mass *= (k * q) / ((n - k + 1) * p);
    k -= 1;
  }
  return k;
}

export function settlePoisson(mean: f64, guess: f64, u: f64): f64 {
  let k = guess;
  let mass: f64 =
    k === 0 ? exp(-mean) : exp(-stirlingError(k) - deviance(k, mean)) / sqrt(6.283185307179586 * k);
  let term = mass;
  let sum: f64 = 0;
  let upTo: f64 = 0;
  if (k <= mean) {
    for (let j = k; j > 0; j -= 1) {
      term *= j / mean;
      sum += term;
      if (term < sum * 1e-17) break;
    }
    upTo = sum + mass;
  } else {
    for (let j = k + 1; ; j += 1) {
      term *= mean / j;
      sum += term;
      if (term < sum * 1e-17) break;
    }
    upTo = 1 - sum;
  }
  while (upTo <= u) {
    k += 1;
    mass *= mean / k;
    upTo += mass;
    if (mass < 1e-18) break;
  }
  while (k > 0 && upTo - mass > u) {
    upTo -= mass;
    mass *= k / mean;
    k -= 1;
  }
  return k;
}

function largeBinomial(n: f64, p: f64, q: f64, word: u32): f64 {
  const k = expandedQuantile(n * p, n * p * q, q - p, 1 - 6 * p * q, (q - p) * (1 - 12 * p * q), word);
  return k >= 0 ? k : settle(n, p, q, -1 - k, uniformOf(word));
}

export function binomialQuantile(count: i32, p: f64, word: u32): i32 {
  if (count <= 0 || !(p > 0)) return 0;
  if (p >= 1) return count;
  const n = f64(count);
  const q = 1 - p;
  const u = uniformOf(word);
  if (n * p * q >= SMALL_VARIANCE) return i32(largeBinomial(n, p, q, word));
  return p <= 0.5
    ? i32(countUp(n, p / q, exp(n * log(q)), n * p, u))
    : i32(n - countUp(n, q / p, exp(n * log(p)), n * q, 1 - u));
}

export function binomialQuantileOfHazard(count: i32, hazard: f64, word: u32): i32 {
  const n = f64(count);
  const mean = n * hazard;
  if (count <= 0 || !(mean > 0)) return 0;
  const u = uniformOf(word);
  if (u <= 1 - mean * (1 - mean * (0.5 - mean * 0.16666666666666666))) return 0;
  const q = exp(-hazard);
  const p = 1 - q;
  if (n * p * q >= SMALL_VARIANCE) return i32(largeBinomial(n, p, q, word));
  return p <= 0.5
    ? i32(countUp(n, p / q, exp(-mean), n * p, u))
    : i32(n - countUp(n, q / p, exp(n * log(p)), n * q, 1 - u));
}

export function poissonQuantile(mean: f64, word: u32): i32 {
  if (!(mean > 0)) return 0;
  const u = uniformOf(word);
  if (u <= 1 - mean * (1 - mean * (0.5 - mean * 0.16666666666666666))) return 0;
  if (mean < SMALL_VARIANCE) return i32(countUpPoisson(mean, exp(-mean), u));
  const k = expandedQuantile(mean, mean, 1, 1, 1, word);
  return i32(k >= 0 ? k : settlePoisson(mean, -1 - k, u));
}
