import { type Problem, problem } from "../problem.ts";
import { fileKind } from "./file-kind.ts";
import { fileSlice } from "./file-pieces.ts";
import { findFiles, type InputFile, placeOf } from "./find-files.ts";
import { openJson } from "./open-json.ts";
import { openParquet } from "./open-parquet.ts";
import { openText } from "./open-text.ts";
import { isWorkbook, openWorkbook } from "./open-workbook.ts";
import { openZip } from "./open-zip.ts";
import { type Opening, openRun, type PrepareOptions, type UnknownTable } from "./opening.ts";
import type { PreparedTable } from "./prepared-table.ts";
import { Refusal } from "./refusal.ts";
import { unpackGzip } from "./unpack-gzip.ts";
import { withZip } from "./zip-members.ts";

export interface PreparedFiles {
  readonly tables: PreparedTable[];
  /** Tables that nobody knows; each is among the problems too. */
  readonly unknown: UnknownTable[];
  readonly problems: Problem[];
}

/**
 * Finds the tables in the user's files (folders and zips opened, each to a bounded depth), says what each is by its
 * columns, and readies it for DuckDB. Bad files are problems; whatever a file holds, time and memory are bounded.
 *
 * @throws the signal's reason when it aborts
 */
export async function prepareFiles(
  paths: readonly string[],
  options: PrepareOptions,
): Promise<PreparedFiles> {
  const opening = openRun(options);
  const { tables, unknown, problems } = opening;
  const files = await refusing(opening, paths[0] ?? "", async () => await findFiles(paths, opening));
  for (const { bytes } of files ?? []) opening.expect(bytes);
  for (const file of files ?? []) await openFile(file, 0, opening);
  return { tables, unknown, problems };
}

async function openFile(input: InputFile, depth: number, opening: Opening): Promise<void> {
  const before = opening.tables.length;
  const opened = await refusing(opening, placeOf(input), async () => {
    await openByKind(input, depth, opening);
    return true;
  });
  // What is refused halfway through is refused as a whole.
  if (opened === null) opening.tables.length = before;
}

async function openByKind(input: InputFile, depth: number, opening: Opening): Promise<void> {
  const name = input.member ?? input.file;
  const found = fileKind(fileSlice(input.path, 0, 4096), name);
  switch (found.kind) {
    case "text":
      return await openText(input, opening);
    case "json":
      return await openJson(input, opening);
    case "parquet":
      return await openParquet(input, opening);
    case "gzip":
      if (depth > opening.limits.zipDepth) throw new Refusal("zip-nested");
      return await openFile(await unpackGzip(input, opening), depth + 1, opening);
    case "zip": {
      if (await withZip(input.path, opening.limits, async (members) => isWorkbook(members))) {
        return await openWorkbook(input, opening);
      }
      if (depth > opening.limits.zipDepth) throw new Refusal("zip-nested");
      return await openZip(input, opening, async (member) => await openFile(member, depth + 1, opening));
    }
    case "old-workbook":
      throw new Refusal("workbook-old");
    case "empty": {
      if (input.named) throw new Refusal("file-empty");
      opening.problems.push(problem({ severity: "warning", key: "file-empty", file: placeOf(input) }));
      return;
    }
    case "none": {
      const severity = input.named ? "error" : "warning";
      const params = { kind: found.seems };
      opening.problems.push(problem({ severity, key: "file-no-table", file: placeOf(input), params }));
      return;
    }
    default:
      return found satisfies never;
  }
}

/** Runs `work`; a refusal becomes a problem of `file`, and the result null. */
async function refusing<T>(opening: Opening, file: string, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (cause) {
    const refusal = cause instanceof Refusal ? cause : unreadable(cause as NodeJS.ErrnoException);
    if (refusal === null) throw cause;
    opening.problems.push(refusal.at(file));
    return null;
  }
}

/** A file that is gone or shut by now is the user's to mend; any other failure is not. */
function unreadable({ code }: NodeJS.ErrnoException): Refusal | null {
  if (code === undefined || !["ENOENT", "EACCES", "EPERM", "EISDIR", "EIO", "ELOOP"].includes(code))
    return null;
  return new Refusal("file-unreadable", { params: { detail: code } });
}
