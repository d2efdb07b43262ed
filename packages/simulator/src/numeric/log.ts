const double = new Float64Array(1);
const words = new Int32Array(double.buffer);
double[0] = 1;
/** Index of the word that holds sign and exponent: 1 on little-endian machines. */
const HIGH = words[0] === 0 ? 1 : 0;

/**
 * Natural logarithm, within 1 unit in the last place, the same bits on every engine (Math.log is not).
 * Reduction and series are those of fdlibm's e_log (Sun Microsystems, 1993).
 *
 * @returns NaN below 0, −Infinity at 0
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let k = 0;
  let scaled = x;
  if (scaled < 2.2250738585072014e-308) {
    scaled *= 18014398509481984;
    k = -54;
  }
  double[0] = scaled;
  const high = words[HIGH]!;
  const mantissa = high & 0x000fffff;
  const carry = (mantissa + 0x95f64) & 0x100000;
  words[HIGH] = mantissa | (carry ^ 0x3ff00000);
  k += (high >> 20) - 1023 + (carry >> 20);
  const f = double[0]! - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd =
    z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const half = 0.5 * f * f;
  const high2 = k * 0.6931471803691238;
  const low2 = k * 1.9082149292705877e-10;
  return high2 - (half - (s * (half + even + odd) + low2) - f);
}
