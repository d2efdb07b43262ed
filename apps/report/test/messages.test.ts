import { readdirSync, readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { localeOf } from "../src/locale.ts";
import { en } from "../src/messages/en.ts";
import { type Key, zh } from "../src/messages/zh.ts";

const keys = Object.keys(zh) as Key[];
const blanks = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{([a-z0-9]+)/gi)].map((m) => m[1]!))].sort();

const src = new URL("../src/", import.meta.url);
const source = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter(
    (file) => /\.tsx?$/.test(file) && !file.startsWith("messages") && statSync(new URL(file, src)).isFile(),
  )
  .map((file) => readFileSync(new URL(file, src), "utf8"))
  .join("\n");

describe("the catalogues", () => {
  it("have the same keys, in the same order", () => {
    expect(Object.keys(en)).toEqual(keys);
  });

  it("have the same blanks in both languages", () => {
    for (const key of keys) expect(blanks(en[key]), key).toEqual(blanks(zh[key]));
  });

  it("have no message that the page never shows", () => {
    const used = (key: Key): boolean => {
      const parts = key.split(".");
      const stems = parts.slice(1).map((_, i) => `\`${parts.slice(0, i + 1).join(".")}`);
      return source.includes(`"${key}"`) || stems.some((stem) => source.includes(`${stem}.\${`));
    };
    expect(keys.filter((key) => !used(key) && !key.startsWith("say.threshold-"))).toEqual([]);
  });

  it("have no empty text", () => {
    for (const key of keys) {
      expect(zh[key].trim()).not.toBe("");
      expect(en[key].trim()).not.toBe("");
    }
  });

  it("have no Chinese left in the English one", () => {
    for (const key of keys) expect(en[key]).not.toMatch(/[\u4e00-\u9fff]/);
  });
});

describe("the formats", () => {
  it("write dates as each language does", () => {
    expect(localeOf("zh").date("2026-09-15")).toBe("2026年9月15日");
    expect(localeOf("en").date("2026-09-15")).toBe("Sep 15, 2026");
  });

  it("write signs with a true minus and zero without one", () => {
    expect(localeOf("en").signed(-1.25, 1)).toBe("−1.3");
    expect(localeOf("en").signed(0.04, 1)).toBe("0.0");
    expect(localeOf("en").signed(-0.04, 1)).toBe("0.0");
  });

  it("pick the English plural", () => {
    expect(localeOf("en").t("curve.title", { days: 1 })).toBe("The past 1 day");
    expect(localeOf("en").t("curve.title", { days: 60 })).toBe("The past 60 days");
    expect(localeOf("zh").t("curve.title", { days: 60 })).toBe("过去 60 天");
  });
});
