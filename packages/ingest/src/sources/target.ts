import type { TableName } from "@scorecast/core";

/** What an import fills: the tables of a shop folder, the perks of its shop.yaml, the tiers of its overrides. */
export type ShopTable = TableName | "perks" | "tiers";

/**
 * How the text of a cell is understood, after cleaning: tabs, quotes and `="…"` around it gone, full-width characters
 * narrowed, "-", "--" and "—" empty.
 *
 * - id: kept letter by letter; scientific notation (6.92E+18) is a destroyed id, an error
 * - ids: several ids apart by 、 , ; or spaces, in either width
 * - time: `YYYY-MM-DD HH:MM:SS` and the usual other spellings, an Excel serial, ISO 8601 with an offset, or unix time in
 *   10 (seconds) or 13 digits (ms). A day alone is its first second, or its last if `dayIs` says "end"
 * - day: the same, cut to the day
 * - amount: yuan, with or without ¥, 元 and thousands separators
 * - number: any decimal; count: a whole number from 0
 * - share: in [0, 1], or a percentage with its sign
 * - bound: a number after ≥ ≤ > <, before a unit (≥4.640, ≤1.31 %, 120 秒); a percentage is a share
 * - stars: whole, 1 to 5, with or without 分 or 星
 * - flag: 是 否 1 0 true false yes no
 * - word: our word, by the first pair that fits; `empty` for nothing; `otherwise` for a word without a pair, null: an error
 * - reason: class of an after-sales reason (reason-classes.ts); `label` is the column that helps when the reason is silent
 * - courier: its name beside a waybill ("中通快递-7531…", "7531…-中通快递")
 * - pseudonym: a stable code that does not show the text (personal data)
 */
export type Cell =
  | {
      readonly kind:
        | "id"
        | "ids"
        | "text"
        | "amount"
        | "number"
        | "count"
        | "share"
        | "bound"
        | "stars"
        | "flag"
        | "day"
        | "courier"
        | "pseudonym";
    }
  | { readonly kind: "time"; readonly dayIs: "start" | "end" }
  | { readonly kind: "reason"; readonly label: string }
  | {
      readonly kind: "word";
      readonly fits: "contains" | "starts" | "equals";
      readonly words: readonly (readonly [text: string, word: string])[];
      readonly empty: string;
      readonly otherwise: string | null;
    };

/** Where a value comes from. `first-of`: the first column that is filled. `join`: all of them, `by` between. */
export type Origin =
  | { readonly kind: "first-of"; readonly names: readonly string[] }
  | { readonly kind: "join"; readonly names: readonly string[]; readonly by: string }
  | { readonly kind: "constant"; readonly value: string };

/** How the rows of one key become one value. `last`: the later export and row wins, empty never overwrites a value. */
export type Combine = "last" | "first" | "least" | "greatest" | "sum" | "count";

/** One value that a source fills: a column of the table, or a name that only the merge knows (typeWords …). */
export interface TargetColumn {
  readonly to: string;
  readonly from: Origin;
  readonly cell: Cell;
  readonly combine: Combine;
  readonly required: boolean;
}

/** A row takes part if the column is filled, is empty, or holds one of the words (one of `not` excludes it). */
export type Condition =
  | { readonly column: string; readonly kind: "filled" | "empty" }
  | { readonly column: string; readonly kind: "among" | "not-among"; readonly words: readonly string[] };

/** What a row of a file becomes in one table. A row is used if at least one of its file's targets takes it. */
export interface Target {
  readonly table: ShopTable;
  readonly when: readonly Condition[];
  readonly columns: readonly TargetColumn[];
}

/** A column of a format, in the words of the export. */
export function column(
  to: string,
  from: string | readonly string[],
  cell: Cell["kind"] | Cell,
  required = false,
): TargetColumn {
  const names = typeof from === "string" ? [from] : from;
  return {
    to,
    from: { kind: "first-of", names },
    cell: typeof cell === "string" ? cellOf(cell) : cell,
    combine: "last",
    required,
  };
}

/** The plain cell of a kind: a day is its first second, and words are taken as they stand. */
export function cellOf(kind: Cell["kind"]): Cell {
  switch (kind) {
    case "time":
      return { kind, dayIs: "start" };
    case "reason":
      return { kind, label: "" };
    case "word":
      return { kind, fits: "equals", words: [], empty: "", otherwise: null };
    default:
      return { kind };
  }
}
