import { readdirSync, readFileSync } from "node:fs";
import { parseDay } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import type { Cause } from "../../src/diagnose/cause.ts";
import { causes } from "../../src/diagnose/causes/registry.ts";
import { standardLines, standardsWith } from "../../src/diagnose/standards.ts";
import { levers } from "../../src/levers/registry.ts";

const folder = new URL("../../src/diagnose/", import.meta.url);
const all: readonly Cause[] = Object.values(causes);
const code = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(new URL(file, folder), "utf8"))
  .join("\n");

describe("causes", () => {
  it("are registered, each under the id that its file promises", () => {
    const files = readdirSync(new URL("causes/", folder)).filter((file) => file !== "registry.ts");
    expect(Object.keys(causes).sort()).toEqual(files.map((file) => file.replace(".ts", "")).sort());
    for (const [id, { id: own }] of Object.entries(causes)) expect(own).toBe(id);
  });
  it("hold the twelve of source document 000", () => {
    const twelve = [
      ...["goods-unlike-description", "seven-day-returns", "bad-batch", "late-shipping", "fake-tracking"],
      ...["remote-regions", "slow-chat", "slow-after-sales", "unprofessional-advice", "low-video-clicks"],
      ...["missing-details", "forbidden-words"],
    ];
    expect(Object.keys(causes)).toEqual(expect.arrayContaining(twelve));
    for (const id of twelve) expect(causes[id as keyof typeof causes].source.en).toContain("000");
  });
  it("name standards and levers that there are, and never a violation", () => {
    const ids = standardLines.map(({ id }) => id);
    for (const { id, standards, levers: tried } of all) {
      for (const standard of standards) expect(ids, id).toContain(standard);
      for (const lever of tried) expect(levers[lever].kind, id).toBe("measure");
    }
  });
  it("speak both languages", () => {
    for (const { title, source } of all)
      for (const text of [title, source]) {
        expect(text.zh).toMatch(/\p{Script=Han}/u);
        expect(text.en).not.toMatch(/\p{Script=Han}/u);
      }
  });
});

describe("standards", () => {
  it("have a source in both languages and the day of it, and are all compared with", () => {
    for (const { id, value, source, from } of standardLines) {
      expect(value, id).toBeGreaterThan(0);
      expect(source.zh.length * source.en.length, id).toBeGreaterThan(0);
      expect(parseDay(from), id).not.toBeNull();
      expect(code.includes(`"${id}"`), id).toBe(true);
    }
    expect(new Set(standardLines.map(({ id }) => id)).size).toBe(standardLines.length);
  });
  it("give way to the user's own, which are marked as such", () => {
    const own = standardsWith({ "shipping-hours": 24 });
    expect(own.find(({ id }) => id === "shipping-hours")).toMatchObject({ value: 24, provenance: "user" });
    expect(own.filter(({ provenance }) => provenance === "user")).toHaveLength(1);
  });
});
