import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { scorecast, temporaryFolder } from "./scorecast.ts";
import { noOrders, oneOrder, writeFiles } from "./shops.ts";

function place(): string {
  const cwd = temporaryFolder();
  writeFiles(join(cwd, "shop"), oneOrder);
  return cwd;
}

it("writes each file whole under its name and leaves no other behind", async () => {
  const cwd = place();
  const { code, err, out } = await scorecast(["score", "shop", "-o", "a.json", "-o", "b.csv", "--json"], {
    cwd,
  });
  expect([code, err]).toEqual([0, "wrote a.json\nwrote b.csv\n"]);
  expect(readFileSync(join(cwd, "a.json"), "utf8")).toBe(out);
  expect(readdirSync(cwd).sort()).toEqual(["a.json", "b.csv", "shop"]);
});

it.each([
  [["-o", "a.xlsx"], "a.xlsx: cannot be written in that form; use the extension .json, .csv, .html."],
  [["-o", "nowhere/a.json"], "nowhere/a.json: cannot be written (its folder does not exist)."],
  [["-o", "folder.json"], "folder.json: that is a folder; give the name of a file."],
  [["-o", "a.json", "-o", "b.doc"], "b.doc: cannot be written"],
])("checks %j before it starts, and then writes nothing at all", async (options, words) => {
  const cwd = place();
  mkdirSync(join(cwd, "folder.json"));
  const { code, out, err } = await scorecast(["score", "missing-shop", ...options], { cwd });
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(words);
  expect(err).not.toContain("missing-shop");
  expect(readdirSync(cwd).sort()).toEqual(["folder.json", "shop"]);
});

it("keeps the old file when the new one cannot be made", async () => {
  const cwd = place();
  writeFileSync(join(cwd, "a.json"), "old");
  const { code } = await scorecast(["score", "shop", "--as-of", "2019-01-01", "-o", "a.json"], { cwd });
  expect(code).toBe(2);
  expect(readFileSync(join(cwd, "a.json"), "utf8")).toBe("old");
  expect(readdirSync(cwd).sort()).toEqual(["a.json", "shop"]);
});

it("writes none of the files when one of them fails late", async () => {
  const cwd = temporaryFolder();
  writeFiles(join(cwd, "shop"), noOrders);
  const argv = [
    "score",
    "shop",
    "--from",
    "2026-10-01",
    "--to",
    "2026-10-02",
    "-o",
    "a.json",
    "-o",
    "a.html",
  ];
  const { code, out } = await scorecast(argv, { cwd });
  expect([code, out]).toEqual([2, ""]);
  expect(existsSync(join(cwd, "a.json"))).toBe(false);
  expect(readdirSync(cwd)).toEqual(["shop"]);
});
