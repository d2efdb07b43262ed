import { timeText } from "./local-time.ts";
import type { PlatformNumber } from "./platform-number.ts";
import type { Sheet } from "./sheet.ts";
import { type GeneratedTable, type Row, tableColumns } from "./shop-tables.ts";

/** Keeps the rows of a table as texts under its columns. */
export class RowSheet<T extends GeneratedTable> implements Sheet {
  readonly #columns: readonly string[];
  #rows: Row<T>[] = [];
  /** A row of which each is a copy: objects that grow key by key take more memory. */
  readonly #blank: Readonly<Record<string, string>>;
  #row: Record<string, string>;
  #column = 0;

  constructor(table: T) {
    this.#columns = tableColumns[table];
    this.#blank = Object.fromEntries(this.#columns.map((column) => [column, ""]));
    this.#row = { ...this.#blank };
  }

  text(value: string): void {
    this.#row[this.#columns[this.#column++]!] = value;
  }

  number(value: PlatformNumber): void {
    this.text(String(value));
  }

  time(at: number | null): void {
    this.text(timeText(at));
  }

  flag(value: boolean): void {
    this.text(value ? "1" : "0");
  }

  whole(value: number): void {
    this.text(String(value));
  }

  yuan(value: number): void {
    this.text(value.toFixed(2));
  }

  empty(): void {
    this.text("");
  }

  end(): void {
    this.#rows.push(this.#row as Row<T>);
    this.#row = { ...this.#blank };
    this.#column = 0;
  }

  /** The rows since the last time. */
  take(): readonly Row<T>[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }
}
