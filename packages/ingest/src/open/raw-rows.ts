import type { Problem } from "../problem.ts";

/** One record of a table before anyone knows what it is: its line (from 1) and its fields as written. */
export type RawRow =
  | { readonly line: number; readonly fields: readonly string[] }
  /** A record so broken that it has no fields. */
  | { readonly line: number; readonly fields: null; readonly fault: Pick<Problem, "key" | "params"> };

/** Records in batches, in file order. Records without any text are not among them. */
export type RawRows = AsyncIterable<readonly RawRow[]>;
