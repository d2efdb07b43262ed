// One import into a new shop folder, in the folder HOME: node bench/import-run.mjs HOME SHOP_YAML FILE …
// Prints JSON: wall and CPU in ms, peak memory in MB, rows. Needs packages/ingest/dist.
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { importExports } from "../packages/ingest/dist/index.js";

const [place, shop, ...files] = process.argv.slice(2);
const home = mkdtempSync(join(place, "scorecast-import-"));
const steps = {};
let since = process.hrtime.bigint();
let step = "open";
try {
  const started = process.hrtime.bigint();
  const cpu = process.cpuUsage();
  const account = await importExports({
    ...{ files, shop, out: join(home, "shop") },
    progress: (now) => {
      if (now.step === step) return;
      steps[step] = Math.round(Number(process.hrtime.bigint() - since) / 1e6);
      [step, since] = [now.step, process.hrtime.bigint()];
    },
  });
  steps[step] = Math.round(Number(process.hrtime.bigint() - since) / 1e6);
  const { user, system } = process.cpuUsage(cpu);
  const rows = account.files.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
  console.log(
    JSON.stringify({
      ...{ written: account.written, rows, tables: account.tables },
      wall: Math.round(Number(process.hrtime.bigint() - started) / 1e6),
      cpu: Math.round((user + system) / 1000),
      rss: Math.round(process.resourceUsage().maxRSS / 1024),
      ...{ steps, problems: account.problems.slice(0, 3) },
    }),
  );
} finally {
  rmSync(home, { recursive: true, force: true });
}
