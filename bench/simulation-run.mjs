// One program of the simulation bench: simulates the reference workload some times and prints a line of JSON for each.
// Usage: node simulation-run.mjs --folder FOLDER [--kernel wasm|reference] [--orders 500] [--horizon 90]
//   [--replications 10000] [--times 5] [--threads 1] [--block 128] [--uncertain] [--keep-tables]
// Every time begins without guide tables, as the C++ program does; with --keep-tables they are those of the time before.
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { loadKernel } from "../packages/simulator/dist/kernel/load-kernel.js";
import { referenceKernel } from "../packages/simulator/dist/kernel/reference-kernel.js";
import { referenceWorkload, summarise } from "./reference-workload.mjs";

async function prepare({ folder, kind, base, horizon, block, uncertain }) {
  const model = JSON.parse(readFileSync(`${folder}/model.json`, "utf8"));
  const { history } = await import(pathToFileURL(`${folder}/reference-model.mjs`).href);
  const size = { columnBytes: 64 << 20, tableBytes: 64 << 20 };
  const newKernel = () => (kind === "wasm" ? loadKernel(size) : referenceKernel(size));
  const past = history(base);
  return {
    model,
    newKernel,
    simulateWith: (kernel) => referenceWorkload(kernel, model, past, { base, horizon, block, uncertain }),
  };
}

/** Replications that a thread takes at a time: a multiple of the block. */
const claim = (block) => Math.max(1, Math.round(512 / block)) * block;

async function work() {
  const { settings, results, next } = workerData;
  const { model, newKernel, simulateWith } = await prepare(settings);
  const { replications, horizon, block } = settings;
  const kernel = newKernel();
  const simulate = simulateWith(kernel);
  parentPort.on("message", (phase) => {
    if (phase === "simulate") {
      if (!settings.keepTables) kernel.forgetTables();
      for (;;) {
        const from = Atomics.add(next, 0, claim(block));
        if (from >= replications) break;
        simulate(from, Math.min(from + claim(block), replications), replications, results);
      }
      parentPort.postMessage(null);
      return;
    }
    const answers = [];
    for (;;) {
      const day = Atomics.add(next, 0, 1);
      if (day >= horizon) break;
      answers.push([day, summarise(kernel, model, results, horizon, replications, day, day + 1)]);
    }
    parentPort.postMessage(answers);
  });
  parentPort.postMessage("ready");
}

async function main() {
  const { values } = parseArgs({
    options: {
      folder: { type: "string" },
      kernel: { type: "string", default: "wasm" },
      orders: { type: "string", default: "500" },
      horizon: { type: "string", default: "90" },
      replications: { type: "string", default: "10000" },
      times: { type: "string", default: "5" },
      threads: { type: "string", default: "1" },
      block: { type: "string", default: "128" },
      uncertain: { type: "boolean", default: false },
      "keep-tables": { type: "boolean", default: false },
    },
  });
  const whole = (name, most) => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < 1 || value > most)
      throw new RangeError(`--${name} ${values[name]}: give a whole number from 1 to ${most}.`);
    return value;
  };
  const settings = {
    folder: values.folder,
    kind: values.kernel,
    base: whole("orders", 1_000_000),
    horizon: whole("horizon", 1000),
    replications: whole("replications", 1_000_000),
    block: whole("block", 1024),
    uncertain: values.uncertain,
    keepTables: values["keep-tables"],
  };
  const times = whole("times", 1000);
  const threads = whole("threads", Math.max(2, availableParallelism()));
  const { replications, horizon } = settings;
  const bytes = 8 * 15 * horizon * replications;
  const results = new Float64Array(threads > 1 ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
  const { model, newKernel, simulateWith } = await prepare(settings);
  const next = new Int32Array(new SharedArrayBuffer(4));
  const workers =
    threads < 2
      ? []
      : Array.from(
          { length: threads },
          () => new Worker(new URL(import.meta.url), { workerData: { settings, results, next } }),
        );
  const answerOf = (worker) =>
    new Promise((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
    });
  await Promise.all(workers.map(answerOf));
  const together = async (phase) => {
    next[0] = 0;
    const answers = Promise.all(workers.map(answerOf));
    for (const worker of workers) worker.postMessage(phase);
    return answers;
  };
  const kernel = newKernel();
  const simulate = simulateWith(kernel);
  for (let time = 0; time < times; time++) {
    const before = process.cpuUsage();
    const started = performance.now();
    let middle = 0;
    let last;
    if (workers.length > 0) {
      await together("simulate");
      middle = performance.now();
      const parts = (await together("summarise")).flat();
      last = parts.find(([day]) => day === horizon - 1)[1].quantiles[0];
    } else {
      if (!settings.keepTables) kernel.forgetTables();
      simulate(0, replications, replications, results);
      middle = performance.now();
      const { quantiles } = summarise(kernel, model, results, horizon, replications);
      last = quantiles[(horizon - 1) * 15];
    }
    const wall = performance.now() - started;
    const { user, system } = process.cpuUsage(before);
    console.log(
      JSON.stringify({
        impl: `${kernel.kind} ${threads}`,
        cpu: (user + system) / 1000,
        wall,
        simulate: middle - started,
        rssMB: Math.round(process.resourceUsage().maxRSS / 1024),
        med_end: last[4],
        p05: last[1],
      }),
    );
  }
  for (const worker of workers) await worker.terminate();
}

await (isMainThread ? main() : work());
