import type { DuckDBConnection, DuckDBDataChunk } from "@duckdb/node-api";
import { absentSql, boundedSql, parsedSql } from "./cell-sql.ts";
import type { TableFile } from "./folder-files.ts";
import type { InTurn } from "./one-at-a-time.ts";
import { pathSql, readCsvSql, sqlName } from "./open-duckdb.ts";
import { type Column, tableShapes } from "./table-columns.ts";

type Typed = Float64Array | Int8Array | Int32Array;

/** A table's columns as they came out of DuckDB. Columns that the file lacks are not there. */
export interface RawTable {
  readonly count: number;
  /** Typed columns by name: numbers and times (NaN: absent), days, flags, word codes. */
  readonly typed: ReadonlyMap<string, Typed>;
  /** 64-bit hashes of text columns by name, two words a row; `emptyHash` where the field is empty. */
  readonly hashes: ReadonlyMap<string, Uint32Array>;
  /** Hash of the whole key, two words a row; null if the table has none. */
  readonly keys: Uint32Array | null;
  readonly emptyHash: readonly [number, number];
  /** The text of a row's field, null if empty. Decoded when asked for. */
  textAt(column: string, row: number): string | null;
  /** Per row, bit i: the field of the i-th column of the table's shape is not acceptable; bit 30: signed too early. */
  readonly faults: Int32Array;
}

export const SIGNED_TOO_EARLY = 30;

/**
 * Reads and types one table in one pass over its file.
 *
 * @param header columns of the file, each once
 * @param inTurn runs the query when those of other tables have ended; fetching their results goes on meanwhile
 * @throws DuckDB's refusal of a file that is not proper CSV or Parquet
 */
export async function readTable(
  connection: DuckDBConnection,
  file: TableFile,
  header: readonly string[],
  timezone: string,
  inTurn: InTurn,
): Promise<RawTable> {
  const { columns, key } = tableShapes[file.table];
  const present = columns.filter(({ name }) => header.includes(name));
  const keyed = key.length > 0 && key.every((name) => header.includes(name));
  const plan = selectPlan(columns, present, keyed ? key : null, timezone);
  const from = file.form === "parquet" ? parquetAsTextSql(file.path, present) : readCsvSql(file.path, header);
  const emptyHash = await hashOfNull(connection);
  const result = await inTurn(() => connection.run(plan.sql(from)));
  const chunks: DuckDBDataChunk[] = [];
  let count = 0;
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; ) {
    chunks.push(chunk);
    count += chunk.rowCount;
    chunk = await result.fetchChunk();
  }

  const typed = new Map<string, Typed>();
  const hashes = new Map<string, Uint32Array>();
  let keys: Uint32Array | null = null;
  let faults = new Int32Array(count);
  const textIndex = new Map<string, number>();
  for (const [index, output] of plan.outputs.entries()) {
    switch (output.holds) {
      case "doubles":
        typed.set(output.column, copied(chunks, index, new Float64Array(count)));
        break;
      case "bytes":
        typed.set(output.column, copied(chunks, index, new Int8Array(count)));
        break;
      case "days":
        typed.set(output.column, copied(chunks, index, new Int32Array(count)));
        break;
      case "hash":
        hashes.set(output.column, copiedWords(chunks, index, count));
        break;
      case "key":
        keys = copiedWords(chunks, index, count);
        break;
      case "faults":
        faults = copied(chunks, index, new Int32Array(count));
        break;
      case "text":
        textIndex.set(output.column, index);
        break;
      default:
        output.holds satisfies never;
    }
  }
  for (const chunk of chunks) forgetVectors(chunk);
  const starts = startsOf(chunks);
  const textAt = (column: string, row: number): string | null => {
    const index = textIndex.get(column);
    if (index === undefined) return null;
    const at = chunkOf(starts, row);
    return chunks[at]!.getColumnVector(index).getItem(row - starts[at]!) as string | null;
  };
  return { count, typed, hashes, keys, emptyHash, textAt, faults };
}

interface Output {
  readonly holds: "doubles" | "bytes" | "days" | "hash" | "key" | "faults" | "text";
  readonly column: string;
}

function selectPlan(
  all: readonly Column[],
  present: readonly Column[],
  key: readonly string[] | null,
  timezone: string,
): { readonly outputs: readonly Output[]; readonly sql: (from: string) => string } {
  const outputs: Output[] = [];
  const inner: string[] = [];
  const middle: string[] = [];
  const outer: string[] = [];
  const faults: string[] = [];
  const output = (holds: Output["holds"], column: string, sql: string): void => {
    outputs.push({ holds, column });
    outer.push(sql);
  };
  for (const column of present) {
    const raw = sqlName(column.name);
    const parsed = parsedSql(column, raw, timezone);
    const value = parsed === null ? raw : sqlName(`= ${column.name}`);
    inner.push(parsed === null ? raw : `${raw}, ${parsed} AS ${value}`);
    middle.push(parsed === null ? raw : `${raw}, ${boundedSql(column, value)} AS ${value}`);
    const filled = column.required || parsed === null ? "" : ` AND ${raw} IS NOT NULL`;
    if (column.required || parsed !== null)
      faults.push(bit(`${value} IS NULL${filled}`, all.indexOf(column)));
    switch (column.kind) {
      case "time":
      case "number":
        output("doubles", column.name, `coalesce(${value}, ${absentSql(column)})`);
        break;
      case "date":
        output("days", column.name, `coalesce(${value}, ${absentSql(column)})`);
        break;
      case "flag":
      case "word":
        output("bytes", column.name, `coalesce(${value}, ${absentSql(column)})`);
        break;
      case "id":
        output("text", column.name, raw);
        break;
      case "text":
        output("text", column.name, raw);
        output("hash", column.name, `hash(${raw})`);
        break;
      case "order":
        output("hash", column.name, `hash(${raw})`);
        break;
      default:
        column satisfies never;
    }
  }
  if (key !== null) output("key", "", `hash(${key.map(keySql).join(", ")})`);
  const names = new Set(present.map(({ name }) => name));
  if (names.has("picked_up_at") && names.has("signed_at")) {
    faults.push(bit(`"= signed_at" < "= picked_up_at"`, SIGNED_TOO_EARLY));
  }
  output("faults", "", faults.length === 0 ? "0" : faults.join(" | "));
  return {
    outputs,
    // Three levels, so that each expression is evaluated once: DuckDB shares none that stands inside a CASE.
    sql: (from) =>
      `SELECT ${outer.join(", ")} FROM (SELECT ${middle.join(", ")} FROM (SELECT ${inner.join(", ")} FROM ${from}))`,
  };

  function keySql(name: string): string {
    const column = present.find((one) => one.name === name);
    return column?.kind === "date" ? sqlName(`= ${name}`) : sqlName(name);
  }
}

function bit(condition: string, index: number): string {
  return `CASE WHEN ${condition} THEN ${1 << index} ELSE 0 END`;
}

/** A Parquet file's columns as the text that a CSV would hold: flags as 1 and 0, empty text as NULL. */
function parquetAsTextSql(path: string, columns: readonly Column[]): string {
  const fields = columns.map(({ name, kind }) => {
    const text =
      kind === "flag"
        ? `CASE CAST(${sqlName(name)} AS VARCHAR) WHEN 'true' THEN '1' WHEN 'false' THEN '0'
      ELSE CAST(${sqlName(name)} AS VARCHAR) END`
        : `CAST(${sqlName(name)} AS VARCHAR)`;
    return `nullif(${text}, '') AS ${sqlName(name)}`;
  });
  return `(SELECT ${fields.join(", ")} FROM read_parquet(${pathSql(path)}))`;
}

async function hashOfNull(connection: DuckDBConnection): Promise<readonly [number, number]> {
  const chunk = await (await connection.run("SELECT hash(NULL::VARCHAR)")).fetchChunk();
  const words = copiedWords([chunk!], 0, 1);
  return [words[0]!, words[1]!];
}

function copied<T extends Typed>(chunks: readonly DuckDBDataChunk[], index: number, column: T): T {
  let at = 0;
  for (const chunk of chunks) {
    const { items } = chunk.getColumnVector(index) as unknown as { readonly items: T };
    column.set(items, at);
    at += items.length;
  }
  return column;
}

function copiedWords(chunks: readonly DuckDBDataChunk[], index: number, count: number): Uint32Array {
  const column = new BigUint64Array(count);
  let at = 0;
  for (const chunk of chunks) {
    const { items } = chunk.getColumnVector(index) as unknown as { readonly items: BigUint64Array };
    column.set(items, at);
    at += items.length;
  }
  return new Uint32Array(column.buffer);
}

/** A chunk keeps each vector it handed out; setting its row count lets them go. Its texts stay. */
function forgetVectors(chunk: DuckDBDataChunk): void {
  const { rowCount } = chunk;
  chunk.rowCount = rowCount;
}

function startsOf(chunks: readonly DuckDBDataChunk[]): Float64Array {
  const starts = new Float64Array(chunks.length);
  let at = 0;
  for (const [i, chunk] of chunks.entries()) {
    starts[i] = at;
    at += chunk.rowCount;
  }
  return starts;
}

/** The last chunk that starts at or before `row`. */
function chunkOf(starts: Float64Array, row: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}
