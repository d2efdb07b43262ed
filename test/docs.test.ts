import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { incidents, levers } from "../packages/simulator/src/index.ts";
import { leverPages } from "../scripts/lever-docs.mjs";
import { rulePages } from "../scripts/rule-docs.mjs";

it.each(Object.entries({ ...rulePages(), ...leverPages({ levers, incidents }) }))(
  "docs/%s is what the rule files, levers and incidents say today (npm run docs)",
  (path, text) => {
    const file = new URL(`../docs/${path}`, import.meta.url);
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, "utf8")).toBe(text);
  },
);

it.each([
  "README.md",
  "README.zh-CN.md",
  "CONTRIBUTING.md",
  "docs/architecture.md",
  "docs/decisions/README.md",
])("%s links to files that exist", (page) => {
  const url = new URL(`../${page}`, import.meta.url);
  const links = [...readFileSync(url, "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
    (match) => match[1]!,
  );
  expect(links.filter((link) => !existsSync(new URL(link, url)))).toEqual([]);
});
