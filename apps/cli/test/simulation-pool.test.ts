import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EngineState, Projection } from "@scorecast/simulator";
import { describe, expect, it } from "vitest";
import { openThreads, type Range, rangesOf } from "../src/simulate-in-threads.ts";
import { ThreadEnded } from "../src/thread-ended.ts";
import { temporaryFolder } from "./scorecast.ts";

const never = new AbortController().signal;

/** A thread's module; `log` is the file that it may write to. */
function workerOf(body: string): { worker: string; log: string } {
  const folder = temporaryFolder();
  const [worker, log] = [join(folder, "worker.mjs"), join(folder, "log")];
  writeFileSync(log, "");
  writeFileSync(
    worker,
    `import { appendFileSync } from "node:fs";
import { workerData } from "node:worker_threads";
const state = workerData[1];
const log = ${JSON.stringify(log)};
const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
${body}`,
  );
  return { worker, log };
}

const answering = `export default (range) => {
  appendFileSync(log, range.from + " ");
  sleep(range.from % 500 === 0 ? 12 : 1);
  return { ...range, horizon: state.horizon };
};`;
const state = { horizon: 9 } as EngineState;
const ranges = rangesOf([0], 0, 5000);

const taking = (signal: AbortSignal, worker: string, threads = 3) => {
  const taken: Range[] = [];
  const pool = openThreads(state, threads, signal, worker);
  const take = (part: Projection, range: Range) => {
    expect(part).toMatchObject({ ...range, horizon: 9 });
    taken.push(range);
  };
  return { taken, pool, take };
};

describe("a pool of threads", () => {
  it("begins ranges in their order, takes each once, and can be asked again", async () => {
    const { worker, log } = workerOf(answering);
    const { taken, pool, take } = taking(never, worker);
    await pool.run(ranges.slice(0, 2), take);
    await pool.run(ranges.slice(2), take);
    pool.close();
    expect(taken.toSorted((a, b) => a.from - b.from)).toEqual(ranges);
    const begun = readFileSync(log, "utf8").trim().split(" ").map(Number);
    for (const [place, from] of begun.entries()) expect(Math.abs(place - from / 250)).toBeLessThan(3); // as many as there are threads
  });

  it("hands out no range any more when there is enough, and has at most one per thread under way", async () => {
    const { worker, log } = workerOf(answering);
    const { taken, pool, take } = taking(never, worker);
    await pool.run(ranges, take, () => taken.length >= 4);
    expect(taken.length).toBeGreaterThanOrEqual(4);
    expect(taken.length).toBeLessThan(4 + 3);
    expect(readFileSync(log, "utf8").trim().split(" ")).toHaveLength(taken.length);
    pool.close();
  });

  it("ends without an error when it is interrupted, in the middle of a range too", async () => {
    const { worker } = workerOf("export default (range) => sleep(range.from < 1000 ? 1 : 60_000) && range;");
    const controller = new AbortController();
    const pool = openThreads(state, 2, controller.signal, worker);
    let taken = 0;
    await pool.run(ranges, () => {
      if (++taken === 3) setTimeout(() => controller.abort(), 20);
    });
    expect(taken).toBe(4);
    await pool.run(ranges, () => expect.unreachable());
    pool.close();
  });
});

describe("a thread that ends before its work is done", () => {
  it.each([
    ["it exits", "export default () => process.exit(7);", ThreadEnded, /^exit code 7$/],
    [
      "only a later one exits",
      `export default (range) => range.from < 2000 ? { ...range, horizon: 9 } : process.exit(0);`,
      ThreadEnded,
      /^exit code 0$/,
    ],
    [
      "the platform ends it",
      `export default () => new Promise(() => setTimeout(() => {
        throw Object.assign(new Error("reaching memory limit"), { code: "ERR_WORKER_OUT_OF_MEMORY" });
      }));`,
      ThreadEnded,
      /memory limit/,
    ],
    ["its module is broken", "throw new Error('half a file');", ThreadEnded, /^half a file$/],
    ["its module is missing", null, ThreadEnded, /Cannot find module/],
    [
      "the simulation fails",
      "export default () => { throw new TypeError('a fault of ours'); };",
      TypeError,
      /^a fault of ours$/,
    ],
    [
      "it fails when nobody waits",
      "export default () => new Promise(() => setTimeout(() => { throw new Error('late'); }));",
      Error,
      /^late$/,
    ],
  ] as const)(
    "is an error and no endless wait: %s",
    async (_, body, kind, message) => {
      const worker = body === null ? join(temporaryFolder(), "nowhere.mjs") : workerOf(body).worker;
      const { pool, take } = taking(never, worker, 2);
      const error = await pool.run(ranges, take).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(kind);
      expect((error as Error).message).toMatch(message);
      pool.close();
    },
    60_000,
  );
});
