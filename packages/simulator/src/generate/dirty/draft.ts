/** The exports of 抖店 that a shop leaves behind. */
export type ExportName = "orders" | "after-sales" | "reviews" | "parcels";

/** A number in a workbook's cell: an id that Excel took for one, or the serial of a time, shown as a date or not. */
export interface NumberCell {
  readonly number: number;
  readonly shown: "number" | "date";
}

export type Cell = string | NumberCell;

/** One row of an export. Copies of it in other files have the same `key`. */
export interface RecordRow {
  readonly kind: "record";
  readonly key: string;
  /** The row as the platform wrote it. */
  readonly clean: Readonly<Record<string, string>>;
  /** Under the draft's columns. */
  readonly cells: readonly Cell[];
  /** How the line is broken beyond repair, if it is. */
  readonly broken: "quote" | "newline" | null;
}

/** `header`: the header once more, as when two files were pasted together. */
export type DraftRow = RecordRow | { readonly kind: "header" | "blank" };

export type TextEncoding = "utf-8" | "utf-8-bom" | "gbk" | "utf-16le" | "utf-16be";

/** One table of one export on its way to become a file. */
export interface Draft {
  readonly of: ExportName;
  /** Where it will be, without extension; tells drafts apart. */
  readonly path: string;
  /** When it was exported: shop-local seconds. Of two states of one order the later export's is right. */
  readonly exportedAt: number;
  /** Columns by the platform's names today, and as they will be written. */
  readonly columns: readonly string[];
  readonly header: readonly string[];
  readonly rows: readonly DraftRow[];
  readonly above: readonly (readonly string[])[];
  readonly below: readonly (readonly string[])[];
  readonly form: "csv" | "json" | "workbook";
  readonly encoding: TextEncoding;
  readonly delimiter: string;
  readonly newline: string;
  /** Workbook or zip that it goes into; null: a file of its own. */
  readonly container: string | null;
}

/** The rows of a draft that are rows of its export. */
export function recordsOf({ rows }: Draft): RecordRow[] {
  return rows.filter((row) => row.kind === "record");
}

/** The draft with each of its records as `change` makes it; null leaves it out. */
export function withRecords(draft: Draft, change: (row: RecordRow) => RecordRow | null): Draft {
  const rows = draft.rows.flatMap((row): DraftRow[] => {
    if (row.kind !== "record") return [row];
    const changed = change(row);
    return changed === null ? [] : [changed];
  });
  return { ...draft, rows };
}

/** The record with other text in one column. */
export function withCell(draft: Draft, row: RecordRow, column: string, cell: Cell): RecordRow {
  const at = draft.columns.indexOf(column);
  return { ...row, cells: row.cells.with(at, cell) };
}
