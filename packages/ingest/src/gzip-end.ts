import { createReadStream } from "node:fs";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

/**
 * Unpacks a .gz to nowhere. DuckDB takes a file that breaks off for one that ends, and its rows would go missing unseen.
 *
 * @throws what is wrong with the file
 */
export async function requireWholeGzip(path: string): Promise<void> {
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), createGunzip(), nowhere);
}
