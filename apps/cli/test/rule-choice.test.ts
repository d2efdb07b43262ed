import { join } from "node:path";
import { loadRules } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { scorecast, temporaryFolder } from "./scorecast.ts";
import { smallShop, writeFiles } from "./shops.ts";

const id = "douyin-2026-07-14";

async function withFile(name: string, text: string, options: readonly string[]) {
  const cwd = temporaryFolder();
  writeFiles(join(cwd, "shop"), smallShop);
  writeFiles(cwd, { [name]: text });
  return await scorecast(["score", "shop", "--json", ...options], { cwd });
}

describe("--rules FILE", () => {
  it("applies a rule file as the version itself", async () => {
    const rules = await loadRules(id);
    const file = await withFile("mine.json", JSON.stringify(rules), ["--rules", "mine.json"]);
    const named = await withFile("x", "", ["--rules", id]);
    expect(file).toEqual(named);
  });

  it("names line and column of every fault, and the nearest key", async () => {
    const rules = { ...(await loadRules(id)), effectivefrom: "2026-07-14", total: { min: "50", max: 100 } };
    const text = JSON.stringify(rules, null, 1);
    const { code, out, err } = await withFile("mine.json", text, ["--rules", "mine.json"]);
    expect([code, out]).toEqual([2, ""]);
    const line = text.slice(0, text.indexOf('"effectivefrom"')).split("\n").length;
    expect(err).toContain(
      `mine.json:${line}:2 effectivefrom: unknown key "effectivefrom": did you mean "effectiveFrom"?`,
    );
    expect(err).toMatch(/mine\.json:\d+:\d+ total\.min: /);
  });
});

describe("--overrides FILE", () => {
  it("replaces numbers, marks them as the user's, and leaves the rest", async () => {
    const yaml = `base: ${id}\nmetrics:\n  chat-response-seconds:\n    tiers:\n      - {points: 60, bound: 9000}\n      - {points: 100, bound: 8000}\n`;
    const { code, out } = await withFile("own.yaml", yaml, ["--overrides", "own.yaml"]);
    expect(code).toBe(0);
    const report = JSON.parse(out);
    expect(report.rules).toBe(id); // the base chooses the version
    const chat = report.metrics.find((metric: { id: string }) => metric.id === "chat-response-seconds");
    expect(chat.score).toBe(100);
  });

  it.each([
    [
      "metrics:\n  chat-respons-seconds: {limitHours: 1}\n",
      /own\.yaml:2:3 metrics\.chat-respons-seconds: .*did you mean "chat-response-seconds"/,
    ],
    [
      "metrics:\n  product-rating:\n    teirs: []\n",
      /own\.yaml:3:5 metrics\.product-rating\.teirs: unknown key "teirs": did you mean "tiers"/,
    ],
    [
      "weights:\n  product: {product-rating: 60, quality-return-rate: 30}\n",
      /own\.yaml:2:\d+ weights\.product.*make them sum to 100/,
    ],
    [
      "base: douyin-2026-09-08\nmetrics: {}\n",
      /own\.yaml:1:1 base: these overrides are for "douyin-2026-09-08"/,
    ],
    ["metrics: [\n", /own\.yaml:\d+:\d+: not proper YAML/],
    ["a: 1\na: 2\n", /own\.yaml:2:1: not proper YAML .*unique/],
    ["a: &a [x]\nb: [*a, *a]\n", /own\.yaml:1:\d+: YAML anchors and aliases are not allowed/],
    [`x: ${"[".repeat(100_000)}`, /own\.yaml: nested too deeply|own\.yaml:1:\d+: not proper YAML/],
    [`x: "${"y".repeat(5 * 1024 * 1024)}"`, /own\.yaml: larger than 4 MiB/],
  ])("refuses %j with its place", async (yaml, message) => {
    const { code, out, err } = await withFile("own.yaml", yaml, ["--rules", id, "--overrides", "own.yaml"]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it("refuses a file that is missing or no text", async () => {
    expect((await withFile("x", "", ["--overrides", "none.yaml"])).err).toContain(
      "none.yaml: there is no such file",
    );
    const { writeFileSync } = await import("node:fs");
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "bad.yaml"), Buffer.from([0xff, 0xfe, 0x41]));
    const { code, err } = await scorecast(["score", "x", "--overrides", "bad.yaml"], { cwd });
    expect([code, err]).toEqual([2, "bad.yaml: the text is not UTF-8. Save it as UTF-8.\n"]);
  });
});

it("tells a Chinese reader in Chinese what is wrong with an overrides file", async () => {
  const yaml =
    "base: douyin-2026-09-08\nweights:\n  product: {product-rating: 60, quality-return-rate: 30}\nmetrics:\n" +
    "  product-rating: {value: much}\n  product-ratin: {value: 4.8}\n";
  const own = ["--rules", id, "--overrides", "own.yaml", "--lang", "zh"];
  const shape = await withFile("own.yaml", yaml, own);
  expect(shape.err).toContain(
    "own.yaml:5:20 metrics.product-rating.value: 写法不对：这里应是 number，写的是 string。",
  );
  const { err } = await withFile("own.yaml", yaml.replace("much", "4.8"), own);
  expect(err).toContain(
    "own.yaml:1:1 base: 这些数值是给“douyin-2026-09-08”的，却用在了“douyin-2026-07-14”上",
  );
  expect(err).toContain(
    "own.yaml:6:3 metrics.product-ratin: 这个规则版本没有“product-ratin”；是不是“product-rating”？",
  );
  expect(err).toMatch(/own\.yaml:3:\d+ weights\.product.*权重合计是 90；请改成合计 100。/);
  const typo = await withFile("own.yaml", "metrcs: {}\n", own);
  expect(typo.err).toContain("own.yaml:1:1 metrcs: 不认识的键“metrcs”；是不是“metrics”？");
});
