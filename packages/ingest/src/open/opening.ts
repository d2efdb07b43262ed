import { join } from "node:path";
import type { Mapping } from "../mapping/mapping.ts";
import { type Problem, problem } from "../problem.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import type { PreparedTable } from "./prepared-table.ts";
import { Refusal } from "./refusal.ts";

/** A table whose columns say nothing to us: for the account, and for a mapping to be suggested from. */
export interface UnknownTable {
  readonly file: string;
  readonly member: string | null;
  readonly sheet: string | null;
  readonly header: readonly string[];
  /** Rows below the header, at most `limits.headerRows`. */
  readonly rows: readonly (readonly string[])[];
}

export interface PrepareOptions {
  /** An existing folder of the caller's, for copies; the caller removes it. */
  readonly workFolder: string;
  readonly mappings: readonly Mapping[];
  /** A folder that is not to be read where it is found among the others: the one that the import writes. */
  readonly own?: string;
  readonly limits?: Partial<Limits>;
  /** Bytes done of all bytes. */
  readonly progress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** One run over the user's files: what it may cost, what it has found. */
export interface Opening {
  readonly limits: Limits;
  readonly mappings: readonly Mapping[];
  readonly own: string | null;
  readonly tables: PreparedTable[];
  readonly unknown: UnknownTable[];
  readonly problems: Problem[];
  /** What zips and gzips have unpacked so far. */
  readonly unpacked: { members: number; bytes: number };
  /** A path in the work folder that nobody uses yet. */
  newPath(extension: string): string;
  /** Says that so many bytes were read. @throws {Refusal} when time is up; the signal's reason when aborted */
  step(bytes: number): void;
  warn(file: string, key: Problem["key"], more?: Partial<Problem>): void;
}

/** Starts a run. The clock is the caller's business elsewhere; here it only bounds how long strangers' files may take. */
export function openRun({
  workFolder,
  mappings,
  own,
  limits: given,
  progress,
  signal,
}: PrepareOptions): Opening & {
  expect(bytes: number): void;
} {
  const limits = { ...defaultLimits, ...given };
  const problems: Problem[] = [];
  const until = performance.now() + limits.seconds * 1000;
  let [files, done, total] = [0, 0, 0];
  return {
    limits,
    mappings,
    own: own ?? null,
    problems,
    tables: [],
    unknown: [],
    unpacked: { members: 0, bytes: 0 },
    newPath: (extension) => join(workFolder, `${String(++files).padStart(5, "0")}.${extension}`),
    expect(bytes) {
      total += bytes;
    },
    step(bytes) {
      signal?.throwIfAborted();
      if (performance.now() > until) throw new Refusal("out-of-time", { params: { limit: limits.seconds } });
      done += bytes;
      progress?.(Math.min(done, total), total);
    },
    warn(file, key, more = {}) {
      problems.push(problem({ severity: "warning", key, file, ...more }));
    },
  };
}
