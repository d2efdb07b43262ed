import type { Fallback } from "@scorecast/core";
import { z } from "zod";
import { type Problem, problem } from "./problem.ts";
import { tableNames } from "./table-columns.ts";

const Rows = z.number().int().nonnegative();
const Table = z.enum(["tiers", ...tableNames]);
const ScoredTable = z.enum(tableNames as [(typeof tableNames)[number]]);

/** One table of one export file of an import: every row read was used or left out for a reason. */
export const ImportedFile = z.strictObject({
  file: z.string(),
  /** Member of a zip, sheet of a workbook; null: the file itself. */
  member: z.string().nullable().default(null),
  sheet: z.string().nullable().default(null),
  /** Of the rows as they were read, "" if they could not be. */
  fingerprint: z.string(),
  recognisedAs: z.string(),
  rowsRead: Rows,
  rowsUsed: Rows,
  leftOut: z.array(z.strictObject({ reason: z.string(), rows: Rows })),
});
export type ImportedFile = z.infer<typeof ImportedFile>;

/**
 * import.json: where the tables of a folder came from, and what stands in for what the exports do not hold.
 *
 * Form 2 has the number of a file in trace.parquet as its place in `files`; form 1 had no trace, zips and sheets.
 */
export const ImportRecord = z.strictObject({
  formatVersion: z.literal([1, 2]),
  files: z.array(ImportedFile),
  tables: z.partialRecord(Table, Rows),
  fallbacks: z.array(
    z.strictObject({ table: ScoredTable, column: z.string(), from: z.string(), rows: Rows, of: Rows }),
  ),
});
export type ImportRecord = z.infer<typeof ImportRecord>;

/** What an import.json records; null if it cannot be read. */
export function parseImportRecord(text: string): { record: ImportRecord | null; problems: Problem[] } {
  const refuse = (detail: string) => {
    const params = { detail };
    return {
      record: null,
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
  if (result.success) return { record: result.data, problems: [] };
  const [issue] = result.error.issues;
  return refuse(`${issue!.path.join(".")}: ${issue!.message}`);
}

/** The fallbacks that an import.json records. */
export function parseFallbacks(text: string): { fallbacks: readonly Fallback[]; problems: Problem[] } {
  const { record, problems } = parseImportRecord(text);
  return { fallbacks: record?.fallbacks ?? [], problems };
}
