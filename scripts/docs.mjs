// npm run docs, after npm run build: writes the pages that are made from data.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { incidents, levers } from "../packages/simulator/dist/index.js";
import { leverPages } from "./lever-docs.mjs";
import { rulePages } from "./rule-docs.mjs";

const pages = { ...rulePages(), ...leverPages({ levers, incidents }) };
for (const [path, text] of Object.entries(pages)) {
  const file = new URL(`../docs/${path}`, import.meta.url).pathname;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`docs/${path}`);
}
