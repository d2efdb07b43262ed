/**
 * Finds rows by 64-bit hash: open addressing over a power of two, plain loops.
 *
 * Two different texts share a hash with a chance of 2⁻⁶⁴ per pair (a million orders among themselves: 3 in 10⁸);
 * a repeated key is therefore compared as text before it is called one.
 */
export interface RowIndex {
  /** First row with this hash, -1 for none. */
  readonly rowOf: (low: number, high: number) => number;
  /** Rows whose hash an earlier row has, and that earlier row, in pairs. */
  readonly repeats: readonly (readonly [row: number, earlier: number])[];
}

/** @param hashes two 32-bit words a row */
export function indexRows(hashes: Uint32Array): RowIndex {
  const count = hashes.length >> 1;
  let size = 16;
  while (size < count * 2) size *= 2;
  const mask = size - 1;
  const slots = new Int32Array(size).fill(-1);
  const repeats: [number, number][] = [];

  const slotOf = (low: number, high: number): number => {
    let slot = low & mask;
    for (let row = slots[slot]!; row >= 0; row = slots[slot]!) {
      if (hashes[2 * row] === low && hashes[2 * row + 1] === high) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  };
  for (let row = 0; row < count; row++) {
    const slot = slotOf(hashes[2 * row]!, hashes[2 * row + 1]!);
    if (slots[slot]! >= 0) repeats.push([row, slots[slot]!]);
    else slots[slot] = row;
  }
  return { rowOf: (low, high) => slots[slotOf(low, high)]!, repeats };
}
