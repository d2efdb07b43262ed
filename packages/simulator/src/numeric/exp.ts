/** Powers of two from 2^-1074 to 2^1023, each exact. */
const powersOfTwo = (() => {
  const powers = new Float64Array(2098);
  powers[1074] = 1;
  for (let k = 1; k <= 1023; k++) powers[1074 + k] = powers[1073 + k]! * 2;
  for (let k = 1; k <= 1074; k++) powers[1074 - k] = powers[1075 - k]! / 2;
  return powers;
})();

/**
 * e^x, within 1 unit in the last place, the same bits on every engine (Math.exp is not).
 * The argument reduction and the rational approximation are those of fdlibm's e_exp (Sun Microsystems, 1993).
 */
export function exp(x: number): number {
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.1332191019411) return 0;
  const k = Math.floor(x * Math.LOG2E + 0.5);
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
  if (k < -1021) return y * powersOfTwo[1074 + k + 60]! * powersOfTwo[1074 - 60]!;
  return k > 1023 ? y * 2 * powersOfTwo[1074 + 1023]! : y * powersOfTwo[1074 + k]!;
}
