// What a bare DuckDB needs to read the same CSV files: every field of every row, types found by itself. Prints JSON.
// node bench/import-bare.mjs [--table] FILE …   --table: into a table, else aggregated.
import { DuckDBInstance } from "@duckdb/node-api";

const table = process.argv.includes("--table");
const files = process.argv.slice(2).filter((name) => name !== "--table");
const instance = await DuckDBInstance.create(":memory:", {
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
});
const connection = await instance.connect();
const started = process.hrtime.bigint();
const cpu = process.cpuUsage();
let rows = 0;
for (const [i, file] of files.entries()) {
  const from = `read_csv('${file.replaceAll("'", "''")}')`;
  if (table) await connection.run(`CREATE TABLE t${i} AS SELECT * FROM ${from}`);
  const sql = table ? `SELECT count(*) FROM t${i}` : `SELECT count(*), max(COLUMNS(*)) FROM ${from}`;
  rows += Number((await connection.runAndReadAll(sql)).getRows()[0][0]);
}
const { user, system } = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    rows,
    wall: Math.round(Number(process.hrtime.bigint() - started) / 1e6),
    cpu: Math.round((user + system) / 1000),
    rss: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
