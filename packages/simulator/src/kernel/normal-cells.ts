import { exp } from "../numeric/exp.ts";
import { normalQuantile } from "../numeric/normal-quantile.ts";

const WORD = 2 ** -32;
const CELLS = 448;

/**
 * The normal quantile as cubics: coefficients c0 … c3 of cell after cell. A word w stands for the uniform
 * (w + ½) / 2³²; m = min(w, ~w) falls into one of 16 cells per octave. Hermite interpolation, so that neighbouring
 * cells meet; error below 4e-7.
 */
export const normalCells: Float64Array = fillCells();

function fillCells(): Float64Array {
  const cells = new Float64Array(4 * CELLS);
  for (let cell = 0; cell < CELLS; cell++) {
    const shift = cell < 32 ? 0 : (cell >> 4) - 1;
    const start = cell < 32 ? cell : ((cell & 15) + 16) * (1 << shift);
    const width = 1 << shift;
    const low = normalQuantile((start + 0.5) * WORD);
    const high = normalQuantile((start + width + 0.5) * WORD);
    const rise = (high - low) / width;
    const [slopeLow, slopeHigh] = [slopeAt(low), slopeAt(high)];
    cells[4 * cell] = low;
    cells[4 * cell + 1] = slopeLow;
    cells[4 * cell + 2] = (3 * rise - 2 * slopeLow - slopeHigh) / width;
    cells[4 * cell + 3] = (slopeLow + slopeHigh - 2 * rise) / width / width;
  }
  return cells;
}

/** dz/dw where the quantile is `z`. */
function slopeAt(z: number): number {
  return 2.5066282746310002 * exp(0.5 * z * z) * WORD;
}

/** Standard normal quantile of the uniform that `word` stands for; odd around the middle, never infinite. */
export function normalOfWord(word: number): number {
  const upper = word >>> 31 === 1;
  const m = upper ? ~word : word;
  const shift = Math.max(0, 27 - Math.clz32(m));
  const at = 4 * ((shift << 4) + (m >> shift));
  const r = m & ((1 << shift) - 1);
  const z =
    normalCells[at]! + r * (normalCells[at + 1]! + r * (normalCells[at + 2]! + r * normalCells[at + 3]!));
  return upper ? -z : z;
}
