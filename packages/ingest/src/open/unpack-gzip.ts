import { createReadStream, createWriteStream } from "node:fs";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { InputFile } from "./find-files.ts";
import type { Opening } from "./opening.ts";
import { Refusal } from "./refusal.ts";

/** The file that a .gz holds, unpacked into the work folder within the limits. @throws {Refusal} */
export async function unpackGzip(input: InputFile, opening: Opening): Promise<InputFile> {
  const path = opening.newPath("csv");
  const meter = unpackMeter(input.bytes, opening);
  try {
    await pipeline(createReadStream(input.path), createGunzip(), meter.stream, createWriteStream(path));
  } catch (cause) {
    if (cause instanceof Refusal || (cause as Error).name === "AbortError") throw cause;
    throw new Refusal("file-unreadable", { params: { detail: (cause as Error).message } });
  }
  const member = `${input.member ?? input.file.split("/").at(-1)}`.replace(/\.gz$/i, "");
  return { ...input, path, member: input.member === null ? null : member, bytes: meter.bytes() };
}

/** Lets bytes pass and stops what unpacks to too much. `packed`: the size of what is unpacked. */
export function unpackMeter(packed: number, { limits, unpacked, step }: Opening) {
  let bytes = 0;
  const stream = new Transform({
    transform(piece: Buffer, _encoding, done) {
      bytes += piece.length;
      unpacked.bytes += piece.length;
      const ratio = Math.round(bytes / Math.max(1, packed));
      try {
        step(0);
        if (unpacked.bytes > limits.unzippedBytes) {
          throw new Refusal("zip-too-big", { params: { limit: limits.unzippedBytes } });
        }
        if (bytes > 16 * 2 ** 20 && ratio > limits.zipRatio)
          throw new Refusal("zip-ratio", { params: { ratio } });
        done(null, piece);
      } catch (cause) {
        done(cause as Error);
      }
    },
  });
  return { stream, bytes: () => bytes };
}
