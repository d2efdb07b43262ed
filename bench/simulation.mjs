// npm run bench: the drawing kernel against programs that a user could pick instead, on one reference workload. The programs take
// turns, round by round; what is printed are medians of the rounds' ratios of CPU time.
// Usage: node bench/simulation.mjs [--folder ../shared/bench] [--rounds 5]
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { values } = parseArgs({
  options: {
    folder: { type: "string", default: here("../../shared/bench") },
    rounds: { type: "string", default: "5" },
  },
});
const { folder } = values;
const rounds = Number(values.rounds);
if (!existsSync(`${folder}/model.json`)) {
  console.log(`simulation: no reference workload in ${folder}; skipped. Name its folder with --folder.`);
  process.exit(0);
}

const work = here("../out/bench/simulation");
mkdirSync(work, { recursive: true });
for (const name of readdirSync(folder)) copyFileSync(`${folder}/${name}`, `${work}/${name}`);

/** Lines of JSON that a program prints; null where it is not there or fails. */
function run(command, args) {
  const { status, stdout } = spawnSync(command, args, { cwd: work, encoding: "utf8", maxBuffer: 1 << 26 });
  if (status !== 0) return null;
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}
const rows = (program, ...args) => run(process.execPath, [here(program), ...args]);
const ours = (...args) => run(process.execPath, [here("simulation-run.mjs"), "--folder", work, ...args]);
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
/** The median of the runs after the first, which warms up. */
const warm = (lines, key) => median((lines.length > 1 ? lines.slice(1) : lines).map((line) => line[key]));

const compiled =
  spawnSync("g++", ["-O3", "-march=native", "-std=c++17", "-o", "tables", "tables.cpp"], { cwd: work })
    .status === 0;
const python = ["/usr/bin/python3", "python3"].find(
  (name) => spawnSync(name, ["-c", "import numpy"], { cwd: work }).status === 0,
);
if (!compiled) console.log("C++ with tables: skipped, no g++ here.");
if (!python) console.log("numpy: skipped, no python3 with numpy here.");

const programs = {
  ...(compiled && { "C++ with tables": () => run("./tables", ["500", "90", "10000", "4"]) }),
  ...(python && { numpy: () => run(python, ["rival_numpy.py", "500", "90", "10000", "1", "250"]) }),
  "WebAssembly, 1 thread": () => ours("--times", "5"),
  "WebAssembly, 2 threads": () => ours("--times", "5", "--threads", "2"),
  "TypeScript, 1 thread": () => ours("--times", "3", "--kernel", "reference"),
  "rates unknown, days overdispersed": () => ours("--times", "4", "--uncertain"),
  "20 orders a day": () => ours("--times", "4", "--orders", "20"),
  "5,000 orders a day": () => ours("--times", "4", "--orders", "5000"),
  "1,000 replications": () => ours("--times", "9", "--replications", "1000", "--keep-tables"),
  "orders one by one": () => rows("order-level.mjs", "--folder", work),
  "the full generator": () => rows("full-generator.mjs"),
};

console.log(
  `machine: ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, Node ${process.version}; 10,000 replications × 90 days × ` +
    `500 orders a day, ${rounds} rounds in turn`,
);
const measured = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
for (let round = 0; round < rounds; round++)
  for (const [name, program] of Object.entries(programs)) {
    const lines = program();
    if (!lines) throw new Error(`${name} does not run.`);
    measured[name].push({
      cpu: warm(lines, "cpu"),
      wall: warm(lines, "wall"),
      rssMB: Math.max(...lines.map((line) => line.rssMB)),
      med_end: lines[0].med_end,
      p05: lines[0].p05,
      perSecond: warm(lines, "perSecond"),
      perReplication: warm(lines, "cpu") / (lines[0].replications ?? 10_000),
    });
  }

const row = (name, value, goal = "") => console.log(`${name.padEnd(58)} ${value.padStart(12)}   ${goal}`);
for (const [name, all] of Object.entries(measured))
  row(
    name,
    `${median(all.map(({ cpu }) => cpu)).toFixed(0)} ms CPU`,
    `${median(all.map(({ wall }) => wall)).toFixed(0)} ms wall, ${Math.max(...all.map(({ rssMB }) => rssMB))} MB`,
  );

/** Median over the rounds of one program's figure over another's. */
function ratio(label, name, over, key, goal) {
  const [a, b] = [measured[name], measured[over]];
  if (!a || !b) return;
  row(label, `${median(a.map((one, i) => one[key] / b[i][key])).toFixed(2)} ×`, goal);
}
const first = "WebAssembly, 1 thread";
ratio("CPU ÷ C++ with tables", first, "C++ with tables", "cpu", "goal ≤ 1.3");
ratio("numpy ÷ WebAssembly on one thread, CPU", "numpy", first, "cpu", "goal ≥ 8");
ratio("numpy ÷ WebAssembly on two threads, wall", "numpy", "WebAssembly, 2 threads", "wall", "goal ≥ 14");
ratio("TypeScript ÷ WebAssembly, CPU", "TypeScript, 1 thread", first, "cpu", "");
ratio(
  "rates unknown, days overdispersed ÷ known, CPU",
  "rates unknown, days overdispersed",
  first,
  "cpu",
  "goal ≤ 2",
);
ratio("5,000 ÷ 20 orders a day, CPU", "5,000 orders a day", "20 orders a day", "cpu", "goal ≤ 1.5");
row(
  "1,000 replications, warm wall",
  `${median(measured["1,000 replications"].map(({ wall }) => wall)).toFixed(0)} ms`,
  "goal < 70 ms",
);
ratio("one by one ÷ by counts, CPU per replication", "orders one by one", first, "perReplication", "");
for (const [name, goal] of [
  ["orders one by one", 10],
  ["the full generator", null],
]) {
  const millions = median(measured[name].map(({ perSecond }) => perSecond)) / 1e6;
  row(
    `${name}, million orders a CPU second`,
    millions.toFixed(2),
    goal ? `goal ${goal}: ${(millions / goal).toFixed(2)} of it` : "",
  );
}
row("memory, one thread", `${Math.max(...measured[first].map(({ rssMB }) => rssMB))} MB`, "goal < 300 MB");

/** The answer that is known, and three standard errors of 10,000 replications around it. */
const known = { med_end: [76.64, 76.66, 0.017], p05: [75.92, 75.93, 0.028] };
for (const [key, [low, high, error]] of Object.entries(known)) {
  const answer = measured[first][0][key];
  const fits = answer >= low - error && answer <= high + error;
  row(
    `last day's total, ${key === "p05" ? "5 % quantile" : "median"}`,
    answer.toFixed(4),
    `known: ${low}–${high}, Monte Carlo error ± ${error}`,
  );
  if (!fits) {
    console.log("Another problem was solved: the answer is not the known one.");
    process.exitCode = 1;
  }
}
