import { fillable } from "../mapping/target-cells.ts";
import type { PreparedTable } from "../open/prepared-table.ts";
import { sources } from "../sources/registry.ts";
import type { Target } from "../sources/target.ts";
import { cellOf, column, type ShopTable } from "../sources/target.ts";

/** What the rows of a prepared table become; a target that asks for a column that is not there takes no row. */
export function targetsOf({ source, header }: Pick<PreparedTable, "source" | "header">): readonly Target[] {
  switch (source.kind) {
    case "format": {
      const targets: readonly Target[] = sources[source.id].targets;
      const able = targets.filter(({ when }) =>
        when.every(({ kind, column: name }) => kind !== "filled" || header.includes(name)),
      );
      return able.length > 0 ? able : targets.slice(0, 1);
    }
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
