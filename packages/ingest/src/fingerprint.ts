import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";

/** "sha256:…" over name, length and bytes of the files, in the order given, read as streams. */
export async function fingerprintOf(paths: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const path of paths) {
    hash.update(`${basename(path)}\0${(await stat(path)).size}\0`);
    for await (const piece of createReadStream(path, { highWaterMark: 1 << 22 })) hash.update(piece);
  }
  return `sha256:${hash.digest("hex")}`;
}
