import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { prepareFiles } from "../../src/open/prepare-files.ts";
import { describeProblem } from "../../src/problem.ts";
import { HEADER, ORDERS, prepared } from "./prepared.ts";

describe("a folder", () => {
  it("gives every table in it, in the order of the names", async () => {
    const files = {
      "b.csv": ORDERS,
      "a/c.csv": ORDERS,
      "a/shop.yaml": "id: 1",
      "a/.DS_Store": "x",
      "~$b.xlsx": "x",
    };
    const { tables, problems } = await prepared(files, {}, ["."]);
    expect(tables.map(({ file }) => file)).toEqual(["in/a/c.csv", "in/b.csv"]);
    expect(problems).toEqual([]);
  });

  it("names what it does not know, as a warning; a file that was named itself is an error", async () => {
    const files = { "a.csv": ORDERS, "notes.csv": "x,y\n1,2\n", "page.html": "<html>" };
    const folder = await prepared(files, {}, ["."]);
    expect(folder.problems.map(({ severity, key, file }) => [severity, key, file])).toEqual([
      ["warning", "export-unknown", "in/notes.csv"],
      ["warning", "file-no-table", "in/page.html"],
    ]);
    const named = await prepared(files);
    expect(named.problems.map(({ severity }) => severity)).toEqual(["error", "error"]);
  });

  it("is not left through a link, and a circle ends", async () => {
    const { folder, workFolder } = await prepared({ "a.csv": ORDERS, "deep/b.csv": ORDERS });
    await writeFile(join(folder, "secret.csv"), ORDERS);
    await symlink("../secret.csv", join(folder, "in/file.csv"));
    await symlink("..", join(folder, "in/out"));
    await symlink("..", join(folder, "in/deep/circle"));
    await symlink("nowhere", join(folder, "in/gone.csv"));
    const { tables, problems } = await prepareFiles([join(folder, "in")], { workFolder, mappings: [] });
    expect(tables.map(({ file }) => file)).toEqual(["in/a.csv", "in/deep/b.csv"]);
    expect(problems.map(({ key, file }) => [key, file])).toEqual([
      ["file-outside", "in/file.csv"],
      ["path-missing", "in/gone.csv"],
      ["file-outside", "in/out"],
    ]);
  });

  it("is read to a bounded depth and number of files", async () => {
    const deep = await prepared({ "a/b/c.csv": ORDERS, "d.csv": ORDERS }, { limits: { folderDepth: 1 } }, [
      ".",
    ]);
    expect([deep.tables.length, deep.keys]).toEqual([1, ["folder-too-deep"]]);
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`${i}.csv`, ORDERS]));
    const { tables, keys } = await prepared(many, { limits: { files: 5 } }, ["."]);
    expect([tables.length, keys]).toEqual([5, ["more-files"]]);
  });
});

it("the same file twice is read once", async () => {
  const { tables, problems } = await prepared({ "a.csv": ORDERS }, {}, ["a.csv", ".", "a.csv"]);
  expect(tables).toHaveLength(1);
  expect(problems.map(({ key, severity }) => [key, severity])).toEqual([
    ["file-given-twice", "warning"],
    ["file-given-twice", "warning"],
  ]);
});

it("what is not there, or too big, is a problem", async () => {
  const { problems } = await prepared({ "a.csv": ORDERS }, { limits: { fileBytes: 10 } }, ["a.csv", "b.csv"]);
  expect(problems.map(({ key, severity }) => [key, severity])).toEqual([
    ["file-too-big", "error"],
    ["path-missing", "error"],
  ]);
});

it.each([
  ["\u001b[31mred\u001b[0m.csv", "\\u{1b}[31mred\\u{1b}[0m.csv"],
  ["gpj.\u202evsc.csv", "gpj.\\u{202e}vsc.csv"],
  ["<img src=x>.csv", "<img src=x>.csv"],
  ["=1+1.csv", "=1+1.csv"],
])("a name such as %j shows what it hides", async (name, shown) => {
  const { tables, problems } = await prepared({ [name]: ORDERS, [`x${name}`]: "a,b\n" });
  expect(tables[0]!.file).toBe(shown);
  expect(describeProblem(problems[0]!, "en")).toMatch(/^[^\p{Cc}\p{Cf}]*$/u);
});

it("a path says no more of the machine than the file's name", async () => {
  const { tables, folder } = await prepared({ "a.csv": ORDERS });
  expect(tables[0]!.file).toBe("a.csv");
  expect(JSON.stringify({ ...tables[0], data: null })).not.toContain(folder);
});

it("a leftover of an import that was killed is not read", async () => {
  const { tables, keys } = await prepared(
    {
      ".shop.import-4711-aB3xY9/00001.csv": ORDERS,
      ".shop.before-import/orders.csv": ORDERS,
      "a.csv": ORDERS,
    },
    {},
    ["."],
  );
  expect(tables.map(({ file }) => file)).toEqual(["in/a.csv"]);
  expect(keys).toEqual([]);
});

describe("time is bounded", () => {
  it("by the clock", async () => {
    const { tables, keys } = await prepared({ "a.csv": ORDERS }, { limits: { seconds: 0 } });
    expect([tables, keys]).toEqual([[], ["out-of-time"]]);
  });

  it("by whoever waits", async () => {
    const stop = AbortSignal.abort(new Error("enough"));
    await expect(prepared({ "a.csv": ORDERS }, { signal: stop })).rejects.toThrow("enough");
  });

  it("also in the midst of a large file, with progress until then", async () => {
    const seen: number[] = [];
    const controller = new AbortController();
    const progress = (done: number, total: number) => {
      seen.push(done / total);
      if (done > 2 ** 21) controller.abort(new Error("enough"));
    };
    const big = HEADER + `\n1,11,2026-09-01 10:00:00,x`.repeat(200_000);
    await expect(prepared({ "a.csv": big }, { signal: controller.signal, progress })).rejects.toThrow(
      "enough",
    );
    expect(seen.length).toBeGreaterThan(2);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBeLessThan(1);
  });
});

describe("a line is bounded", () => {
  it.each([
    ["in the header", "x".repeat(3 * 2 ** 20)],
    ["below it", `${ORDERS}3,${"x".repeat(2 ** 21)},2026-09-01 10:00:00,x\n`],
  ])("%s", async (_, text) => {
    const { tables, keys } = await prepared({ "a.csv": text });
    expect([tables, keys]).toEqual([[], ["line-too-long"]]);
  });

  it("and a field in quotes with it: what goes on for longer is lines that are left out, each counted", async () => {
    const text = `${ORDERS}3,"${"x\n".repeat(2 ** 20)}",2026-09-01 10:00:00,x\n`;
    const { tables } = await prepared({ "a.csv": text });
    expect(tables[0]!.leftOut).toEqual([
      { reason: "unreadable", rows: 2 },
      { reason: "field-count", rows: 2 ** 20 - 1 },
    ]);
  });

  it("and so are its columns", async () => {
    const started = performance.now();
    for (const text of [
      `${HEADER}${",x".repeat(2000)}\n`,
      `${",".repeat(1_000_000)}\n`,
      `${"a;".repeat(400_000)}\n1;2\n`,
    ]) {
      const { tables, keys } = await prepared({ "a.csv": text });
      expect([tables, keys]).toEqual([[], ["columns-too-many"]]);
    }
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

it("a folder in the place of a zip's member, and a device, are no files", async () => {
  const { folder, workFolder } = await prepared({});
  await mkdir(join(folder, "dir.csv"));
  const { problems } = await prepareFiles([join(folder, "dir.csv"), "/dev/null"], {
    workFolder,
    mappings: [],
  });
  expect(problems).toMatchObject([{ key: "file-unreadable", file: "null" }]);
});

it("no file is left open, however its reading ends", async () => {
  const files = {
    "good.csv": ORDERS,
    "unknown.csv": "a,b\r".repeat(50),
    "sheets.csv": `${"a,b\n".repeat(50)}`,
    "broken.csv": `${ORDERS}3,"33\n`,
    "wide.csv": `${ORDERS}${",".repeat(3000)}\n`,
    "nul.csv": `${ORDERS}\0`,
  };
  const before = (await readdir("/proc/self/fd")).length;
  for (let run = 0; run < 5; run++) await prepared(files);
  expect((await readdir("/proc/self/fd")).length).toBeLessThan(before + 5);
});
