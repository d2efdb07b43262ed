import type { Text } from "./score-report.ts";

/** What became of one table of one file. `rowsRead` = `rowsUsed` + the sum of `leftOut`. */
export interface ImportedFileLine {
  readonly file: string;
  /** Member of a zip, sheet of a workbook; null: the file itself. */
  readonly member: string | null;
  readonly sheet: string | null;
  /** Id of the format, "unknown" for none. */
  readonly recognisedAs: string;
  readonly title: Text;
  readonly rowsRead: number;
  readonly rowsUsed: number;
  readonly leftOut: readonly { readonly reason: string; readonly title: Text; readonly rows: number }[];
}

/** Which days a table has rows of. Days are YYYY-MM-DD in the shop's zone. */
export interface CoverageLine {
  readonly table: string;
  readonly title: Text;
  /** The event that dates a row. */
  readonly column: string;
  /** Null: no row has a day. */
  readonly first: string | null;
  readonly last: string | null;
  /** Rows of each day from `first` to `last`. */
  readonly perDay: readonly number[];
  /** Days without a row among those from the first order's to the last order's, both ends included. */
  readonly missing: readonly { readonly from: string; readonly until: string }[];
}

/** Whether a metric can be computed from the folder: exactly, with something that stands in, or not at all. */
export interface ComputableLine {
  readonly metric: string;
  readonly title: Text;
  readonly can: "exact" | "stand-in" | "no";
  /** Tables, and columns as "table.column", that are missing or stood in for. */
  readonly lacks: readonly string[];
  /** The export that would mend it; null: nothing to mend, or no export of the platform holds it. */
  readonly mendedBy: { readonly id: string; readonly title: Text } | null;
}

/** What a careful analyst would point at. It stops nothing. */
export interface QualityLine {
  readonly check: string;
  /** A note needs no action; a warning may bend a score. */
  readonly severity: "warning" | "note";
  /** Rows or days concerned, of how many. */
  readonly count: number;
  readonly of: number;
  /** The first few: ids or days. */
  readonly places: readonly string[];
  readonly what: Text;
  readonly fix: Text;
}

/** A problem with its place, told in both languages. */
export interface ImportProblemLine {
  readonly severity: "error" | "warning";
  readonly text: Text;
  /** Cells or rows that share it. */
  readonly count: number;
}

/** `import`: what was in the files, and what the folder that was made of them is good for. */
export interface ImportReport {
  readonly formatVersion: 1;
  readonly kind: "import";
  readonly program: string;
  /** As it was named; null where nothing was to be written. */
  readonly folder: string | null;
  /** False if there was an error: then nothing was written. */
  readonly written: boolean;
  readonly shop: { readonly id: string; readonly name: string } | null;
  readonly files: readonly ImportedFileLine[];
  /** Rows of each table of the folder. */
  readonly tables: readonly { readonly table: string; readonly title: Text; readonly rows: number }[];
  readonly fallbacks: readonly {
    readonly table: string;
    readonly column: string;
    readonly from: string;
    readonly rows: number;
    readonly of: number;
  }[];
  readonly coverage: readonly CoverageLine[];
  /** Every rule version, oldest first. `inForce`: on the day after the last order. */
  readonly rules: readonly {
    readonly id: string;
    readonly title: Text;
    readonly inForce: boolean;
    readonly metrics: readonly ComputableLine[];
  }[];
  readonly quality: readonly QualityLine[];
  readonly problems: readonly ImportProblemLine[];
}
