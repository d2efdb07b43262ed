// Reads a shop folder and scores one day, through the product's own code. Prints JSON.
const folder = process.argv[2];
const { loadRules, scoreShop } = await import("../packages/core/dist/src/index.js");
const { readShopFolder } = await import("../packages/ingest/dist/index.js");
const started = process.hrtime.bigint();
const cpu = process.cpuUsage();
const { history, input, problems } = await readShopFolder(folder);
if (!history) throw new Error(JSON.stringify(problems.slice(0, 3)));
const read = Number(process.hrtime.bigint() - started) / 1e6;
const rules = await loadRules("douyin-2026-09-08");
const report = scoreShop({
  history,
  rules,
  inForce: true,
  asOf: history.lastDay + 1,
  input,
  program: "bench",
  consequences: [],
});
const used = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    wall: Number(process.hrtime.bigint() - started) / 1e6,
    cpu: (used.user + used.system) / 1000,
    rss: process.resourceUsage().maxRSS / 1024,
    read,
    total: report.total,
  }),
);
