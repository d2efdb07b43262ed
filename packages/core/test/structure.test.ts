import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { counts } from "../src/counts/registry.ts";
import { goodEntry } from "../src/explain/good-entry.ts";
import { metrics } from "../src/metrics/registry.ts";
import { ruleVersions } from "../src/rules/registry.ts";
import { dimensionIds } from "../src/rules/schema.ts";
import { allRules } from "./rule-versions.ts";
import { tableNames } from "./table-names.ts";

const source = fileURLToPath(new URL("../src/", import.meta.url));
const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.replaceAll("\\", "/"));
const text = (file: string) => readFileSync(`${source}${file}`, "utf8");
const named = (folder: string, others: readonly string[]) =>
  files
    .filter((file) => file.startsWith(`${folder}/`))
    .map((file) => file.slice(folder.length + 1, -".ts".length))
    .filter((name) => !others.includes(name))
    .sort();

describe("registries", () => {
  it("every metric file is registered, under the id its name promises", () => {
    expect(Object.keys(metrics).sort()).toEqual(named("metrics", ["metric", "registry"]));
    for (const [id, metric] of Object.entries(metrics)) expect(metric.id).toBe(id);
  });
  it("every count file is registered, under the id its name promises", () => {
    expect(Object.keys(counts).sort()).toEqual(named("counts", ["registry"]));
    for (const [id, count] of Object.entries(counts)) expect(count.id).toBe(id);
  });
  it("every rule file is registered, under the id its name promises", () => {
    const ids = readdirSync(new URL("../rules/", import.meta.url))
      .filter((file) => file.endsWith(".json") && !file.endsWith(".schema.json"))
      .map((file) => file.slice(0, -".json".length));
    expect(ruleVersions.map(({ id }) => id).sort()).toEqual(ids.sort());
    expect(allRules.map(({ id }) => id)).toEqual(ruleVersions.map(({ id }) => id));
  });
  it("a metric reads tables and columns that there are, and says what a perfect entry is", () => {
    for (const { id, needs, reads, table, ideal, scale, better, event } of Object.values(metrics)) {
      for (const name of [...needs, table]) expect(tableNames, id).toContain(name);
      for (const column of reads) expect(tableNames, id).toContain(column.split(".")[0]);
      expect(scale, id).toBeGreaterThan(0);
      if (event === "numerator") expect([ideal, better], id).toEqual([0, "lower"]);
      if (event === "miss") expect([ideal, better], id).toEqual([1, "higher"]);
      if (better === "lower") expect(ideal, id).toBe(0);
    }
  });
  it("every metric that can have a distance has words for its good entries", () => {
    const nameless = goodEntry("nothing of this name");
    for (const rules of allRules.filter(({ total }) => total.max === 100 && total.min >= 0))
      for (const [id, { mapping, windows }] of Object.entries(rules.metrics)) {
        if (mapping.kind === "unpublished" || windows.length > 1) continue;
        if (/-hours$|rejection/.test(id)) continue;
        expect(goodEntry(id), id).not.toEqual(nameless);
        expect(goodEntry(id).zh.length * goodEntry(id).en.length).toBeGreaterThan(0);
      }
  });
});

describe("the code", () => {
  it("does not know which rule version it serves", () => {
    for (const file of files.filter((file) => file !== "rules/registry.ts"))
      for (const { id } of ruleVersions) expect(text(file).includes(id), `${id} in ${file}`).toBe(false);
  });
  it("has no clock, no dice and no console", () => {
    for (const file of files)
      expect(text(file), file).not.toMatch(
        /Date\.now|new Date\(\)|Math\.random|\bconsole\.|performance\.now/,
      );
  });
  it("imports nothing but its own files, its data and zod", () => {
    for (const file of files)
      for (const [, from] of text(file).matchAll(/from "([^"]+)"|import\("([^"]+)"/g))
        if (from !== undefined && from !== "zod") expect(from, file).toMatch(/^\.{1,2}\/.*\.ts$/);
  });
  it("has no drawers", () => {
    for (const file of files)
      expect(file).not.toMatch(/(^|\/)(utils?|helpers?|common|types|shared|constants|misc)(\/|\.ts$)/);
  });
  it("has an index of at most 40 lines", () => {
    expect(text("index.ts").trimEnd().split("\n").length).toBeLessThanOrEqual(40);
  });
  it("knows four dimensions", () => {
    expect(dimensionIds).toEqual(["product", "logistics", "service", "content"]);
  });
});
