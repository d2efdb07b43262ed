import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

/** Runs `work` with an in-memory DuckDB that never downloads an extension, and closes it. */
export async function withDuckDb<T>(
  work: (connect: () => Promise<DuckDBConnection>) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const open: DuckDBConnection[] = [];
  try {
    return await work(async () => {
      const connection = await instance.connect();
      await connection.run("SET TimeZone = 'UTC'");
      open.push(connection);
      return connection;
    });
  } finally {
    for (const connection of open) connection.closeSync();
    instance.closeSync();
  }
}

/** `text` as an SQL string. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The path of one file to be read as an SQL string: DuckDB takes * ? [ in it for a pattern, which may fit other files. */
export function pathSql(path: string): string {
  return sqlText(path.replace(/[*?[]/g, (sign) => `[${sign}]`));
}

/** `name` as an SQL identifier. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** `read_csv` of a comma-separated file with exactly these columns, all as text; empty fields are NULL. */
export function readCsvSql(path: string, header: readonly string[]): string {
  const columns = header.map((name) => `${sqlText(name)}: 'VARCHAR'`).join(", ");
  return `read_csv(${pathSql(path)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
    columns = {${columns}})`;
}
