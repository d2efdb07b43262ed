import type { PlatformNumber } from "./platform-number.ts";
import type { GeneratedTable } from "./shop-tables.ts";

/** A table that is being written, field by field in the order of its columns; "" is unknown or not yet. */
export interface Sheet {
  readonly text: (value: string) => void;
  readonly number: (value: PlatformNumber) => void;
  /** Shop-local seconds as "YYYY-MM-DD HH:MM:SS"; "" for null. */
  readonly time: (at: number | null) => void;
  /** "1" or "0". */
  readonly flag: (value: boolean) => void;
  /** A whole number ≥ 0. */
  readonly whole: (value: number) => void;
  /** Yuan, two decimals. */
  readonly yuan: (value: number) => void;
  readonly empty: () => void;
  /** The row is complete. */
  readonly end: () => void;
}

/** A sheet for each table of a shop folder. */
export type Sheets<S extends Sheet = Sheet> = Readonly<Record<GeneratedTable, S>>;
