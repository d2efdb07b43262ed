// npm run bench: the generator of shops, in memory and to disk, and where its time goes. The forms take turns, round by round.
// Usage: node bench/generate.mjs [--orders 1000000] [--rounds 5]
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { values } = parseArgs({
  options: { orders: { type: "string", default: "1000000" }, rounds: { type: "string", default: "5" } },
});
const DAYS = 365;
const perDay = String(Math.round(Number(values.orders) / DAYS));
const rounds = Number(values.rounds);
const work = here("../out/bench/generate");
mkdirSync(work, { recursive: true });

function node(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return { stdout, stderr };
}

/** Prints what a process has used when it ends. */
const usage = `data:text/javascript,${encodeURIComponent(`
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    console.error(JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, rss: maxRSS / 1024 }));
  });`)}`;

function toDisk() {
  const folder = `${work}/shop`;
  rmSync(folder, { recursive: true, force: true });
  const started = process.hrtime.bigint();
  const { stdout, stderr } = node(
    ...["--import", usage, here("../apps/cli/dist/main.js"), "generate", "steady-fashion"],
    ...["--days", String(DAYS), "--orders-per-day", perDay, "--seed", "bench"],
    ...["--form", "folder", "-o", folder, "--json"],
  );
  const wall = Number(process.hrtime.bigint() - started) / 1e9;
  rmSync(folder, { recursive: true, force: true });
  return { wall, orders: JSON.parse(stdout).tables.orders, ...JSON.parse(stderr.trim().split("\n").at(-1)) };
}

const inMemory = (form) => () =>
  JSON.parse(node(here("generate-run.mjs"), String(DAYS), perDay, form).stdout);
const forms = {
  "dice and simulation alone": inMemory("nothing"),
  "with lines as bytes, in memory": inMemory("lines"),
  "with rows as objects, in memory": inMemory("rows"),
  "scorecast generate --form folder": toDisk,
};
const measured = Object.fromEntries(Object.keys(forms).map((name) => [name, []]));
for (let round = 0; round < rounds; round++)
  for (const [name, run] of Object.entries(forms)) measured[name].push(run());

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const folder = measured["scorecast generate --form folder"];
console.log(
  `machine: ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, Node ${process.version}; ` +
    `${folder[0].orders.toLocaleString("en")} orders in ${DAYS} days, ${rounds} rounds in turn, medians`,
);
for (const [name, runs] of Object.entries(measured)) {
  const of = (key) => median(runs.map((run) => run[key]));
  const perSecond = Math.round(runs[0].orders / of("cpu"));
  const share = median(runs.map((run, i) => run.cpu / folder[i].cpu));
  console.log(
    `${name.padEnd(36)} ${perSecond.toLocaleString("en").padStart(9)} orders a second of CPU   ` +
      `${of("cpu").toFixed(1)} s CPU, ${of("wall").toFixed(1)} s by the clock, ${of("rss").toFixed(0)} MB   ` +
      `${share.toFixed(2)} of the command's CPU`,
  );
}
