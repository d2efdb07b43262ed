// One program of the simulation bench: generates a shop's record in full, order by order with all tables, and prints a line of
// JSON for each time. Usage: node full-generator.mjs [--orders 1000] [--days 60] [--times 3]
import { parseArgs } from "node:util";
import { adaptedSpec, shopDays, shopPresets } from "../packages/simulator/dist/generate/index.js";

const { values } = parseArgs({
  options: {
    orders: { type: "string", default: "1000" },
    days: { type: "string", default: "60" },
    times: { type: "string", default: "3" },
  },
});
const spec = adaptedSpec(shopPresets["steady-fashion"], {
  ordersPerDay: Number(values.orders),
  days: Number(values.days),
});
for (let time = 0; time < Number(values.times); time++) {
  const before = process.cpuUsage();
  const started = performance.now();
  let rows = 0;
  for (const day of shopDays(spec, "bench")) rows += day.orders.length;
  const wall = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1000;
  const rssMB = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ impl: "generator", cpu, wall, rows, perSecond: (1000 * rows) / cpu, rssMB }));
}
