// Generates a shop in memory. Prints JSON. Usage: node bench/generate-run.mjs DAYS ORDERS_PER_DAY lines|rows|nothing
import {
  adaptedSpec,
  shopDayLines,
  shopDays,
  shopPresets,
} from "../packages/simulator/dist/generate/index.js";
import { fillDays } from "../packages/simulator/dist/generate/shop-days.js";

const [days, ordersPerDay, form] = process.argv.slice(2);
const spec = (length, seed) => [
  adaptedSpec(shopPresets["steady-fashion"], { days: length, ordersPerDay: Number(ordersPerDay) }),
  seed,
];

/** A sheet that throws away what is written, so that only dice and simulation are left. */
function blank() {
  const sheet = { rows: 0 };
  for (const field of ["text", "number", "time", "flag", "whole", "yuan", "empty"]) sheet[field] = () => {};
  sheet.end = () => {
    sheet.rows++;
  };
  return sheet;
}

const forms = {
  lines: (length, seed) => {
    let orders = 0;
    for (const sheets of shopDayLines(...spec(length, seed))) {
      for (const sheet of Object.values(sheets)) sheet.take();
      orders = sheets.orders.rows;
    }
    return orders;
  },
  rows: (length, seed) => {
    let orders = 0;
    for (const day of shopDays(...spec(length, seed))) orders += day.orders.length;
    return orders;
  },
  nothing: (length, seed) => {
    const names = ["orders", "parcels", "reviews", "after-sales", "chats", "complaints", "violations"];
    const sheets = Object.fromEntries(names.map((name) => [name, blank()]));
    for (const _ of fillDays(...spec(length, seed), sheets));
    return sheets.orders.rows;
  },
};

const started = process.hrtime.bigint();
const cpu = process.cpuUsage();
const orders = forms[form](Number(days), "bench");
const used = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    orders,
    wall: Number(process.hrtime.bigint() - started) / 1e9,
    cpu: (used.user + used.system) / 1e6,
    rss: process.resourceUsage().maxRSS / 1024,
  }),
);
