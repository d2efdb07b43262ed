import type { z } from "zod";

/** One row as the exports' readers hand it on, in our words; all values are text, "" where absent. */
export type SourceRow = Readonly<Record<string, string>>;

/**
 * A file that the platform's back office exports. `required` headers tell it from the others; of the `optional` ones
 * it reads what is there. Every other column, personal data among them, is never read.
 */
export interface ExportSource {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Their words in, our words out. A column that a file lacks arrives as "". */
  readonly row: z.ZodType<SourceRow>;
}
