import { closeSync, openSync, readSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import type { Opening } from "./opening.ts";

const PIECE = 1 << 20;

/** `length` bytes of a file from `from` on, fewer at its end. */
export function fileSlice(path: string, from: number, length: number): Buffer {
  const file = openSync(path, "r");
  try {
    const slice = Buffer.alloc(length);
    let filled = 0;
    for (let read = -1; read !== 0 && filled < length; filled += read) {
      read = readSync(file, slice, filled, length - filled, from + filled);
    }
    return slice.subarray(0, filled);
  } finally {
    closeSync(file);
  }
}

/** The bytes of a file in pieces of 1 MB; each is good until the next is asked for. Lets others run in between. */
export async function* filePieces(path: string, step: Opening["step"]): AsyncGenerator<Buffer> {
  const file = openSync(path, "r");
  const buffer = Buffer.allocUnsafeSlow(PIECE);
  try {
    for (;;) {
      const read = readSync(file, buffer, 0, PIECE, null);
      if (read === 0) return;
      await setImmediate();
      step(read);
      yield buffer.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}
