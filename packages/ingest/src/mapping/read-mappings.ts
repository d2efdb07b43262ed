import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { shownName } from "../open/clean-header.ts";
import { type Problem, problem } from "../problem.ts";
import type { Mapping } from "./mapping.ts";
import { MAPPING_BYTES, parseMapping } from "./parse-mapping.ts";

/** The mappings of all these mapping files, and what is wrong with the files. */
export async function readMappings(
  paths: readonly string[],
): Promise<{ mappings: Mapping[]; problems: Problem[] }> {
  const mappings: Mapping[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    const file = shownName(basename(path));
    const refuse = (key: Problem["key"], params: Problem["params"] = {}) =>
      problems.push(problem({ severity: "error", key, file, params }));
    const facts = await stat(path).catch(() => null);
    if (!facts?.isFile()) refuse("path-missing");
    else if (facts.size > MAPPING_BYTES) refuse("yaml-too-big", { limit: MAPPING_BYTES });
    else {
      const parsed = parseMapping(await readFile(path, "utf8"), file);
      mappings.push(...parsed.mappings);
      problems.push(...parsed.problems);
    }
  }
  return { mappings, problems };
}
