import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

/** Memory that DuckDB may hold; what does not fit spills into the work folder, which is faster than a database file. */
const MEMORY = "640MB";
const POLL = 250; // ms

export type SqlRow = Readonly<Record<string, unknown>>;

/** The database of one import. Statements run one after another. */
export interface WorkDatabase {
  readonly run: (sql: string) => Promise<void>;
  /** Whole numbers come as numbers, times and days as text. */
  readonly rows: (sql: string) => Promise<readonly SqlRow[]>;
  readonly number: (sql: string) => Promise<number>;
  /** Calls back with the share done of the running statement, in [0, 1], a few times a second; null: no more. */
  readonly watch: (onShare: ((share: number) => void) | null) => void;
}

/**
 * Runs `work` with a fresh database that spills into `folder` and never downloads an extension, and closes it.
 *
 * @throws {Error} what `work` throws; the signal's reason when it aborts: the running statement is interrupted
 */
export async function withWorkDatabase<T>(
  folder: string,
  signal: AbortSignal | undefined,
  work: (db: WorkDatabase) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    memory_limit: MEMORY,
    temp_directory: join(folder, "spill"),
    preserve_insertion_order: "true",
  });
  const connection = await instance.connect();
  const interrupt = () => connection.interrupt();
  signal?.addEventListener("abort", interrupt);
  try {
    await connection.run("SET TimeZone = 'UTC'");
    await connection.run("SET enable_progress_bar = true");
    await connection.run("SET enable_progress_bar_print = false");
    return await work(databaseOn(connection, signal));
  } catch (cause) {
    signal?.throwIfAborted();
    throw cause;
  } finally {
    signal?.removeEventListener("abort", interrupt);
    connection.closeSync();
    instance.closeSync();
  }
}

function databaseOn(connection: DuckDBConnection, signal: AbortSignal | undefined): WorkDatabase {
  let onShare: ((share: number) => void) | null = null;
  const watched = async <R>(statement: () => Promise<R>): Promise<R> => {
    signal?.throwIfAborted();
    const timer = setInterval(() => {
      const { percentage } = connection.progress;
      if (onShare !== null && percentage >= 0) onShare(Math.min(1, percentage / 100));
    }, POLL);
    try {
      return await statement();
    } finally {
      clearInterval(timer);
    }
  };
  // A statement that does not fit gets a second chance with one thread, which holds half as much at a time. Every
  // statement of an import can be run again: it replaces what it makes.
  const fitting = async <R>(statement: () => Promise<R>): Promise<R> => {
    try {
      return await watched(statement);
    } catch (cause) {
      if (!(cause instanceof Error && cause.message.startsWith("Out of Memory"))) throw cause;
      await connection.run("SET threads = 1");
      try {
        return await watched(statement);
      } finally {
        await connection.run("RESET threads");
      }
    }
  };
  const rows = async (sql: string): Promise<readonly SqlRow[]> => {
    const found = await fitting(() => connection.runAndReadAll(sql));
    return found
      .getRowObjects()
      .map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, plain(v)])));
  };
  return {
    run: async (sql) => {
      await fitting(() => connection.run(sql));
    },
    rows,
    number: async (sql) => Number(Object.values((await rows(sql))[0] ?? {})[0] ?? 0),
    watch: (callback) => {
      onShare = callback;
    },
  };
}

function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (value === null || typeof value !== "object") return value;
  if ("items" in value && Array.isArray(value.items)) return value.items.map(plain);
  return String(value);
}

/** Statements that make a table, replacing one of that name. */
export async function makeTable(db: WorkDatabase, name: string, query: string): Promise<void> {
  await db.run(`CREATE OR REPLACE TABLE ${name} AS ${query}`);
}

export async function makeView(db: WorkDatabase, name: string, query: string): Promise<void> {
  await db.run(`CREATE OR REPLACE VIEW ${name} AS ${query}`);
}

/** `condition` as an SQL number of rows of `from`. */
export function countSql(from: string, condition = "true"): string {
  return `SELECT count(*) FROM ${from} WHERE ${condition}`;
}
