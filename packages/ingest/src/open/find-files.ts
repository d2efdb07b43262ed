import { readdir, realpath, stat } from "node:fs/promises";
import { basename, isAbsolute, join, normalize, resolve, sep } from "node:path";
import { problem } from "../problem.ts";
import { shownName } from "./clean-header.ts";
import type { Opening } from "./opening.ts";

/** A file to be opened: one of the user's, or a member that was unpacked into the work folder. */
export interface InputFile {
  readonly path: string;
  /** As the user named it, fit to be printed. */
  readonly file: string;
  readonly member: string | null;
  readonly modifiedAt: number;
  readonly bytes: number;
  /** Named by the user, not found in a folder or zip: then it must be something that we know. */
  readonly named: boolean;
}

/** Where a file or member is, for messages. */
export function placeOf({ file, member }: Pick<InputFile, "file" | "member">): string {
  return member === null ? file : `${file}/${member}`;
}

/** What desktops, shop folders and imports leave beside tables; nobody misses it. */
const BESIDE =
  /^(\.DS_Store|Thumbs\.db|desktop\.ini|~\$.*|\._.*|\.~lock\..*|shop\.yaml|import\.json|trace\.parquet|\..+\.(before-import|import-\d+-\w+))$/i;

export function isBeside(name: string): boolean {
  return BESIDE.test(name);
}

/**
 * The files that `paths` name, folders opened to a bounded depth and in the order of their names. A link that leads
 * out of a folder, and whatever is not a file, is a problem.
 */
export async function findFiles(paths: readonly string[], opening: Opening): Promise<InputFile[]> {
  const { limits, problems } = opening;
  const own = opening.own === null ? null : await realpath(opening.own).catch(() => null);
  const found: InputFile[] = [];
  const seen = new Set<string>();
  let full = false;

  async function add(
    path: string,
    file: string,
    named: boolean,
    home: string | null,
    depth: number,
  ): Promise<void> {
    const refuse = (
      key: "path-missing" | "file-outside" | "file-unreadable" | "file-too-big",
      params = {},
    ) => {
      const severity = named || key !== "path-missing" ? "error" : "warning";
      problems.push(problem({ severity, key, file, params }));
    };
    if (full) return;
    opening.step(0);
    const real = await realpath(path).catch(() => null);
    if (real === null) return refuse("path-missing");
    if (home !== null && real !== home && !real.startsWith(home + sep)) return refuse("file-outside");
    const facts = await stat(real);
    if (facts.isDirectory()) {
      if (seen.has(real)) return;
      seen.add(real);
      if (real === own) return opening.warn(file, "own-folder");
      if (depth > limits.folderDepth) {
        opening.warn(file, "folder-too-deep", { params: { limit: limits.folderDepth } });
        return;
      }
      const names = await readdir(real).catch(() => null);
      if (names === null) return refuse("file-unreadable", { detail: "no permission" });
      for (const name of names.sort()) {
        if (!isBeside(name))
          await add(join(real, name), `${file}/${shownName(name)}`, false, home ?? real, depth + 1);
      }
      return;
    }
    if (!facts.isFile()) return refuse("file-unreadable", { detail: "not a regular file" });
    if (facts.size > limits.fileBytes) return refuse("file-too-big", { limit: limits.fileBytes });
    if (seen.has(real)) return opening.warn(file, "file-given-twice");
    seen.add(real);
    if (found.length === limits.files) {
      full = true;
      problems.push(problem({ severity: "error", key: "more-files", file, params: { limit: limits.files } }));
      return;
    }
    found.push({
      path: real,
      file,
      member: null,
      modifiedAt: Math.round(facts.mtimeMs),
      bytes: facts.size,
      named,
    });
  }

  for (const path of paths) await add(resolve(path), nameOf(path), true, null, 0);
  return found;
}

/** A relative path inside the current folder as given; of any other path the last name, which betrays no machine. */
function nameOf(path: string): string {
  const short = normalize(path).replace(/[\\/]+$/, "");
  const inside = !isAbsolute(short) && !short.startsWith("..") && short !== ".";
  return shownName((inside ? short : basename(resolve(path))).replaceAll("\\", "/"));
}
