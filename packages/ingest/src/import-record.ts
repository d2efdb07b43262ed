import type { Fallback } from "@scorecast/core";
import { z } from "zod";
import { type Problem, problem } from "./problem.ts";
import { tableNames } from "./table-columns.ts";

const Rows = z.number().int().nonnegative();
const Table = z.enum(tableNames as [(typeof tableNames)[number]]);

/** One export file of an import: every row read was used or left out for a reason. */
export const ImportedFile = z.strictObject({
  file: z.string(),
  fingerprint: z.string(),
  recognisedAs: z.string(),
  rowsRead: Rows,
  rowsUsed: Rows,
  leftOut: z.array(z.strictObject({ reason: z.string(), rows: Rows })),
});
export type ImportedFile = z.infer<typeof ImportedFile>;

/** import.json: where the tables of a folder came from, and what stands in for what the exports do not hold. */
export const ImportRecord = z.strictObject({
  formatVersion: z.literal(1),
  files: z.array(ImportedFile),
  tables: z.partialRecord(Table, Rows),
  fallbacks: z.array(
    z.strictObject({ table: Table, column: z.string(), from: z.string(), rows: Rows, of: Rows }),
  ),
});
export type ImportRecord = z.infer<typeof ImportRecord>;

/** The fallbacks that an import.json records. */
export function parseFallbacks(text: string): { fallbacks: readonly Fallback[]; problems: Problem[] } {
  const refuse = (detail: string) => {
    const params = { detail };
    return {
      fallbacks: [],
      problems: [problem({ severity: "error", key: "import-record", file: "import.json", params })],
    };
  };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    return refuse((cause as SyntaxError).message);
  }
  const result = ImportRecord.safeParse(json);
  if (result.success) return { fallbacks: result.data.fallbacks, problems: [] };
  const [issue] = result.error.issues;
  return refuse(`${issue!.path.join(".")}: ${issue!.message}`);
}
