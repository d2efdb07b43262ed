import { formatDay } from "@scorecast/core";
import { columnOf, type Projection, type Study } from "@scorecast/simulator";
import { type Cell, toCsv } from "./csv.ts";
import type { WriteTo } from "./output-files.ts";

/** One day of one scenario: the values of its nodes by replication, from replication 0 on. */
interface DayOfDraws {
  readonly scenario: string;
  readonly day: number;
  readonly columns: readonly Float64Array[];
}

/** Every draw behind a report, a day at a time: scenario, replication, date, then the nodes of the projection. */
function* daysOfDraws(study: Study, projections: readonly Projection[]): Generator<DayOfDraws> {
  for (const [place, { id }] of study.scenarios.entries()) {
    const projection = projections[place]!;
    for (let day = 0; day < projection.days; day++)
      yield {
        scenario: id,
        day: study.state.start + day,
        columns: projection.nodes.map((_, node) => columnOf(projection, node, day)),
      };
  }
}

function cellOf(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

/** The draws as CSV, written day by day. No value is an empty field. */
export function drawsCsv(study: Study, projections: readonly Projection[]): WriteTo {
  return async ({ handle }) => {
    const header = ["scenario", "replication", "date", ...projections[0]!.nodes];
    await handle.appendFile(toCsv({ header, rows: [] }));
    for (const { scenario, day, columns } of daysOfDraws(study, projections)) {
      const date = formatDay(day);
      const rows = Array.from(columns[0]!, (_, r): Cell[] => [
        ...[scenario, r, date],
        ...columns.map((column) => cellOf(column[r]!)),
      ]);
      const text = toCsv({ header: [], rows });
      await handle.appendFile(text.slice(text.indexOf("\n") + 1));
    }
  };
}

/** The draws as Parquet, through DuckDB. No value is NULL. */
export function drawsParquet(study: Study, projections: readonly Projection[]): WriteTo {
  return async ({ path }) => {
    const { DATE, DOUBLE, DuckDBDataChunk, DuckDBDateValue, DuckDBInstance, INTEGER, VARCHAR } = await import(
      "@duckdb/node-api"
    );
    const { nodes } = projections[0]!;
    const types = [VARCHAR, INTEGER, DATE, ...nodes.map(() => DOUBLE)];
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    try {
      const fields = nodes.map((node) => `"${node.replaceAll('"', '""')}" DOUBLE`).join(", ");
      await connection.run(
        `CREATE TABLE draws (scenario VARCHAR, replication INTEGER, date DATE, ${fields})`,
      );
      const appender = await connection.createAppender("draws");
      for (const { scenario, day, columns } of daysOfDraws(study, projections)) {
        const date = new DuckDBDateValue(day);
        for (let from = 0; from < columns[0]!.length; from += CHUNK) {
          const size = Math.min(CHUNK, columns[0]!.length - from);
          const chunk = DuckDBDataChunk.create(types, size);
          chunk.setColumns([
            new Array(size).fill(scenario),
            Array.from({ length: size }, (_, i) => from + i),
            new Array(size).fill(date),
            ...columns.map((column) => Array.from(column.subarray(from, from + size), cellOf)),
          ]);
          appender.appendDataChunk(chunk);
        }
        appender.flushSync();
      }
      appender.closeSync();
      const target = `'${path.replaceAll("'", "''")}'`;
      await connection.run(`COPY draws TO ${target} (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)`);
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  };
}

/** Rows of a DuckDB data chunk, at most. */
const CHUNK = 2048;
