// node bench/live.mjs [PAGE.html]: how soon the live section of a page answers after a slider has moved, in Chromium.
// Page: out/demo.html (npm run demo). Wall time, and the CPU time of the page's process (Linux), medians of seven moves.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { ensureBrowser } from "../scripts/browser.mjs";

const file = resolve(process.argv[2] ?? "out/demo.html");
if (!existsSync(file)) {
  console.error(`${file} is missing: npm run demo makes it.`);
  process.exit(2);
}
const LOOKS = [250, 1000, 10_000];
const browser = await chromium.launch({
  executablePath: ensureBrowser(),
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
try {
  const page = await browser.newPage();
  await page.goto(`${pathToFileURL(file).href}?lang=en`);
  await page.locator("#live").scrollIntoViewIfNeeded();
  const refined = page.locator('.live-outcome[data-progress="refined"]');
  await refined.waitFor({ state: "attached", timeout: 300_000 });
  const rounds = [];
  for (const dose of [0.5, 1.5, 0.8, 1.2, 0.3, 0.9, 1]) {
    const before = rendererNanoseconds();
    const wall = await page.evaluate(
      ({ dose, looks }) =>
        new Promise((done) => {
          const outcome = document.querySelector(".live-outcome");
          const slider = document.querySelector(".lever-sliders input[type=range]");
          const begun = performance.now();
          const seen = {};
          const watcher = new MutationObserver(() => {
            const held = Number(outcome.dataset.replications);
            if (outcome.dataset.progress === "refined" && seen[looks[0]] === undefined) return;
            for (const look of looks)
              if (look <= held && held < 10_000) seen[look] ??= performance.now() - begun;
            if (outcome.dataset.progress !== "refined") return;
            watcher.disconnect();
            seen[looks.at(-1)] = performance.now() - begun;
            done(seen);
          });
          watcher.observe(outcome, { attributes: true });
          slider.value = String(dose);
          slider.dispatchEvent(new Event("input", { bubbles: true }));
        }),
      { dose, looks: LOOKS },
    );
    rounds.push({ wall, cpu: (rendererNanoseconds() - before) / 1e6 });
  }
  for (const look of LOOKS)
    console.log(
      `${look} replications: ${Math.round(median(rounds.map(({ wall }) => wall[look])))} ms, ` +
        `at best ${Math.round(Math.min(...rounds.map(({ wall }) => wall[look])))} ms`,
    );
  console.log(`CPU of the page per 1000: ${Math.round(median(rounds.map(({ cpu }) => cpu)) / 10)} ms`);
  console.log(`workers: ${await page.evaluate(() => Math.min(4, navigator.hardwareConcurrency))}`);
} finally {
  await browser.close();
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/** CPU time of the renderers of our browser, from /proc; NaN elsewhere. */
function rendererNanoseconds() {
  if (!existsSync("/proc/self/schedstat")) return Number.NaN;
  const parents = new Map();
  for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const stat = textOf(`/proc/${id}/stat`);
    parents.set(Number(id), Number(stat.slice(stat.lastIndexOf(")") + 4).split(" ")[0]));
  }
  const ours = (id) => id === process.pid || (parents.has(id) && ours(parents.get(id)));
  const renderers = [...parents.keys()].filter(
    (id) => ours(id) && textOf(`/proc/${id}/cmdline`).includes("--type=renderer"),
  );
  const threads = renderers.flatMap((id) =>
    readdirSync(`/proc/${id}/task`).map((one) => `/proc/${id}/task/${one}`),
  );
  return threads.reduce((sum, thread) => sum + Number(textOf(`${thread}/schedstat`).split(" ")[0]), 0);
}

/** "" for a process that has just gone. */
function textOf(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
