import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { en } from "../src/messages/en.ts";
import { type Key, zh } from "../src/messages/zh.ts";

const keys = Object.keys(zh) as Key[];
const blanksOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

it("has the same blanks in both languages", () => {
  for (const key of keys) expect([key, blanksOf(en[key])]).toEqual([key, blanksOf(zh[key])]);
});

it("speaks Chinese in one catalogue and English in the other", () => {
  for (const key of keys) expect(en[key]).not.toMatch(/\p{Script=Han}/u);
  const spoken = keys.filter((key) => /\p{Script=Han}/u.test(zh[key]));
  expect(spoken.length).toBeGreaterThan(0.9 * keys.length);
});

it("holds no text that nobody says", () => {
  const source = fileURLToPath(new URL("../src/", import.meta.url));
  const code = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.startsWith("messages"))
    .map((name) => readFileSync(join(source, name), "utf8"))
    .join("\n");
  const made = [...code.matchAll(/`([a-z-]+(?:\.[a-z-]+)*)\.?\$\{/g)].map(([, start]) => start!);
  const said = (key: string) =>
    code.includes(`"${key}"`) || made.some((start) => key.startsWith(start) && key !== start);
  expect(keys.filter((key) => !said(key))).toEqual([]);
});
