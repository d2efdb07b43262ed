// npm run check-page: opens the page of a year × 10 scenarios in Chromium and measures what opening costs the main thread, in CPU time,
// which other work on the machine does not inflate. Ends with 1 where a bound is crossed.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { fillTemplate } from "../apps/report/src/fill-template.ts";
import { largeResults } from "../apps/report/test/large-results.ts";
import { ensureBrowser } from "./browser.mjs";

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const cases = [
  { days: 60, scenarios: 4, bytes: 1_500_000, nodes: 8_000, main: 1, task: 0.2 },
  { days: 365, scenarios: 10, bytes: 8_000_000, nodes: 12_000, main: 1, task: 0.2 },
] as const;

const template = readFileSync(new URL("../apps/report/dist/index.html", import.meta.url), "utf8");
const folder = mkdtempSync(join(tmpdir(), "scorecast-check-"));
const browser = await chromium.launch({
  executablePath: ensureBrowser(),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
let crossed = 0;
try {
  for (const { days, scenarios, ...bounds } of cases) {
    const html = fillTemplate(template, largeResults(days, scenarios));
    const file = join(folder, "page.html");
    writeFileSync(file, html);
    const runs = [await opened(pathToFileURL(file).href), await opened(pathToFileURL(file).href)];
    const found = {
      bytes: Buffer.byteLength(html),
      nodes: runs[0]!.nodes,
      main: Math.min(...runs.map(({ main }) => main)),
      task: Math.min(...runs.map(({ task }) => task)),
    };
    console.log(`${days} days × ${scenarios} scenarios`);
    for (const name of ["bytes", "nodes", "main", "task"] as const) {
      const over = found[name] > bounds[name];
      if (over) crossed += 1;
      const digits = name === "main" || name === "task" ? 3 : 0;
      console.log(
        `  ${name.padEnd(6)} ${found[name].toFixed(digits).padStart(9)}  at most ${bounds[name]}${over ? "  CROSSED" : ""}`,
      );
    }
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
process.exitCode = crossed === 0 ? 0 : 1;

/** Elements of the page, CPU seconds of its main thread in all, and of the longest task. Other work only ever adds to them. */
async function opened(address: string): Promise<{ nodes: number; main: number; task: number }> {
  const page = await browser.newPage();
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "__metadata"] });
  await page.goto(address);
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
  const nodes = await page.evaluate(
    () =>
      new Promise<number>((done) => requestIdleCallback(() => done(document.querySelectorAll("*").length))),
  );
  const trace = JSON.parse((await browser.stopTracing()).toString("utf8")) as { traceEvents: TraceEvent[] };
  await page.close();
  const tasks = mainTasks(trace.traceEvents);
  return { nodes, main: tasks.reduce((sum, task) => sum + task, 0), task: Math.max(...tasks) };
}

/** CPU seconds of each task of the main thread of the process that worked most: the page's. */
function mainTasks(events: readonly TraceEvent[]): readonly number[] {
  const mains = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const byThread = new Map<string, number[]>();
  for (const { name, ph, pid, tid, tdur } of events) {
    const thread = `${pid}/${tid}`;
    if (ph !== "X" || tdur === undefined || !mains.has(thread)) continue;
    if (name !== "RunTask" && name !== "ThreadControllerImpl::RunTask") continue;
    byThread.set(thread, [...(byThread.get(thread) ?? []), tdur / 1e6]);
  }
  const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
  const busiest = [...byThread.values()].sort((a, b) => sum(b) - sum(a))[0];
  if (!busiest) throw new Error("The trace holds no task of a page's main thread.");
  return busiest;
}
