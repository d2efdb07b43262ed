import { fillable } from "../mapping/target-cells.ts";
import type { PreparedTable } from "../open/prepared-table.ts";
import { sources } from "../sources/registry.ts";
import type { Target } from "../sources/target.ts";
import { cellOf, column, type ShopTable } from "../sources/target.ts";

/** What the rows of a prepared table become. */
export function targetsOf({ source }: Pick<PreparedTable, "source">): readonly Target[] {
  switch (source.kind) {
    case "format":
      return sources[source.id].targets;
    case "mapping":
      return source.mapping.targets;
    case "shop-table":
      return [readyTarget(source.table)];
    default:
      return source satisfies never;
  }
}

/** A table of a shop folder, read as it stands: what is a pseudonym already stays the one it is. */
export function readyTarget(table: ShopTable): Target {
  const columns = fillable(table).map(({ name, cell, required }) =>
    column(name, name, cell.kind === "pseudonym" ? cellOf("text") : cell, required),
  );
  return { table, when: [], columns };
}
