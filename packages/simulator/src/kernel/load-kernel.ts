import type { Kernel, KernelSize } from "./kernel.ts";
import { kernelBytes } from "./kernel-bytes.ts";
import { referenceKernel } from "./reference-kernel.ts";
import { wasmKernel } from "./wasm-kernel.ts";
import { compile, type WasmModule } from "./web-assembly.ts";

let compiled: WasmModule | null | undefined;

/**
 * The fastest kernel that runs here: WebAssembly with SIMD in Node and in current browsers, their workers included, and plain
 * TypeScript where that is missing, forbidden (a page's `script-src` without 'wasm-unsafe-eval') or short of memory. The
 * results are the same bytes.
 */
export function loadKernel(size: KernelSize = {}): Kernel {
  if (compiled === undefined) compiled = compile(bytesOf(kernelBytes));
  if (compiled === null) return referenceKernel(size);
  try {
    return wasmKernel(compiled, size);
  } catch {
    return referenceKernel(size);
  }
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64 to bytes; platforms differ in what they offer for it. */
function bytesOf(base64: string): Uint8Array {
  const digits = base64.replace(/=+$/, "");
  const bytes = new Uint8Array((digits.length * 3) >> 2);
  let [held, bits, at] = [0, 0, 0];
  for (const digit of digits) {
    held = ((held << 6) | DIGITS.indexOf(digit)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >> bits) & 0xff;
  }
  return bytes;
}
