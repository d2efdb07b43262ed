import { constants } from "node:fs";
import { access, readdir, realpath, stat } from "node:fs/promises";
import { basename, join, resolve, sep } from "node:path";
import type { TableName } from "@scorecast/core";
import { nearestWord } from "./nearest-word.ts";
import { type Problem, problem } from "./problem.ts";
import { tableNames } from "./table-columns.ts";
import { asidePath } from "./write/replace-folder.ts";

export type TableForm = "csv" | "csv.gz" | "parquet";

export interface TableFile {
  readonly table: TableName;
  readonly form: TableForm;
  readonly name: string;
  readonly path: string;
}

export interface FolderFiles {
  readonly shopYaml: string | null;
  readonly importJson: string | null;
  /** In the order of `tableNames`. */
  readonly tables: readonly TableFile[];
  readonly problems: readonly Problem[];
}

const forms: readonly TableForm[] = ["csv", "csv.gz", "parquet"];

/** The files of a shop folder, each checked to lie inside it. */
export async function folderFiles(folder: string): Promise<FolderFiles> {
  const problems: Problem[] = [];
  // While an import puts a new folder in its place, the old one stands aside.
  const home = await realpath(folder).catch(
    async () => await realpath(asidePath(resolve(folder))).catch(() => null),
  );
  if (home === null || !(await stat(home)).isDirectory()) {
    problems.push(problem({ severity: "error", key: "folder-missing", file: basename(folder) }));
    return { shopYaml: null, importJson: null, tables: [], problems };
  }
  const present = new Set(await readdir(home));

  const inside = async (name: string): Promise<string | null> => {
    if (!present.has(name)) return null;
    const path = join(home, name);
    const target = await realpath(path).catch(() => null);
    const refusal = target?.startsWith(home + sep) ? await unreadable(target) : null;
    if (target?.startsWith(home + sep) && refusal === null) return path;
    const key = refusal === null ? "file-outside" : "file-unreadable";
    const params = refusal === null ? {} : { detail: refusal };
    problems.push(problem({ severity: "error", key, file: name, params }));
    return null;
  };

  const tables: TableFile[] = [];
  for (const table of tableNames) {
    const names = forms.map((form) => `${table}.${form}`).filter((name) => present.has(name));
    if (names.length > 1) {
      const params = { files: names.join(", ") };
      problems.push(problem({ severity: "error", key: "file-twice", file: names[0]!, params }));
    }
    for (const form of forms) {
      const name = `${table}.${form}`;
      const path = await inside(name);
      if (path !== null) tables.push({ table, form, name, path });
    }
  }
  for (const name of ["shop.yaml", "orders.csv"]) {
    const there =
      name === "orders.csv" ? forms.some((form) => present.has(`orders.${form}`)) : present.has(name);
    if (!there) problems.push(problem({ severity: "error", key: "file-missing", file: name }));
  }
  problems.push(...unknownFiles(present));
  const shopYaml = await inside("shop.yaml");
  return { shopYaml, importJson: await inside("import.json"), tables, problems };
}

/** Why a path is no file that can be read; null if it is one. */
async function unreadable(path: string): Promise<string | null> {
  if (!(await stat(path)).isFile()) return "not a regular file";
  return await access(path, constants.R_OK).then(
    () => null,
    () => "no permission",
  );
}

function unknownFiles(present: ReadonlySet<string>): Problem[] {
  const known = [
    "shop.yaml",
    "import.json",
    "trace.parquet",
    ...tableNames.flatMap((t) => forms.map((form) => `${t}.${form}`)),
  ];
  return [...present]
    .filter((name) => /\.(csv|csv\.gz|parquet|ya?ml)$/i.test(name) && !known.includes(name))
    .sort()
    .map((file) =>
      problem({
        severity: "warning",
        key: "file-unknown",
        file,
        params: { nearest: nearestWord(file, known) },
      }),
    );
}
