import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";

/** "sha256:…" over `names` and the bytes of a file, read piece by piece; where and how the file is called does not matter. */
export async function contentHash(path: string, names: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  hash.update(`${JSON.stringify(names)}\n`);
  await pipeline(
    createReadStream(path, { highWaterMark: 1 << 22 }),
    async (pieces: AsyncIterable<Buffer>) => {
      for await (const piece of pieces) hash.update(piece);
    },
  );
  return `sha256:${hash.digest("hex")}`;
}
