import { symlink } from "node:fs/promises";
import type { Opening } from "./opening.ts";

/**
 * A path by which DuckDB finds the file itself. It takes * ? [ ] { } for patterns and .gz for packed, so a file of
 * such a name gets a link in the work folder.
 */
export async function inPlacePath(path: string, { newPath }: Pick<Opening, "newPath">): Promise<string> {
  if (/\.(csv|txt|tsv)$/i.test(path) && !/[*?[\]{}]/.test(path)) return path;
  const link = newPath("csv");
  await symlink(path, link);
  return link;
}
