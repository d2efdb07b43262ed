// quantiles.ts for two replications at a time: the same operations in the same order, and so the same bits. What is rare is
// left to quantiles.ts.
import { NORMAL, RECIPROCALS } from "./memory";
import {
  binomialQuantile,
  binomialQuantileOfHazard,
  poissonQuantile,
  settle,
  settlePoisson,
  uniformOf,
} from "./quantiles";

const SMALL_VARIANCE: f64 = 4;
/** Far from where e^−x leaves the normal numbers. */
const MOST_HAZARD: f64 = 700;

function pairOf(a: f64, b: f64): v128 {
  return f64x2.replace_lane(f64x2.splat(a), 1, b);
}

function uniformsOf(word0: u32, word1: u32): v128 {
  return pairOf(uniformOf(word0), uniformOf(word1));
}

/** `exp` of two arguments within ±700. */
function expPair(x: v128): v128 {
  const k = f64x2.floor(f64x2.add(f64x2.mul(x, f64x2.splat(Math.LOG2E)), f64x2.splat(0.5)));
  const high = f64x2.sub(x, f64x2.mul(k, f64x2.splat(0.6931471803691238)));
  const low = f64x2.mul(k, f64x2.splat(1.9082149292705877e-10));
  const r = f64x2.sub(high, low);
  const t = f64x2.mul(r, r);
  let c = f64x2.add(f64x2.splat(-0.0000016533902205465252), f64x2.mul(t, f64x2.splat(4.1381367970572385e-8)));
  c = f64x2.add(f64x2.splat(0.00006613756321437934), f64x2.mul(t, c));
  c = f64x2.add(f64x2.splat(-0.0027777777777015593), f64x2.mul(t, c));
  c = f64x2.add(f64x2.splat(0.16666666666666602), f64x2.mul(t, c));
  c = f64x2.sub(r, f64x2.mul(t, c));
  const quotient = f64x2.div(f64x2.mul(r, c), f64x2.sub(f64x2.splat(2), c));
  const y = f64x2.sub(f64x2.splat(1), f64x2.sub(f64x2.sub(low, quotient), high));
  const power = i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(k));
  return f64x2.mul(y, i64x2.shl(i64x2.add(power, i64x2.splat(1023)), 52));
}

function cellOf(m: u32, shift: i32): usize {
  return NORMAL + ((<usize>((shift << 4) + <i32>(m >> shift))) << 5);
}

function normalPair(word0: u32, word1: u32): v128 {
  const m0 = word0 ^ <u32>(<i32>word0 >> 31);
  const m1 = word1 ^ <u32>(<i32>word1 >> 31);
  const shift0 = max<i32>(0, 27 - clz<i32>(m0));
  const shift1 = max<i32>(0, 27 - clz<i32>(m1));
  const at0 = cellOf(m0, shift0);
  const at1 = cellOf(m1, shift1);
  const r = pairOf(f64(<i32>(m0 & ((1 << shift0) - 1))), f64(<i32>(m1 & ((1 << shift1) - 1))));
  const first0 = v128.load(at0);
  const first1 = v128.load(at1);
  const last0 = v128.load(at0, 16);
  const last1 = v128.load(at1, 16);
  let z = f64x2.mul(r, v128.shuffle<f64>(last0, last1, 1, 3));
  z = f64x2.mul(r, f64x2.add(v128.shuffle<f64>(last0, last1, 0, 2), z));
  z = f64x2.mul(r, f64x2.add(v128.shuffle<f64>(first0, first1, 1, 3), z));
  z = f64x2.add(v128.shuffle<f64>(first0, first1, 0, 2), z);
  const negative = i64x2.replace_lane(i64x2.splat((<i64>(word0 >> 31)) << 63), 1, (<i64>(word1 >> 31)) << 63);
  return v128.xor(z, negative);
}

/** `expandedQuantile` of two words. */
function expandedPair(
  mean: v128,
  variance: v128,
  skew: v128,
  excess: v128,
  fifth: v128,
  word0: u32,
  word1: u32,
): v128 {
  const z = normalPair(word0, word1);
  const sd = f64x2.sqrt(f64x2.sub(variance, f64x2.splat(0.08333333333333333)));
  const s = f64x2.div(f64x2.splat(1), sd);
  const s2 = f64x2.mul(s, s);
  const ratio = f64x2.mul(variance, s2);
  const a = f64x2.mul(skew, ratio);
  const b = f64x2.add(f64x2.mul(excess, ratio), f64x2.mul(s2, f64x2.splat(0.008333333333333333)));
  const c = f64x2.mul(fifth, ratio);
  const z2 = f64x2.mul(z, z);
  const z4 = f64x2.mul(z2, z2);
  const first = f64x2.mul(f64x2.mul(a, f64x2.sub(z2, f64x2.splat(1))), f64x2.splat(0.16666666666666666));
  const second = f64x2.mul(
    z,
    f64x2.sub(
      f64x2.mul(f64x2.mul(b, f64x2.sub(z2, f64x2.splat(3))), f64x2.splat(0.041666666666666664)),
      f64x2.mul(
        f64x2.mul(f64x2.mul(a, a), f64x2.sub(f64x2.mul(f64x2.splat(2), z2), f64x2.splat(5))),
        f64x2.splat(0.027777777777777776),
      ),
    ),
  );
  const ofC = f64x2.mul(
    f64x2.mul(c, f64x2.add(f64x2.sub(z4, f64x2.mul(f64x2.splat(6), z2)), f64x2.splat(3))),
    f64x2.splat(0.008333333333333333),
  );
  const ofAB = f64x2.mul(
    f64x2.mul(f64x2.mul(a, b), f64x2.add(f64x2.sub(z4, f64x2.mul(f64x2.splat(5), z2)), f64x2.splat(2))),
    f64x2.splat(0.041666666666666664),
  );
  const ofAAA = f64x2.mul(
    f64x2.mul(
      f64x2.mul(f64x2.mul(a, a), a),
      f64x2.add(f64x2.sub(f64x2.mul(f64x2.splat(12), z4), f64x2.mul(f64x2.splat(53), z2)), f64x2.splat(17)),
    ),
    f64x2.splat(0.0030864197530864196),
  );
  const third = f64x2.add(f64x2.sub(ofC, ofAB), ofAAA);
  const place = f64x2.add(
    f64x2.add(
      f64x2.add(f64x2.add(mean, f64x2.mul(sd, z)), first),
      f64x2.mul(s, f64x2.add(second, f64x2.mul(s, third))),
    ),
    f64x2.splat(0.5),
  );
  const k = f64x2.floor(place);
  const beyond = f64x2.sub(place, k);
  const far = f64x2.add(f64x2.mul(f64x2.mul(f64x2.splat(0.006), z4), f64x2.abs(z)), f64x2.splat(0.02));
  const error = f64x2.add(
    f64x2.add(f64x2.mul(f64x2.mul(s2, s), far), f64x2.mul(f64x2.splat(1e-6), sd)),
    f64x2.mul(f64x2.splat(1e-15), mean),
  );
  const sure = v128.and(f64x2.gt(beyond, error), f64x2.gt(f64x2.sub(f64x2.splat(1), beyond), error));
  const unsure = f64x2.sub(f64x2.splat(-1), f64x2.max(f64x2.splat(0), k));
  return v128.bitselect(k, unsure, sure);
}

/** `largeBinomial` of two, before it is settled. */
function largePair(n: v128, p: v128, q: v128, word0: u32, word1: u32): v128 {
  const mean = f64x2.mul(n, p);
  const skew = f64x2.sub(q, p);
  const excess = f64x2.sub(f64x2.splat(1), f64x2.mul(f64x2.mul(f64x2.splat(6), p), q));
  const fifth = f64x2.mul(skew, f64x2.sub(f64x2.splat(1), f64x2.mul(f64x2.mul(f64x2.splat(12), p), q)));
  return expandedPair(mean, f64x2.mul(mean, q), skew, excess, fifth, word0, word1);
}

/** Two binomials, each stored at its own address. */
export function storeBinomials(
  count0: i32,
  count1: i32,
  p0: f64,
  p1: f64,
  word0: u32,
  word1: u32,
  out0: usize,
  out1: usize,
): void {
  const n = pairOf(f64(count0), f64(count1));
  const p = pairOf(p0, p1);
  const q = f64x2.sub(f64x2.splat(1), p);
  const large = f64x2.ge(f64x2.mul(f64x2.mul(n, p), q), f64x2.splat(SMALL_VARIANCE));
  if (count0 <= 0 || count1 <= 0 || !i64x2.all_true(large)) {
    store<i32>(out0, binomialQuantile(count0, p0, word0));
    store<i32>(out1, binomialQuantile(count1, p1, word1));
    return;
  }
  const k = largePair(n, p, q, word0, word1);
  const k0 = f64x2.extract_lane(k, 0);
  const k1 = f64x2.extract_lane(k, 1);
  store<i32>(out0, i32(k0 >= 0 ? k0 : settle(f64(count0), p0, 1 - p0, -1 - k0, uniformOf(word0))));
  store<i32>(out1, i32(k1 >= 0 ? k1 : settle(f64(count1), p1, 1 - p1, -1 - k1, uniformOf(word1))));
}

/** Two binomials by hazard that `drawNone` has listed: mean above 0, and above its first bound. */
export function storeBinomialsOfHazard(
  count0: i32,
  count1: i32,
  hazard0: f64,
  hazard1: f64,
  word0: u32,
  word1: u32,
  out0: usize,
  out1: usize,
): void {
  const n = pairOf(f64(count0), f64(count1));
  const hazard = pairOf(hazard0, hazard1);
  if (count0 > 0 && count1 > 0 && hazard0 <= MOST_HAZARD && hazard1 <= MOST_HAZARD) {
    const q = expPair(f64x2.neg(hazard));
    const p = f64x2.sub(f64x2.splat(1), q);
    const large = f64x2.ge(f64x2.mul(f64x2.mul(n, p), q), f64x2.splat(SMALL_VARIANCE));
    if (i64x2.all_true(large)) {
      const k = largePair(n, p, q, word0, word1);
      const k0 = f64x2.extract_lane(k, 0);
      const k1 = f64x2.extract_lane(k, 1);
      store<i32>(out0, i32(k0 >= 0 ? k0 : settleLane(f64(count0), f64x2.extract_lane(q, 0), k0, word0)));
      store<i32>(out1, i32(k1 >= 0 ? k1 : settleLane(f64(count1), f64x2.extract_lane(q, 1), k1, word1)));
      return;
    }
    const even = f64x2.le(p, f64x2.splat(0.5));
    if (!v128.any_true(large) && i64x2.all_true(even)) {
      const mean = f64x2.mul(n, hazard);
      const k = countUpPair(n, f64x2.div(p, q), expPair(f64x2.neg(mean)), mean, uniformsOf(word0, word1));
      store<i32>(out0, <i32>i64x2.extract_lane(k, 0));
      store<i32>(out1, <i32>i64x2.extract_lane(k, 1));
      return;
    }
  }
  store<i32>(out0, binomialQuantileOfHazard(count0, hazard0, word0));
  store<i32>(out1, binomialQuantileOfHazard(count1, hazard1, word1));
}

function settleLane(n: f64, q: f64, k: f64, word: u32): f64 {
  return settle(n, 1 - q, q, -1 - k, uniformOf(word));
}

/** Two Poisson draws. */
export function storePoissons(
  mean0: f64,
  mean1: f64,
  word0: u32,
  word1: u32,
  out0: usize,
  out1: usize,
): void {
  const mean = pairOf(mean0, mean1);
  const large = f64x2.ge(mean, f64x2.splat(SMALL_VARIANCE));
  if (i64x2.all_true(large)) {
    const one = f64x2.splat(1);
    const k = expandedPair(mean, mean, one, one, one, word0, word1);
    const k0 = f64x2.extract_lane(k, 0);
    const k1 = f64x2.extract_lane(k, 1);
    store<i32>(out0, i32(k0 >= 0 ? k0 : settlePoisson(mean0, -1 - k0, uniformOf(word0))));
    store<i32>(out1, i32(k1 >= 0 ? k1 : settlePoisson(mean1, -1 - k1, uniformOf(word1))));
    return;
  }
  store<i32>(out0, poissonQuantile(mean0, word0));
  store<i32>(out1, poissonQuantile(mean1, word1));
}

/** `countUp` of two. */
function countUpPair(n: v128, odds: v128, none: v128, mean: v128, u: v128): v128 {
  const last = f64x2.min(n, f64x2.splat(255));
  let mass = none;
  let rest = f64x2.sub(u, mass);
  let k: f64 = 0;
  let at = RECIPROCALS + 8;
  let found = i64x2.splat(0);
  let going = v128.and(f64x2.ge(rest, f64x2.splat(0)), f64x2.lt(f64x2.splat(0), last));
  while (v128.any_true(going)) {
    const factor = f64x2.mul(f64x2.mul(f64x2.sub(n, f64x2.splat(k)), odds), v128.load64_splat(at));
    mass = f64x2.mul(mass, factor);
    rest = f64x2.sub(rest, mass);
    k += 1;
    at += 8;
    found = i64x2.sub(found, going);
    const ended = v128.and(f64x2.lt(mass, f64x2.splat(1e-18)), f64x2.lt(mean, f64x2.splat(k)));
    going = v128.and(
      v128.andnot(going, ended),
      v128.and(f64x2.ge(rest, f64x2.splat(0)), f64x2.lt(f64x2.splat(k), last)),
    );
  }
  return found;
}
