import type { ShopTable } from "../sources/target.ts";
import { type Column, tableShapes } from "../table-columns.ts";

export type SqlType =
  | "VARCHAR"
  | "VARCHAR[]"
  | "TIMESTAMP"
  | "DATE"
  | "DOUBLE"
  | "DECIMAL(18,2)"
  | "INTEGER"
  | "TINYINT";

/** A column between reading and writing: those of the shop folder, and those that only the merge knows. */
export interface StagedColumn {
  readonly name: string;
  readonly type: SqlType;
  /** Least and greatest value; null: unbounded. */
  readonly bounds: readonly [number, number] | null;
}

/** What exports say and the merge turns into columns of the shop folder. */
const mergeColumns: Readonly<Partial<Record<ShopTable, readonly StagedColumn[]>>> = {
  orders: [
    plain("typeWords"),
    plain("finishedAt", "TIMESTAMP"),
    plain("closed", "TINYINT"),
    plain("shopName"),
  ],
  parcels: [plain("orders", "VARCHAR[]"), plain("courier"), plain("shopName")],
  reviews: [plain("order"), plain("product"), plain("shopName")],
  "after-sales": [plain("shopName")],
  "chat-days": [plain("shopName")],
  tiers: [plain("metric"), plain("points", "DOUBLE"), plain("bound", "DOUBLE")],
  perks: [plain("kind"), plain("from", "DATE"), plain("until", "DATE")],
};

/** The columns that a row of `table` may have while it is imported, those of the folder first, in its order. */
export function stagedColumns(table: ShopTable): readonly StagedColumn[] {
  const own = folderColumns(table);
  return [...own, ...(mergeColumns[table] ?? []).filter(({ name }) => !own.some((one) => one.name === name))];
}

/** The columns of `table` in the shop folder; perks have none. */
export function folderColumns(table: ShopTable): readonly StagedColumn[] {
  if (table === "perks" || table === "tiers") return [];
  return tableShapes[table].columns.map(ofShape);
}

/** Columns without which a row cannot be in the folder. */
export function requiredColumns(table: ShopTable): readonly string[] {
  if (table === "perks") return ["kind", "from"];
  if (table === "tiers") return ["metric", "points", "bound"];
  return tableShapes[table].columns.filter(({ required }) => required).map(({ name }) => name);
}

function ofShape(column: Column): StagedColumn {
  const { name } = column;
  switch (column.kind) {
    case "time":
      return plain(name, "TIMESTAMP");
    case "date":
      return plain(name, "DATE");
    case "flag":
      return plain(name, "TINYINT");
    case "number": {
      const type = name === "amount" ? "DECIMAL(18,2)" : column.whole ? "INTEGER" : "DOUBLE";
      return { name, type, bounds: [column.min, column.max] };
    }
    case "id":
    case "order":
    case "text":
    case "word":
      return plain(name);
    default:
      return column satisfies never;
  }
}

function plain(name: string, type: SqlType = "VARCHAR"): StagedColumn {
  return { name, type, bounds: null };
}
