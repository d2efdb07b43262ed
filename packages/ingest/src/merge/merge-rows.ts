import { sqlName } from "../open-duckdb.ts";
import { countSql, makeTable, makeView, type WorkDatabase } from "../stage/work-database.ts";

export interface MergeRequest {
  /** Names the tables that the merge makes. */
  readonly name: string;
  /** rank, unique and greater for later rows, and the columns. */
  readonly relation: string;
  /** Never empty in any row. */
  readonly key: readonly string[];
  readonly columns: readonly string[];
  /** Columns whose earliest value is kept; all of them together, from the earliest row that fills one. */
  readonly keepFirst?: readonly string[];
}

/** Rows of one key as one row. */
export interface Merged {
  /** Key and columns; each key once. */
  readonly relation: string;
  /** rank, why: rows that gave nothing to the merged row. Null: every key is there once. */
  readonly left: string | null;
}

/**
 * Merges the rows of each key field by field: the later one wins, and nothing never overwrites something. A row whose
 * values are all those of another row of its key is repeated; one of which no value is left is superseded.
 */
export async function mergeRows(db: WorkDatabase, request: MergeRequest): Promise<Merged> {
  const { name, relation, key, columns, keepFirst = [] } = request;
  const keys = key.map(sqlName).join(", ");
  const all = [...key, ...columns].map(sqlName).join(", ");
  const several = `${name}_several`;
  // Numbers are grouped in a third of the memory that ids take; the few rows that share one are then compared as text.
  const shared = `${name}_shared`;
  await makeTable(
    db,
    shared,
    `SELECT hash(${keys}) AS code FROM ${relation} GROUP BY code HAVING count(*) > 1`,
  );
  const rivalling = `SELECT * FROM ${relation} WHERE hash(${keys}) IN (SELECT code FROM ${shared})`;
  const none = (await db.number(countSql(shared))) === 0;
  await makeTable(
    db,
    several,
    `SELECT ${keys} FROM (${none ? `SELECT * FROM ${relation} WHERE false` : rivalling}) GROUP BY ${keys} HAVING count(*) > 1`,
  );
  if ((await db.number(countSql(several))) === 0) {
    await makeView(db, name, `SELECT ${all} FROM ${relation}`);
    return { relation: name, left: null };
  }

  const [rivals, verdicts, mixed, left] = [
    `${name}_rivals`,
    `${name}_verdicts`,
    `${name}_mixed`,
    `${name}_left`,
  ];
  const values = columns.map(sqlName).join(", ");
  await makeTable(
    db,
    rivals,
    `SELECT rank, ${keys}, hash(${values}) AS content FROM ${relation} SEMI JOIN ${several} USING (${keys})`,
  );
  await makeTable(
    db,
    verdicts,
    `SELECT ${keys}, max(rank) AS latest, min(content) = max(content) AS alike FROM ${rivals} GROUP BY ${keys}`,
  );
  await makeTable(db, mixed, mixedSql(request, verdicts));
  const gave = `SELECT unnest(givers) AS rank FROM ${mixed}`;
  await makeTable(
    db,
    left,
    `SELECT rank, 'repeated' AS why FROM ${rivals} JOIN ${verdicts} USING (${keys}) WHERE alike AND rank < latest
      UNION ALL SELECT rank, CASE WHEN copies > 1 THEN 'repeated' ELSE 'superseded' END FROM (
        SELECT rank, count(*) OVER (PARTITION BY ${keys}, content) AS copies
        FROM ${rivals} JOIN ${verdicts} USING (${keys}) WHERE NOT alike) ANTI JOIN (${gave}) USING (rank)`,
  );
  const absorbed = `${name}_absorbed`;
  await makeTable(
    db,
    absorbed,
    `SELECT rank FROM ${rivals} JOIN ${verdicts} USING (${keys}) WHERE NOT alike OR rank < latest`,
  );
  await makeView(
    db,
    name,
    `SELECT ${all} FROM ${relation} ANTI JOIN ${absorbed} USING (rank) UNION ALL SELECT ${all} FROM ${mixed}`,
  );
  return { relation: name, left };

  function mixedSql({ columns: given }: MergeRequest, verdictsOf: string): string {
    const filled = `coalesce(${keepFirst.map((column) => `CAST(${sqlName(column)} AS VARCHAR)`).join(", ")})`;
    const merged = given.map((column) => {
      const kept = keepFirst.includes(column);
      const rank = kept ? `CASE WHEN ${filled} IS NOT NULL THEN rank END` : "rank";
      return { column, value: `${kept ? "arg_min" : "arg_max"}(${sqlName(column)}, ${rank})`, kept };
    });
    const givers = merged.map(
      ({ column, kept }) => `${kept ? "min" : "max"}(rank) FILTER (${sqlName(column)} IS NOT NULL)`,
    );
    return `SELECT ${keys}, ${merged.map(({ column, value }) => `${value} AS ${sqlName(column)}`).join(", ")},
      coalesce(nullif(list_distinct(list_filter([${givers.join(", ")}], lambda r: r IS NOT NULL)), []), [max(rank)]) AS givers
      FROM ${relation} SEMI JOIN (SELECT * FROM ${verdictsOf} WHERE NOT alike) USING (${keys}) GROUP BY ${keys}`;
  }
}
