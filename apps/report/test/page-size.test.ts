import { readFileSync } from "node:fs";
import { fullDose } from "@scorecast/simulator";
import { expect, it } from "vitest";
import { fillTemplate } from "../src/fill-template.ts";
import { PACKED, unpackResults } from "../src/unpack-results.ts";
import { largeResults } from "./large-results.ts";
import { liveResults } from "./live-results.ts";

const template = readFileSync(new URL("../dist/index.html", import.meta.url), "utf8");
const dataOf = (html: string): string =>
  /<script type="application\/json" id="scorecast-data">([\s\S]*?)<\/script>/.exec(html)![1]!;

it("holds 60 days of four plans with all metrics and the engine within 1.5 MB, and loses nothing", async () => {
  const levers = ["second-daily-pickup", "fast-refund", "freight-insurance", "staff-training"];
  const scenarios = levers.map((use) => ({ id: use, levers: [fullDose(use)] }));
  // numbers have as many digits with few replications as with many
  const results = await liveResults({ scenarios, horizon: 60, replications: 50 });
  const page = fillTemplate(template, results);
  expect(dataOf(page).startsWith(PACKED)).toBe(true);
  expect(JSON.parse(await unpackResults(dataOf(page)))).toEqual(JSON.parse(JSON.stringify(results)));
  expect((results[2] as { scenarios: unknown[] }).scenarios).toHaveLength(5);
  expect(Buffer.byteLength(page)).toBeLessThan(1_500_000);
});

it("carries one simulator for page and workers, and no schema library", () => {
  expect(template.split("is no lever; there are").length - 1).toBe(1);
  expect(template).not.toMatch(/ZodError|invalid_union/);
  expect(Buffer.byteLength(template)).toBeLessThan(600_000);
});

it("keeps a page of a year and 10 scenarios of all metrics under 8 MB", () => {
  expect(Buffer.byteLength(fillTemplate(template, largeResults(365, 10)))).toBeLessThan(8_000_000);
});
