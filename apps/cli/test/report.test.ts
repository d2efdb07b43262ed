import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { scorecast, temporaryFolder } from "./scorecast.ts";
import { oneOrder, shopYaml, writeFiles } from "./shops.ts";

let score: string;
beforeAll(async () => {
  const hostile = shopYaml.replace("name: 小店", 'name: "</script><script>alert(1)</script>"');
  const shop = writeFiles(temporaryFolder(), { ...oneOrder, "shop.yaml": hostile });
  score = (await scorecast(["score", shop, "--as-of", "2026-10-06", "--json"])).out;
});

it("puts results into one page, where a hostile name stays text", async () => {
  const cwd = writeFiles(temporaryFolder(), { "score.json": score });
  const { code, out, err } = await scorecast(["report", "score.json", "-o", "page.html"], { cwd });
  expect([code, out, err]).toEqual([0, "", "wrote page.html\n"]);
  const page = readFileSync(join(cwd, "page.html"), "utf8");
  expect(page).not.toContain("<script>alert(1)");
  const data = /id="scorecast-data">(.*?)<\/script>/s.exec(page)![1]!;
  expect(JSON.parse(data)).toEqual([JSON.parse(score)]);
});

it.each([
  ["no JSON", "{", "r.json: not valid JSON"],
  [
    "of another kind",
    '{"kind":"rule-list","formatVersion":1}',
    'r.json: its kind is "rule-list"; the page knows score, explain',
  ],
  [
    "of a later format",
    '{"kind":"score","formatVersion":2}',
    "r.json: its format version is 2, newer than this program. Update",
  ],
  ["of no format", '{"kind":"score"}', "r.json: its format version is undefined, which no program wrote"],
  ["nothing", "null", 'r.json: its kind is "undefined"'],
])("refuses a file that is %s", async (_what, text, words) => {
  const cwd = writeFiles(temporaryFolder(), { "r.json": text });
  const { code, err } = await scorecast(["report", "r.json", "-o", "page.html"], { cwd });
  expect([code, err]).toEqual([2, expect.stringContaining(words)]);
  expect(readdirSync(cwd)).toEqual(["r.json"]);
});

it("names the place of what does not fit", async () => {
  const text = JSON.stringify({ ...JSON.parse(score), total: "70", asOf: "today" });
  const cwd = writeFiles(temporaryFolder(), { "r.json": text });
  const { code, err } = await scorecast(["report", "r.json", "-o", "page.html"], { cwd });
  expect(code).toBe(2);
  expect(err).toMatch(/r\.json total: /);
  expect(err).toMatch(/r\.json asOf: /);
});
