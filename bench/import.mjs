// Import against a bare DuckDB read of the same CSV files, side by side: node bench/import.mjs [--orders 1000000] [--rounds 3]
// Needs packages/ingest/dist (npm run build).
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { makeExports } from "./make-exports.mjs";

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const orders = option("orders", 1_000_000);
const rounds = option("rounds", 3);
const here = new URL(".", import.meta.url).pathname;
const home = join(here, "../out/bench");
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const json = (...args) => {
  const run = spawnSync(process.execPath, args, {
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
};

mkdirSync(home, { recursive: true });
const folder = await makeExports(join(home, `exports-${orders}`), orders, orders > 1_000_000 ? 180 : 30);
const all = readdirSync(folder).filter((name) => name.endsWith(".csv"));
console.log(
  `machine: ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, Node ${process.version}; ${orders.toLocaleString("en")} orders, ${rounds} rounds, medians`,
);
for (const [title, names] of [
  ["order export", ["orders.csv"]],
  ["all four exports", all],
]) {
  const paths = names.map((name) => join(folder, name));
  const runs = { import: [], read: [], table: [] };
  for (let round = 0; round < rounds; round++) {
    runs.import.push(json(join(here, "import-run.mjs"), home, join(folder, "shop.yaml"), ...paths));
    runs.read.push(json(join(here, "import-bare.mjs"), ...paths));
    runs.table.push(json(join(here, "import-bare.mjs"), "--table", ...paths));
  }
  const of = (kind, key) => median(runs[kind].map((one) => one[key]));
  const ratio = (kind, key) => median(runs.import.map((one, i) => one[key] / runs[kind][i][key])).toFixed(2);
  console.log(`${title}: ${of("import", "rows").toLocaleString("en")} rows`);
  for (const kind of ["import", "read", "table"])
    console.log(
      `  ${{ import: "import", read: "bare read, every field", table: "bare read into a table" }[kind].padEnd(24)} ${of(kind, "wall")} ms wall, ${of(kind, "cpu")} ms CPU, ${of(kind, "rss")} MB`,
    );
  console.log(
    `  import / bare read: ${ratio("read", "wall")} × wall, ${ratio("read", "cpu")} × CPU; / into a table: ${ratio("table", "wall")} × wall, ${ratio("table", "cpu")} × CPU   goal ≤ 2 ×, < 1,500 MB`,
  );
}
