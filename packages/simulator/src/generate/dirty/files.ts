import type { Cell, ExportName, TextEncoding } from "./draft.ts";

/** A file of text; whoever writes it encodes it. */
export interface TextFile {
  readonly kind: "text";
  readonly path: string;
  readonly exportedAt: number;
  readonly encoding: TextEncoding;
  readonly text: string;
}

/** An .xlsx: sheets of cells, each row from its first column. */
export interface WorkbookFile {
  readonly kind: "workbook";
  readonly path: string;
  readonly exportedAt: number;
  readonly sheets: readonly { readonly name: string; readonly rows: readonly (readonly Cell[])[] }[];
}

/** A .zip with names in GBK, as Chinese Windows makes it. */
interface ZipFile {
  readonly kind: "zip";
  readonly path: string;
  readonly exportedAt: number;
  readonly members: readonly TextFile[];
}

/** A file as it is found in real life. `exportedAt` is its time of change, in shop-local seconds. */
export type DirtyFile = TextFile | WorkbookFile | ZipFile;

/** Where a table ended up. */
export interface TablePlace {
  readonly export: ExportName;
  readonly path: string;
  readonly member: string | null;
  readonly sheet: string | null;
  /** Rows that a reader meets below the header: a line with a stray newline is two, sums and blank lines none. */
  readonly rows: number;
}
