import { sqlName } from "../open-duckdb.ts";
import type { Combine } from "../sources/target.ts";
import type { StagedTarget } from "../stage/stage-target.ts";
import { lineSql, type StagedFile } from "../stage/staged-file.ts";
import { makeTable, type WorkDatabase } from "../stage/work-database.ts";

/** Rows of one file that together are one row of a table, such as the items of an order. */
export interface Folded {
  /** Columns of the target, `record` and `line`: those of the key's last row. */
  readonly relation: string;
  /** file, target, record, host: the row of `relation` that a row of the file went into. */
  readonly members: string;
  /** file, target, record, why: the same row of the file again. */
  readonly left: string;
}

/**
 * Folds the rows of a target by `key`, each column as the target says. A row that stands in the file twice, all its
 * columns alike, counts once.
 *
 * @param key columns of the target that tell the folded rows apart, at least one
 */
export async function foldRows(
  db: WorkDatabase,
  file: StagedFile,
  target: StagedTarget & { readonly relation: string },
  index: number,
  key: readonly string[],
): Promise<Folded> {
  const once = `${target.relation}_once`;
  const folded = `${target.relation}_folded`;
  const keys = key.map(sqlName).join(", ");
  await makeTable(
    db,
    once,
    `SELECT *, rowid AS record, ${lineSql(file)} AS line_in_file, row_number() OVER (PARTITION BY whole ORDER BY rowid) AS copy
      FROM ${target.relation} WHERE fate = 0`,
  );
  const values = target.columns
    .filter(({ column }) => !key.includes(column.to))
    .map(({ column, staged }) => {
      const combined = combineSql(column.combine, sqlName(column.to));
      return `CAST(${combined} AS ${staged.type}) AS ${sqlName(column.to)}`;
    });
  await makeTable(
    db,
    folded,
    `SELECT ${[keys, ...values].join(", ")}, max(record) AS record, max(line_in_file) AS line FROM ${once} WHERE copy = 1 GROUP BY ${keys}`,
  );
  const place = `${file.rank} AS file, ${index} AS target`;
  return {
    relation: folded,
    members: `SELECT ${place}, o.record, o.line_in_file AS line, f.record AS host FROM ${once} o JOIN ${folded} f USING (${keys}) WHERE o.copy = 1`,
    left: `SELECT ${place}, record, 'repeated' AS why FROM ${once} WHERE copy > 1`,
  };
}

function combineSql(combine: Combine, column: string): string {
  switch (combine) {
    case "last":
      return `arg_max(${column}, record)`;
    case "first":
      return `arg_min(${column}, record)`;
    case "least":
      return `min(${column})`;
    case "greatest":
      return `max(${column})`;
    case "sum":
      return `sum(${column})`;
    case "count":
      return "count(*)";
    default:
      return combine satisfies never;
  }
}
