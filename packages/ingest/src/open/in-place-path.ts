import { symlink } from "node:fs/promises";
import type { Opening } from "./opening.ts";

/**
 * A path by whose name DuckDB takes the file for what it is: it takes a .gz for packed, so a file of another name gets
 * a link in the work folder.
 */
export async function inPlacePath(path: string, { newPath }: Pick<Opening, "newPath">): Promise<string> {
  if (/\.(csv|txt|tsv)$/i.test(path)) return path;
  const link = newPath("csv");
  await symlink(path, link);
  return link;
}
