import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = new URL("../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const npm = (script: string) =>
  spawnSync("npm", ["run", "--silent", script], { cwd: fileURLToPath(root), encoding: "utf8" });

it("npm run gallery draws a page of every chart, without a script, in both languages and themes", () => {
  expect(npm("gallery").status).toBe(0);
  const charts = readdirSync(new URL("apps/report/examples/", root))
    .filter((file) => file.endsWith(".example.ts"))
    .map((file) => file.replace(".example.ts", ".html"));
  const index = read("out/gallery/index.html");
  expect(charts.filter((page) => !index.includes(`href="${page}"`))).toEqual([]);
  for (const page of charts) {
    const html = read(`out/gallery/${page}`);
    expect(html.match(/<svg/g)!.length).toBeGreaterThanOrEqual(4);
    expect(html).toMatch(/class="card light [a-z]+" lang="en"/);
    expect(html).toMatch(/class="card dark [a-z]+" lang="zh"/);
    expect(html).not.toMatch(/<script|https?:/);
  }
});

it("npm run site lays the page, and the sample beside it", () => {
  const { status, stderr } = npm("site");
  expect([status, stderr]).toEqual([0, expect.any(String)]);
  const html = read("out/site/index.html");
  expect(html).toContain("default-src 'none'");
  expect(html).toContain('id="scorecast-data"></script>');
  const samples = /id="scorecast-samples">(.*?)<\/script>/.exec(html)![1]!;
  const linked = (JSON.parse(samples) as { page: string; files: string[] }[]).flatMap(({ page, files }) => [
    page,
    ...files,
  ]);
  expect(linked.length).toBeGreaterThanOrEqual(5);
  expect(linked.filter((path) => !existsSync(new URL(`out/site/${path}`, root)))).toEqual([]);
  expect(
    new Set(
      ["score", "score-rules-before"].map((name) => JSON.parse(read(`out/site/samples/${name}.json`)).rules),
    ).size,
  ).toBe(2);
});
