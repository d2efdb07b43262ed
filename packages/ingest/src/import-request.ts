import type { Fallback, Shop } from "@scorecast/core";
import type { Computability } from "./account/computability.ts";
import type { Coverage } from "./account/coverage.ts";
import type { Finding } from "./account/quality.ts";
import type { ImportedFile } from "./import-record.ts";
import type { Mapping } from "./mapping/mapping.ts";
import type { Limits } from "./open/limits.ts";
import type { Problem } from "./problem.ts";
import type { ShopTable } from "./sources/target.ts";
import type { TableFileForm } from "./write/write-tables.ts";

export interface ImportRequest {
  /** Files, folders and zips, in any order; each format may come in several files. */
  readonly files: readonly string[];
  /** The shop, or the path of a shop.yaml that describes it; may be left out when a folder is added to. */
  readonly shop?: Shop | string;
  /** The shop folder to make; it must not exist, unless `add`. */
  readonly out: string;
  /** Form of the tables, by default CSV. */
  readonly as?: TableFileForm;
  /** True: `out` exists, and what is imported goes on top of what is there. */
  readonly add?: boolean;
  readonly mappings?: readonly Mapping[];
  readonly limits?: Partial<Limits>;
  readonly progress?: (progress: ImportProgress) => void;
  /** Aborting leaves everything as it was; the import then throws the signal's reason. */
  readonly signal?: AbortSignal;
}

/** How far an import is. */
export interface ImportProgress {
  readonly step: "open" | "read" | "merge" | "write";
  /** Share of the whole import, in [0, 1], never falling; a guess by the cost of the steps. */
  readonly share: number;
  /** Rows read so far, and of how many: a guess by the bytes until all are read; null before the first. */
  readonly rows: number;
  readonly total: number | null;
}

/** What an import did. For every file rows read = rows used + rows left out. */
export interface ImportAccount {
  /** False if there was an error: then nothing was written. */
  readonly written: boolean;
  /** The shop of the folder; null if nobody says what it is. */
  readonly shop: Shop | null;
  /** In the order in which the files were found. */
  readonly files: readonly ImportedFile[];
  /** Rows of each table of the folder. */
  readonly tables: Readonly<Partial<Record<Exclude<ShopTable, "perks">, number>>>;
  readonly fallbacks: readonly Fallback[];
  readonly coverage: readonly Coverage[];
  readonly metrics: readonly Computability[];
  readonly quality: readonly Finding[];
  readonly problems: readonly Problem[];
}
