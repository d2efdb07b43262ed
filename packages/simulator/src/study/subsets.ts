/** Levers of one scenario whose interactions are worked out by running every subset of them: 2^k runs. */
export const LEVERS_AT_MOST = 4;

/** The places in a list that the bits of `mask` name, ascending. */
export function membersOf(mask: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => i).filter((i) => mask & (1 << i));
}

export function sizeOf(mask: number): number {
  let size = 0;
  for (let rest = mask; rest > 0; rest >>= 1) size += rest & 1;
  return size;
}
