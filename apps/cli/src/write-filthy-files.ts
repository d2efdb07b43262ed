import { mkdir, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { DirtyFile, TextEncoding, TextFile } from "@scorecast/simulator/generate";
import { gbk } from "./gbk.ts";
import { plainWorkbook } from "./plain-workbook.ts";
import { storedZip } from "./stored-zip.ts";

/** Seconds by which China's wall clock, which the generator's shops live by, is ahead of UTC. */
const CHINA = 8 * 3600;

/** Writes the files into `folder`, each with the time at which it was exported, and gives the size of each in bytes. */
export async function writeFilthyFiles(
  folder: string,
  files: readonly DirtyFile[],
  written: () => Promise<void> = async () => {},
): Promise<{ readonly path: string; readonly bytes: number }[]> {
  const sizes: { path: string; bytes: number }[] = [];
  for (const file of files) {
    const target = join(folder, file.path);
    const bytes = bytesOf(file);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
    const at = unixSeconds(file);
    await utimes(target, at, at);
    sizes.push({ path: file.path, bytes: bytes.length });
    await written();
  }
  return sizes;
}

/** A file as it lies on the disk: same file, same bytes. */
function bytesOf(file: DirtyFile): Buffer {
  switch (file.kind) {
    case "text":
      return encoded(file);
    case "workbook":
      return plainWorkbook(file.sheets, unixSeconds(file));
    case "zip":
      return storedZip(
        file.members.map((member) => ({
          name: gbk(member.path),
          content: encoded(member),
          modifiedAt: unixSeconds(member),
        })),
      );
    default:
      return file satisfies never;
  }
}

function encoded({ text, encoding }: TextFile): Buffer {
  return encoders[encoding](text);
}

const encoders: Readonly<Record<TextEncoding, (text: string) => Buffer>> = {
  "utf-8": (text) => Buffer.from(text),
  "utf-8-bom": (text) => Buffer.from(`\ufeff${text}`),
  gbk,
  "utf-16le": (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
  "utf-16be": (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
};

function unixSeconds({ exportedAt }: DirtyFile): number {
  return exportedAt - CHINA;
}
