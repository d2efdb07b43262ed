import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { basename } from "node:path";

/** "sha256:…" over name, length and bytes of the files, in the order given, read piece by piece. */
export async function fingerprintOf(paths: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(1 << 22);
  for (const path of paths) {
    const file = await open(path);
    try {
      hash.update(`${basename(path)}\0${(await file.stat()).size}\0`);
      for (let read = await file.read(buffer); read.bytesRead > 0; read = await file.read(buffer)) {
        hash.update(buffer.subarray(0, read.bytesRead));
      }
    } finally {
      await file.close();
    }
  }
  return `sha256:${hash.digest("hex")}`;
}
