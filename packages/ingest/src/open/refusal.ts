import { type Problem, problem } from "../problem.ts";

/** Ends the reading of one file; what is wrong becomes a problem of that file. Never leaves `prepareFiles`. */
export class Refusal extends Error {
  readonly reason: Pick<Problem, "key"> & Partial<Problem>;

  constructor(key: Problem["key"], more: Partial<Problem> = {}) {
    super(key);
    this.reason = { key, ...more };
  }

  /** The problem, at `file`. */
  at(file: string): Problem {
    return problem({ severity: "error", file, ...this.reason });
  }
}
