// npm run docs: writes the pages that are made from data.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { rulePages } from "./rule-docs.mjs";

for (const [path, text] of Object.entries(rulePages())) {
  const file = new URL(`../docs/${path}`, import.meta.url).pathname;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`docs/${path}`);
}
