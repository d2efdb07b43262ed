import type { LeaveReason } from "../leave-reasons.ts";
import type { Mapping } from "../mapping/mapping.ts";
import type { SourceId } from "../sources/registry.ts";
import type { ShopTable } from "../sources/target.ts";

/** What tells how a table is read: a format of ours, a mapping of the user's, or a ready table of a shop folder. */
export type TableSource =
  | { readonly kind: "format"; readonly id: SourceId }
  | { readonly kind: "mapping"; readonly mapping: Mapping }
  | { readonly kind: "shop-table"; readonly table: ShopTable };

/** Where DuckDB finds the rows of a table, every column as VARCHAR, by place and not by name. */
export interface TableData {
  readonly path: string;
  readonly form: "csv" | "parquet";
  /** Of a CSV; strict RFC 4180 with quote and escape `"`, UTF-8, one kind of line end. */
  readonly delimiter: string;
  /** Lines before the first data row, the header among them: `skip` of read_csv beside `header = false`. */
  readonly skipRecords: number;
  /** False: there is no quote in the whole file. */
  readonly quoted: boolean;
}

/** One table found in the user's files, ready for DuckDB. */
export interface PreparedTable {
  /** As the user named it: the path given, or the folder given and the way from there. */
  readonly file: string;
  /** Member of a zip, `inner.zip/orders.csv` where zips are nested. */
  readonly member: string | null;
  readonly sheet: string | null;
  /** Epoch ms of the file or the zip's member: the later export wins. */
  readonly modifiedAt: number;
  /** Names in file order, cleaned; those that the source knows are spelled as the source spells them. */
  readonly header: readonly string[];
  readonly source: TableSource;
  readonly data: TableData;
  /** Line of the first data record in the user's file (a record's number in Parquet and JSON lists). */
  readonly firstLine: number;
  /** True: the copy's first column, before `header`, is each row's line. False: line = firstLine + record index. */
  readonly hasLineColumn: boolean;
  /** Rows that are not in `data`, by reason: titles above the header, sums below the rows, rows that cannot be read. */
  readonly leftOut: readonly { readonly reason: LeaveReason; readonly rows: number }[];
}
