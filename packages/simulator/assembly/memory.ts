// What the loader writes before the first draw, and scratch. Addresses are bytes.

/** Cubics of the normal quantile, as in normal-cells.ts: 448 × 4 doubles. */
export const NORMAL: usize = memory.data(448 * 32, 16);
/** 1 / k, k = 0 … 255. */
export const RECIPROCALS: usize = memory.data(256 * 8, 16);
/** Stirling errors of 0 … 15. */
export const STIRLING: usize = memory.data(16 * 8, 16);

/** Masses above and below the mode, and their ends, of the table that is being built. */
export const UPWARDS: usize = memory.data(16384 * 8, 16);
export const DOWNWARDS: usize = memory.data(16384 * 8, 16);
export const ENDS: usize = memory.data(16384 * 8, 16);

export function normalCells(): usize {
  return NORMAL;
}
export function reciprocals(): usize {
  return RECIPROCALS;
}
export function stirlingErrors(): usize {
  return STIRLING;
}
/** The first byte that columns may take. */
export function freeFrom(): usize {
  return __heap_base;
}
