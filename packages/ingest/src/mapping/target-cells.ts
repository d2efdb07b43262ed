import { type Cell, cellOf, type ShopTable } from "../sources/target.ts";
import { type Column, tableNames, tableShapes } from "../table-columns.ts";

/** A column that a mapping can fill: how its text is understood, and whether every row needs it. */
export interface Fillable {
  readonly name: string;
  readonly cell: Cell;
  readonly required: boolean;
  readonly key: boolean;
}

/** Tables that a mapping can fill. Perks belong into shop.yaml. */
export const mappedTables: readonly ShopTable[] = tableNames;

/** The columns of a table, in its order. */
export function fillable(table: ShopTable): readonly Fillable[] {
  if (table === "perks" || table === "tiers") return [];
  const { columns, key } = tableShapes[table];
  return columns.map((column) => ({
    name: column.name,
    cell: cellFor(column),
    required: column.required,
    key: key.includes(column.name),
  }));
}

function cellFor(column: Column): Cell {
  switch (column.kind) {
    case "id":
    case "order":
      return cellOf("id");
    case "date":
      return cellOf("day");
    case "number":
      if (column.name === "amount") return cellOf("amount");
      if (column.whole) return cellOf(column.max === 5 ? "stars" : "count");
      return cellOf(column.min === 0 && column.max === 1 ? "share" : "number");
    case "word":
      return {
        kind: "word",
        fits: "equals",
        words: column.words.map((word) => [word, word]),
        empty: "",
        otherwise: null,
      };
    case "time":
    case "flag":
    case "text":
      return cellOf(column.name === "agent" ? "pseudonym" : column.kind);
    default:
      return column satisfies never;
  }
}
