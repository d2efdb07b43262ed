import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { shownName } from "./clean-header.ts";
import { type InputFile, isBeside, placeOf } from "./find-files.ts";
import type { Opening } from "./opening.ts";
import { Refusal } from "./refusal.ts";
import { unpackMeter } from "./unpack-gzip.ts";
import { withZip, type ZipMember } from "./zip-members.ts";

/**
 * Unpacks the members of a zip one by one into the work folder, under names of our own, and hands each to `openFile`.
 *
 * @throws {Refusal}
 */
export async function openZip(
  input: InputFile,
  opening: Opening,
  openFile: (member: InputFile) => Promise<void>,
): Promise<void> {
  const { limits, unpacked, problems, tables } = opening;
  await withZip(input.path, limits, async (members) => {
    if (members.length === 0) throw new Refusal("file-empty");
    for (const one of members) {
      const last = one.name.split("/").at(-1)!;
      if (isBeside(last) || one.name.startsWith("__MACOSX/")) continue;
      const name = shownName(one.name);
      const member = input.member === null ? name : `${input.member}/${name}`;
      const { file, named } = input;
      const refusal = refusalOf(one);
      if (refusal !== null) {
        problems.push(refusal.at(placeOf({ file, member })));
        continue;
      }
      if (++unpacked.members > limits.members) {
        throw new Refusal("zip-members", { params: { limit: limits.members } });
      }
      const path = opening.newPath("csv");
      const meter = unpackMeter(one.packed, opening);
      try {
        await pipeline(await one.read(), meter.stream, createWriteStream(path));
      } catch (cause) {
        if ((cause as Error).name === "AbortError") throw cause;
        if (cause instanceof Refusal && cause.reason.key === "zip-too-big") throw cause;
        const params = { detail: (cause as Error).message };
        const why = cause instanceof Refusal ? cause : new Refusal("file-unreadable", { params });
        problems.push(why.at(placeOf({ file, member })));
        await rm(path, { force: true });
        continue;
      }
      const bytes = meter.bytes();
      await openFile({
        path,
        file,
        member,
        modifiedAt: one.modifiedAt,
        bytes,
        named: named && members.length === 1,
      });
      if (!tables.some(({ data }) => data.path === path)) await rm(path, { force: true });
    }
  });
}

function refusalOf({ name, link, locked }: ZipMember): Refusal | null {
  const leaves = link || name.startsWith("/") || /^[A-Za-z]:/.test(name) || name.split("/").includes("..");
  if (leaves) return new Refusal("zip-path");
  return locked ? new Refusal("zip-locked") : null;
}
