// The ports of src/numeric/exp.ts and log.ts, operation for operation.

function powerOfTwo(k: i64): f64 {
  return reinterpret<f64>((k + 1023) << 52);
}

export function exp(x: f64): f64 {
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019411) return 0;
  const k = floor(x * Math.LOG2E + 0.5);
  const high = x - k * 0.6931471803691238;
  const low = k * 1.9082149292705877e-10;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (0.00006613756321437934 + t * (-0.0000016533902205465252 + t * 4.1381367970572385e-8))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  const power = i64(k);
  if (power < -1021) return y * powerOfTwo(power + 60) * powerOfTwo(-60);
  return power > 1023 ? y * 2 * powerOfTwo(1023) : y * powerOfTwo(power);
}

export function log(x: f64): f64 {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  let k: i32 = 0;
  let scaled = x;
  if (scaled < 2.2250738585072014e-308) {
    scaled *= 18014398509481984;
    k = -54;
  }
  const bits = reinterpret<u64>(scaled);
  const high = i32(bits >> 32);
  const mantissa = high & 0x000fffff;
  const carry = (mantissa + 0x95f64) & 0x100000;
  k += (high >> 20) - 1023 + (carry >> 20);
  const f = reinterpret<f64>((bits & 0xffffffff) | (u64(u32(mantissa | (carry ^ 0x3ff00000))) << 32)) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd =
    z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const half = 0.5 * f * f;
  const high2 = f64(k) * 0.6931471803691238;
  const low2 = f64(k) * 1.9082149292705877e-10;
  return high2 - (half - (s * (half + even + odd) + low2) - f);
}
