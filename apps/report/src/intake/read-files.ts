import { type Result, readResults } from "../read-results.ts";
import { unpackResults } from "../unpack-results.ts";
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
        () => refused({ kind: "unreadable", file: name }),
      );
      results.push(...read.results);
      problems.push(...read.problems);
    }
  }
  return { results, problems };
}

const refused = (problem: FileProblem) => ({ results: [] as Result[], problems: [problem] });

async function readOne(
  file: string,
  content: string,
): Promise<{ results: Result[]; problems: FileProblem[] }> {
  const data = content.trimStart().startsWith("<") ? pageData(content) : content.replace(/^\ufeff/, "");
  if (data === null || data.trim() === "") return refused({ kind: "nothing", file });
  const json = await unpackResults(data, MOST_MEGABYTES * 1024 * 1024).catch(
    (error: unknown) => error as Error,
  );
  if (typeof json !== "string")
    return refused({ kind: json instanceof RangeError ? "too-big" : "not-json", file });
  const read = readResults(json);
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
