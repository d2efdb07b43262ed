import { expect } from "vitest";
import type { Kernel, KernelSize } from "../../src/kernel/kernel.ts";
import { loadKernel } from "../../src/kernel/load-kernel.ts";
import { referenceKernel } from "../../src/kernel/reference-kernel.ts";

const size: KernelSize = { columnBytes: 1 << 20, tableBytes: 1 << 20 };

/** Fails unless both kernels make of the same calls columns of the same bytes. */
export function both(draw: (kernel: Kernel) => readonly ArrayBufferView[]): void {
  const [ours, reference] = [draw(loadKernel(size)), draw(referenceKernel(size))];
  for (const [i, column] of ours.entries())
    expect(hex(column), `column ${i}: ${column} and ${reference[i]}`).toBe(hex(reference[i]!));
}

function hex({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString("hex");
}

/** Columns for one block; `words` has `rows` rows. */
export function columns(kernel: Kernel, block: number, rows = 1) {
  return {
    streams: { start: kernel.uint32(block), step: kernel.uint32(block) },
    words: kernel.uint32(block * rows),
    n: kernel.int32(block),
    out: kernel.int32(block),
    more: kernel.int32(block),
    x: kernel.float64(block),
    sums: kernel.float64(block),
    others: kernel.float64(block),
  };
}
