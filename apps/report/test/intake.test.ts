import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { fillTemplate } from "../src/fill-template.ts";
import { type GivenFile, MOST_FILES, readFiles } from "../src/intake/read-files.ts";
import { misfitOf } from "../src/intake/result-shape.ts";
import type { Result } from "../src/read-results.ts";
import { PACKED } from "../src/unpack-results.ts";
import { exampleBacktest } from "./example-backtest.ts";
import { exampleImport, exampleJson, imports, shops } from "./example-results.ts";

const file = (name: string, content: string, size = content.length): GivenFile => ({
  name,
  size,
  text: async () => content,
});
const steady: readonly { kind: string; total?: unknown }[] = JSON.parse(exampleJson("steady"));
const score = JSON.stringify(steady[0]);

describe("files that a reader gives the page", () => {
  it("are results, lists of them, or whole report pages", async () => {
    const page = fillTemplate(
      '<body><script type="application/json" id="scorecast-data"></script></body>',
      steady,
    );
    const { results, problems } = await readFiles([
      file("score.json", `\ufeff${score}`),
      file("all.json", JSON.stringify(steady)),
      file("page.html", page),
    ]);
    expect(problems).toEqual([]);
    expect(results.map(({ kind }) => kind)).toEqual([
      "score",
      ...Array(2).fill(["score", "explain", "compare"]).flat(),
    ]);
  });

  it("are told apart one by one when they are something else", async () => {
    const broken = JSON.stringify({ ...steady[0], total: "81" });
    const deep = JSON.stringify({ ...steady[0], metrics: [{}] });
    const bomb = `<script type="application/json" id="scorecast-data">${PACKED}${deflateRawSync(Buffer.alloc(9e7, "a")).toString("base64")}</script>`;
    const { results, problems } = await readFiles([
      file("a.json", "{"),
      file("b.json", '{"kind":"impact","formatVersion":1}'),
      file("c.json", '{"kind":"score","formatVersion":2}'),
      file("d.json", '{"kind":"score"}'),
      file("e.json", broken),
      file("f.json", deep),
      file("g.html", "<p>hello</p>"),
      file("h.json", score, 1e9),
      file("i.html", bomb),
      { name: "j.json", size: 1, text: () => Promise.reject(new Error("gone")) },
      file("k.json", score),
    ]);
    expect(results).toHaveLength(1);
    expect(problems).toEqual([
      { kind: "not-json", file: "a.json" },
      { kind: "unknown-kind", file: "b.json", found: "impact" },
      { kind: "newer", file: "c.json", found: "2" },
      { kind: "older", file: "d.json", found: "undefined" },
      { kind: "misfit", file: "e.json", found: "total" },
      { kind: "misfit", file: "f.json", found: "metrics[0].id" },
      { kind: "nothing", file: "g.html" },
      { kind: "too-big", file: "h.json" },
      { kind: "too-big", file: "i.html" },
      { kind: "unreadable", file: "j.json" },
    ]);
  });

  it("are so many at most", async () => {
    const { results, problems } = await readFiles(
      Array.from({ length: MOST_FILES + 2 }, () => file("s.json", score)),
    );
    expect(results).toHaveLength(MOST_FILES);
    expect(problems.map(({ kind }) => kind)).toEqual(["too-many", "too-many"]);
  });
});

describe("the shape that the page reads", () => {
  it("fits everything that the program writes", () => {
    const all = shops.flatMap((shop) => JSON.parse(exampleJson(shop)) as Result[]);
    const old = JSON.parse(
      readFileSync(new URL("../../cli/test/fixtures/projection-1-first.json", import.meta.url), "utf8"),
    );
    for (const result of [
      ...all,
      ...imports.map(exampleImport),
      exampleBacktest(20),
      exampleBacktest(3, true),
      old,
    ])
      expect(misfitOf(result), result.kind).toBeNull();
  });
});
