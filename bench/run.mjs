// npm run bench: ratios measured side by side in one run. Usage: node bench/run.mjs [--orders 1000000] [--rounds 5]
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import { makeFolder } from "./make-folder.mjs";

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const orders = option("orders", 1_000_000);
const rounds = option("rounds", 5);
const here = new URL(".", import.meta.url).pathname;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const node = (...args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, NODE_NO_WARNINGS: "1" },
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
};
const json = (...args) => JSON.parse(node(...args));

mkdirSync(`${here}../out/bench`, { recursive: true });
const folder = `${here}../out/bench/shop-${orders}`;
console.log(
  `machine: ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, Node ${process.version}; ${orders.toLocaleString("en")} orders, ${rounds} rounds, medians`,
);
await makeFolder(folder, orders);

const ours = [];
const bare = [];
for (let round = 0; round < rounds; round++) {
  ours.push(json(`${here}score-folder.mjs`, folder));
  bare.push(json(`${here}bare-duckdb.mjs`, folder));
}
const row = (name, value, goal) => console.log(`${name.padEnd(58)} ${value.padStart(22)}   ${goal}`);
const ratio = (key) => median(ours.map((one, i) => one[key] / bare[i][key])).toFixed(2);
const ms = (values) => `${median(values).toFixed(0)} ms`;
row(
  "read, tally and score: wall / CPU",
  `${ms(ours.map((o) => o.wall))} / ${ms(ours.map((o) => o.cpu))}`,
  "",
);
row(
  "bare DuckDB aggregate of the same files: wall / CPU",
  `${ms(bare.map((o) => o.wall))} / ${ms(bare.map((o) => o.cpu))}`,
  "",
);
row("ratio of wall time", `${ratio("wall")} ×`, "goal ≤ 1.5 ×");
row("ratio of CPU time", `${ratio("cpu")} ×`, "");
row(
  "peak memory, ours / bare",
  `${median(ours.map((o) => o.rss)).toFixed(0)} / ${median(bare.map((o) => o.rss)).toFixed(0)} MB`,
  "",
);

const daily = json(`${here}daily-scores.mjs`, folder);
row(
  "365 daily scores / one day's score",
  `${(daily.year / daily.one).toFixed(2)} ×`,
  "goal: one pass, not 365",
);
row("365 daily scores / 365 single ones", `${(daily.year / daily.singles365).toFixed(4)} ×`, "");

const time = (...args) => {
  const started = process.hrtime.bigint();
  node(...args);
  return Number(process.hrtime.bigint() - started) / 1e6;
};
const help = [];
const empty = [];
for (let round = 0; round < 15; round++) {
  help.push(time(`${here}../apps/cli/dist/main.js`, "--help"));
  empty.push(time("-e", "0"));
}
row(
  "cold start: scorecast --help / node -e 0",
  `${median(help.map((t, i) => t / empty[i])).toFixed(2)} ×  (${ms(help)})`,
  "goal ≤ 1.6 ×",
);
if (process.argv.includes("--clean")) rmSync(folder, { recursive: true });
