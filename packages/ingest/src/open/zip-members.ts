import { isUtf8 } from "node:buffer";
import type { Readable } from "node:stream";
import { type Entry, open, type ZipFile } from "yauzl";
import type { Limits } from "./limits.ts";
import { Refusal } from "./refusal.ts";

export interface ZipMember {
  readonly name: string;
  readonly packed: number;
  readonly bytes: number;
  readonly modifiedAt: number;
  readonly locked: boolean;
  readonly link: boolean;
  /** Its bytes; ends with an error if they are more or fewer than the directory says. */
  read(): Promise<Readable>;
}

/**
 * Runs `work` with the members of a zip, folders left out, and closes it.
 *
 * @throws {Refusal} if it is broken, has too many members, or claims to unpack to more than a limit
 */
export async function withZip<T>(
  path: string,
  limits: Pick<Limits, "members" | "unzippedBytes" | "zipRatio">,
  work: (members: readonly ZipMember[]) => Promise<T>,
): Promise<T> {
  const zip = await opened(path).catch((cause: Error) => {
    throw broken(cause);
  });
  try {
    if (zip.entryCount > limits.members) {
      throw new Refusal("zip-members", { params: { limit: limits.members } });
    }
    const members = await entriesOf(zip);
    const packed = members.reduce((sum, one) => sum + one.packed, 0);
    const bytes = members.reduce((sum, one) => sum + one.bytes, 0);
    if (bytes > limits.unzippedBytes) {
      throw new Refusal("zip-too-big", { params: { limit: limits.unzippedBytes } });
    }
    for (const [all, from] of [[bytes, packed], ...members.map((one) => [one.bytes, one.packed])]) {
      const ratio = Math.round(all! / Math.max(1, from!));
      if (all! > 16 * 2 ** 20 && ratio > limits.zipRatio)
        throw new Refusal("zip-ratio", { params: { ratio } });
    }
    return await work(members);
  } finally {
    zip.close();
  }
}

function opened(path: string): Promise<ZipFile> {
  // Names are bytes here: zips made on Chinese Windows write them in GBK.
  const options = { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: true };
  return new Promise((resolve, reject) => {
    open(path, options, (error, zip) => (error === null && zip !== undefined ? resolve(zip) : reject(error)));
  });
}

function entriesOf(zip: ZipFile): Promise<ZipMember[]> {
  const members: ZipMember[] = [];
  return new Promise((resolve, reject) => {
    zip.on("error", (cause: Error) => reject(broken(cause)));
    zip.on("end", () => resolve(members));
    zip.on("entry", (entry: Entry) => {
      const name = nameOf(entry);
      if (!name.endsWith("/")) members.push(memberOf(zip, entry, name));
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function memberOf(zip: ZipFile, entry: Entry, name: string): ZipMember {
  return {
    name,
    packed: entry.compressedSize,
    bytes: entry.uncompressedSize,
    modifiedAt: entry.getLastModDate().getTime(),
    locked: (entry.generalPurposeBitFlag & 1) === 1,
    link: ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000,
    read: () =>
      new Promise((resolve, reject) => {
        zip.openReadStream(entry, (error, stream) =>
          stream === undefined || error !== null ? reject(broken(error)) : resolve(stream),
        );
      }),
  };
}

function nameOf(entry: Entry): string {
  const bytes = entry.fileName as unknown as Buffer;
  const name = isUtf8(bytes) ? bytes.toString("utf8") : new TextDecoder("gb18030").decode(bytes);
  return name.replaceAll("\\", "/");
}

function broken(cause: Error | null): Refusal {
  return new Refusal("file-unreadable", { params: { detail: cause?.message ?? "zip" } });
}
