// What a bare DuckDB needs for the same files: types every column that a score reads and adds each up by day. Prints JSON.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

const folder = process.argv[2];
const instance = await DuckDBInstance.create(":memory:", {
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
});
const connection = await instance.connect();
const started = process.hrtime.bigint();
const cpu = process.cpuUsage();
const file = (name) => join(folder, `${name}.csv`);
const sums = {
  orders:
    "date_trunc('day', paid_at) AS day, count(*), sum(amount), count(shipped_at), count(completed_at), count(distinct product_id), max(promised_ship_at)",
  parcels:
    "date_trunc('day', signed_at) AS day, count(*), sum(epoch(signed_at - picked_up_at)), count(trajectory_compensated), count(delivery_due_at)",
  reviews:
    "date_trunc('day', created_at) AS day, count(*), sum(product_stars), sum(service_stars), sum(logistics_stars)",
  "after-sales":
    "date_trunc('day', refunded_at) AS day, count(*), sum(epoch(agreed_at - applied_at)), count(reason_class), count(arbitration)",
  chats:
    "date_trunc('day', started_at) AS day, count(*), sum(rounds), sum(reply_seconds), sum(unanswered_rounds), count(stars), sum(escalated)",
};
let rows = 0;
for (const [name, columns] of Object.entries(sums)) {
  if (!existsSync(file(name))) continue;
  const result = await connection.runAndReadAll(
    `SELECT ${columns} FROM read_csv('${file(name).replaceAll("'", "''")}') GROUP BY 1`,
  );
  for (const row of result.getRows()) rows += Number(row[1]);
}
const used = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    wall: Number(process.hrtime.bigint() - started) / 1e6,
    cpu: (used.user + used.system) / 1000,
    rss: process.resourceUsage().maxRSS / 1024,
    rows,
  }),
);
