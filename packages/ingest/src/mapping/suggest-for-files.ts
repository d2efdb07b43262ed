import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { prepareFiles } from "../open/prepare-files.ts";
import type { Problem } from "../problem.ts";
import { suggestMapping } from "./suggest-mapping.ts";

/** A suggestion for the tables in these files that nobody knows. `yaml` is null if there are none. */
export interface SuggestedMapping {
  readonly yaml: string | null;
  /** What is wrong with the files, but for not being known. */
  readonly problems: readonly Problem[];
}

/** Opens files, folders and zips, and suggests a mapping file for what is unknown in them. Nothing stays behind. */
export async function suggestMappingFor(
  paths: readonly string[],
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<SuggestedMapping> {
  const workFolder = await mkdtemp(join(tmpdir(), "scorecast-suggest-"));
  try {
    const found = await prepareFiles(paths, {
      workFolder,
      mappings: [],
      ...(signal === undefined ? {} : { signal }),
    });
    const problems = found.problems.filter(({ key }) => key !== "export-unknown" && key !== "sheet-unknown");
    const name = basename(resolve(paths[0] ?? ".")).replace(/\.\w{1,8}$/, "") || "mapping";
    return { yaml: found.unknown.length === 0 ? null : suggestMapping(found.unknown, name), problems };
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}
