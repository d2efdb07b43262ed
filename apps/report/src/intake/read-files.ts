import { type Result, readResults } from "../read-results.ts";
import { pageData } from "./page-data.ts";
import { misfitOf } from "./result-shape.ts";

export const MOST_FILES = 24;
export const MOST_MEGABYTES = 64;

/** Why a file, or a result in it, is not shown. */
export type FileProblem =
  | { readonly kind: "too-many"; readonly file: string }
  | { readonly kind: "too-big" | "unreadable" | "not-json" | "nothing"; readonly file: string }
  | {
      readonly kind: "unknown-kind" | "older" | "newer" | "misfit";
      readonly file: string;
      readonly found: string;
    };

/** A file as a browser hands it over. */
export type GivenFile = Pick<File, "name" | "size" | "text">;

/** The results in files that a reader gave the page, result files or whole report pages, and what is wrong with the others. */
export async function readFiles(
  files: readonly GivenFile[],
): Promise<{ readonly results: readonly Result[]; readonly problems: readonly FileProblem[] }> {
  const results: Result[] = [];
  const problems: FileProblem[] = [];
  for (const [i, file] of files.entries()) {
    const { name } = file;
    if (i >= MOST_FILES) problems.push({ kind: "too-many", file: name });
    else if (file.size > MOST_MEGABYTES * 1024 * 1024) problems.push({ kind: "too-big", file: name });
    else {
      const read = await file.text().then(
        (content) => readOne(name, content),
        () => ({ results: [], problems: [{ kind: "unreadable", file: name } as const] }),
      );
      results.push(...read.results);
      problems.push(...read.problems);
    }
  }
  return { results, problems };
}

function readOne(file: string, content: string): { results: Result[]; problems: FileProblem[] } {
  const json = content.trimStart().startsWith("<") ? pageData(content) : content.replace(/^\ufeff/, "");
  if (json === null || json.trim() === "") return { results: [], problems: [{ kind: "nothing", file }] };
  let read: ReturnType<typeof readResults>;
  try {
    read = readResults(json);
  } catch {
    return { results: [], problems: [{ kind: "misfit", file, found: "scenarios" }] };
  }
  const problems: FileProblem[] = read.problems.map((problem) =>
    problem.kind === "not-json"
      ? { kind: "not-json", file }
      : { kind: problem.kind, file, found: problem.found },
  );
  const results = read.results.filter((result) => {
    const found = misfitOf(result);
    if (found !== null) problems.push({ kind: "misfit", file, found });
    return found === null;
  });
  return { results, problems };
}
