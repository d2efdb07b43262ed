import type { columns } from "@scorecast/core";

/**
 * Codes of a text column from its hashes, names in alphabetical order, so that they do not depend on the order of rows.
 *
 * @param hashes two words a row; `emptyHash` marks an empty field, coded -1
 */
export function codedColumn(
  hashes: Uint32Array,
  emptyHash: readonly [number, number],
  textAt: (row: number) => string | null,
): columns.Coded {
  const count = hashes.length >> 1;
  const [emptyLow, emptyHigh] = emptyHash;
  const firstRows: number[] = [];
  const codes = codesByFirstRow(hashes, firstRows);
  const texts = firstRows.map((row) =>
    hashes[2 * row] === emptyLow && hashes[2 * row + 1] === emptyHigh ? null : textAt(row),
  );
  const names = texts.filter((text) => text !== null).sort();
  const codeOf = new Map(names.map((name, code) => [name, code]));
  const final = Int32Array.from(texts, (text) => (text === null ? -1 : codeOf.get(text)!));
  for (let row = 0; row < count; row++) codes[row] = final[codes[row]!]!;
  return { codes, names };
}

/** Numbers the distinct hashes in order of appearance. Few distinct values keep the table of slots in the cache. */
function codesByFirstRow(hashes: Uint32Array, firstRows: number[]): Int32Array {
  const count = hashes.length >> 1;
  const codes = new Int32Array(count);
  let size = 1024;
  let slots: Int32Array = new Int32Array(size).fill(-1);
  for (let row = 0; row < count; row++) {
    const [low, high] = [hashes[2 * row]!, hashes[2 * row + 1]!];
    let slot = low & (size - 1);
    let code = slots[slot]!;
    while (code >= 0) {
      const other = firstRows[code]!;
      if (hashes[2 * other] === low && hashes[2 * other + 1] === high) break;
      slot = (slot + 1) & (size - 1);
      code = slots[slot]!;
    }
    if (code < 0) {
      code = firstRows.push(row) - 1;
      slots[slot] = code;
      if (firstRows.length * 2 > size) {
        size *= 4;
        slots = slotsOf(hashes, firstRows, size);
      }
    }
    codes[row] = code;
  }
  return codes;
}

function slotsOf(hashes: Uint32Array, firstRows: readonly number[], size: number): Int32Array {
  const slots = new Int32Array(size).fill(-1);
  for (const [code, row] of firstRows.entries()) {
    let slot = hashes[2 * row]! & (size - 1);
    while (slots[slot]! >= 0) slot = (slot + 1) & (size - 1);
    slots[slot] = code;
  }
  return slots;
}
