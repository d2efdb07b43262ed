import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { fillTemplate } from "../src/fill-template.ts";
import { largeResults } from "./large-results.ts";

const template = readFileSync(new URL("../dist/index.html", import.meta.url), "utf8");
const bytes = (text: string): number => new TextEncoder().encode(text).length;
/** What the engine keeps of a shop of 60,000 orders, to give its bytes again: 90 kB. */
const engineState = Array.from({ length: 5000 }, (_, i) => `state-of-cohort-${i}`.slice(0, 15));

it("the template stays small: it is in every page", () => {
  expect(bytes(template)).toBeLessThan(600_000);
});

it("a page of 60 days, 4 scenarios and all metrics stays under 1.5 MB, the engine's state in it", () => {
  const results = largeResults(60, 4).map((result) => {
    const one = result as { kind: string };
    return one.kind === "compare" ? { ...one, engineState } : one;
  });
  expect(bytes(JSON.stringify(engineState))).toBeGreaterThan(85_000);
  expect(bytes(fillTemplate(template, results))).toBeLessThan(1_500_000);
  expect(bytes(JSON.stringify(results))).toBeGreaterThan(1_000_000);
});

it("a page of a year and 10 scenarios stays under 8 MB", () => {
  expect(bytes(fillTemplate(template, largeResults(365, 10)))).toBeLessThan(8_000_000);
});
