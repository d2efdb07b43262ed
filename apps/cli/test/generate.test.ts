import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { incidents } from "@scorecast/simulator";
import { dirtKinds, generateShop, shopPresets, toShopFolder } from "@scorecast/simulator/generate";
import { describe, expect, it } from "vitest";
import { generate } from "../src/commands/generate.ts";
import { scorecast, temporaryFolder } from "./scorecast.ts";
import { writeFiles } from "./shops.ts";

const few = ["generate", "in-crisis", "--days", "40", "--orders-per-day", "3", "-o", "made"];

/** Every file below a folder: path, bytes, time of change. */
function filesBelow(folder: string): (readonly [string, string, number])[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => [name, readFileSync(join(folder, name), "base64"), 0] as const);
}

it("makes a shop folder as the generator has it, that validates and scores", async () => {
  const cwd = temporaryFolder();
  const argv = ["generate", "small", "--seed", "one", "--form", "folder", "-o", "made"];
  const { code, out, err } = await scorecast([...argv, "--lang", "zh"], { cwd });
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain("已生成 made：small，从 2026-07-04 起 120 天，种子 one");
  expect(out).toContain("scorecast score made/shop");
  expect(out).not.toContain("scorecast import");
  expect(readdirSync(join(cwd, "made")).sort()).toEqual(["shop", "truth.json"]);
  for (const [name, text] of Object.entries(toShopFolder(generateShop(shopPresets.small, "one"))))
    expect(readFileSync(join(cwd, "made", "shop", name), "utf8")).toBe(text);
  expect((await scorecast(["validate", "made/shop"], { cwd })).code).toBe(0);
  expect((await scorecast(["score", "made/shop"], { cwd })).code).toBe(0);
});

it("makes exports that import with one command, chats and complaints beside them", async () => {
  const cwd = temporaryFolder();
  expect((await scorecast([...few, "--form", "exports"], { cwd })).code).toBe(0);
  expect(readdirSync(join(cwd, "made")).sort()).toEqual(["exports", "truth.json"]);
  const { code, out } = await scorecast(["import", "made/exports", "-o", "shop", "--json"], { cwd });
  expect(code).toBe(0);
  const truth = JSON.parse(readFileSync(join(cwd, "made", "truth.json"), "utf8"));
  const rows = JSON.parse(out).tables.map(({ table, rows }: { table: string; rows: number }) => [
    table,
    rows,
  ]);
  expect(Object.fromEntries(rows)).toEqual(truth.tables);
  expect(readFileSync(join(cwd, "shop", "shop.yaml"), "utf8")).toContain("in-crisis");
});

it("writes the truth: what was asked for, which incidents fell on which days, what was done to the exports", async () => {
  const cwd = temporaryFolder();
  const argv = [...few, "--start", "2026-09-20", "--dirty", "--json"];
  const { code, out, err } = await scorecast(argv, { cwd });
  expect([code, err]).toEqual([0, ""]);
  const result = JSON.parse(out);
  const truth = JSON.parse(readFileSync(join(cwd, "made", "truth.json"), "utf8"));
  expect(result).toMatchObject({ kind: "generation", folder: "made", preset: "in-crisis", days: 40 });
  expect(truth).toMatchObject({ kind: "truth", seed: "scorecast", start: "2026-09-20", spec: { days: 40 } });
  expect(truth.incidents).toEqual(result.incidents);
  for (const { from, to } of truth.incidents)
    expect([from >= "2026-09-20", to <= "2026-10-29"]).toEqual([true, true]);
  expect(truth.dirt.map(({ kind }: { kind: string }) => kind)).toEqual(Object.keys(dirtKinds));
  const rows = truth.losses.filter(({ column }: { column: string | null }) => column === null);
  expect([result.rowsLost, result.cellsLost]).toEqual([rows.length, truth.losses.length - rows.length]);
  expect(rows.length).toBeGreaterThan(0);
  const paths = result.files.map(({ path }: { path: string }) => path);
  expect(readdirSync(join(cwd, "made", "exports"))).toEqual(expect.arrayContaining([...paths, "shop.yaml"]));
});

it("makes the same bytes of the same seed, zips and workbooks among them, and others of another", async () => {
  const [a, b, c] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  const argv = [...few, "--dirty", "--dirt", "zips=0.5", "--dirt", "workbooks=0.5"];
  const runs = [
    await scorecast(argv, { cwd: a }),
    await scorecast(argv, { cwd: b, env: { LC_ALL: "zh_CN.UTF-8", TZ: "America/New_York" } }),
    await scorecast([...argv, "--seed", "other"], { cwd: c }),
  ];
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
  const [first, second, third] = [a, b, c].map((folder) => filesBelow(join(folder, "made")));
  expect(first!.some(([name]) => name.endsWith(".zip"))).toBe(true);
  expect(second).toEqual(first);
  expect(third).not.toEqual(first);
});

it("lays on only the dirt that is asked for", async () => {
  const cwd = temporaryFolder();
  const { out } = await scorecast([...few, "--dirt", "missing-pickups=1", "--json"], { cwd });
  const { dirt, cellsLost, rowsLost } = JSON.parse(out);
  expect(dirt).toEqual([{ kind: "missing-pickups", destroys: true, dose: 1, done: cellsLost, per: "rows" }]);
  expect([cellsLost > 50, rowsLost]).toEqual([true, 0]);
  const parcels = readFileSync(join(cwd, "made", "exports", "包裹.csv"), "utf8")
    .trimEnd()
    .split("\r\n");
  const at = parcels[0]!.split(",").indexOf("揽收时间");
  expect(parcels.slice(1).every((line) => line.split(",")[at] === "")).toBe(true);
});

describe("--incident", () => {
  it("plants what is asked for, and says so in the truth", async () => {
    const cwd = temporaryFolder();
    const argv = ["generate", "fresh-fruit", "-o", "made", "--form", "folder", "--days", "90", "--json"];
    const asked = ["--incident", "bad-batch:2026-09-01:10d", "--incident", "courier-strike:2026-08-01"];
    const { code, out } = await scorecast([...argv, ...asked], { cwd });
    expect(code).toBe(0);
    const truth = JSON.parse(readFileSync(join(cwd, "made", "truth.json"), "utf8"));
    expect(truth.incidents).toEqual(JSON.parse(out).incidents);
    expect(truth.incidents).toMatchObject([
      { kind: "summer-heat", from: "2026-07-04", to: "2026-09-20" },
      { kind: "defective-batch", from: "2026-09-01", to: "2026-09-10", defectRate: 0.35 },
      { kind: "courier-trouble", from: "2026-08-01", to: "2026-08-05", courier: "顺丰速运" },
    ]);
    expect(truth.spec.incidents).toHaveLength(3);
    expect(truth.troubles).toEqual([
      {
        metric: "damage-return-rate",
        on: "2026-09-21",
        title: expect.objectContaining({ zh: expect.any(String) }),
      },
    ]);
    const quality = readFileSync(join(cwd, "made", "shop", "after-sales.csv"), "utf8").match(/,quality,/g);
    expect(quality!.length).toBeGreaterThan(20);
  });

  it("tells the trouble only where the rules of its day score the metric", async () => {
    const argv = [
      "generate",
      "fresh-fruit",
      "-o",
      "made",
      "--form",
      "folder",
      "--start",
      "2025-07-04",
      "--json",
    ];
    const { out } = await scorecast(argv, { cwd: temporaryFolder() });
    expect(JSON.parse(out)).toMatchObject({ incidents: [{ kind: "summer-heat" }], troubles: [] });
  });
});

it("writes a folder alone, day by day, as it does beside exports", async () => {
  const [alone, both] = [temporaryFolder(), temporaryFolder()];
  await scorecast([...few, "--form", "folder"], { cwd: alone });
  await scorecast(few, { cwd: both });
  expect(filesBelow(join(alone, "made", "shop"))).toEqual(filesBelow(join(both, "made", "shop")));
});

describe("--list", () => {
  it.each(["zh", "en"] as const)("names every shop and every kind of dirt, in %s", async (language) => {
    const { code, out } = await scorecast(["generate", "--list", "--lang", language]);
    expect(code).toBe(0);
    for (const name of Object.keys(shopPresets)) expect(out).toContain(name);
    for (const { id, title } of [...Object.values(dirtKinds), ...Object.values(incidents)]) {
      expect(out).toContain(id);
      expect(out.replace(/\s+/g, "")).toContain(title[language].replace(/\s+/g, ""));
    }
  });

  it("completes the presets that there are", () => {
    expect(generate.args[0]!.words).toEqual(Object.keys(shopPresets));
  });
});

describe("refuses, and leaves nothing behind:", () => {
  it.each([
    [["generate"], "-o is missing"],
    [["generate", "in-crysis", "-o", "made"], "Did you mean in-crisis?"],
    [["generate", "-o", "made", "--days", "0"], '--days cannot be "0": write a whole number from 1 to 730.'],
    [["generate", "-o", "made", "--days", "731"], "from 1 to 730"],
    [["generate", "-o", "made", "--orders-per-day", "many"], "from 1 to 5000"],
    [["generate", "-o", "made", "--orders-per-day", "5000", "--days", "700"], "100000 is the most"],
    [["generate", "-o", "made", "--start", "2026-02-30"], '--start cannot be "2026-02-30"'],
    [["generate", "-o", "made", "--form", "export"], "Did you mean exports?"],
    [["generate", "-o", "made", "--incident", "bad-bach:2026-09-01"], "Did you mean bad-batch?"],
    [["generate", "-o", "made", "--incident", "bad-batch"], "as in bad-batch:2026-07-04:10d"],
    [["generate", "-o", "made", "--incident", "bad-batch:2026-09-31"], "write ID:DATE or ID:DATE:DAYS"],
    [["generate", "-o", "made", "--incident", "bad-batch:2026-09-01:0d"], "write ID:DATE or ID:DATE:DAYS"],
    [["generate", "-o", "made", "--incident", "bad-batch:2026-11-01"], "2026-07-04 to 2026-10-31"],
    [["generate", "-o", "made", "--incident", "bad-batch:2026-06-30:3"], "2026-07-04 to 2026-10-31"],
    [["generate", "-o", "made", "--form", "folder", "--dirty"], "Dirt is for exports"],
    [["generate", "-o", "made", "--dirt", "zipps"], "Did you mean zips?"],
    [["generate", "-o", "made", "--dirt", "zips=2"], "above 0 and at most 1"],
    [["generate", "-o", "made", "--dirt", "zips="], "above 0 and at most 1"],
    [["generate", "-o", "no/such/place"], "its folder does not exist"],
  ])("%j", async (argv, words) => {
    const cwd = temporaryFolder();
    const { code, out, err } = await scorecast(argv, { cwd });
    expect([code, out, err]).toEqual([2, "", expect.stringContaining(words)]);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it("to overwrite a folder", async () => {
    const cwd = temporaryFolder();
    writeFiles(join(cwd, "made"), { "mine.txt": "keep" });
    const { code, err } = await scorecast(few, { cwd });
    expect([code, err]).toEqual([2, "made: exists already. Choose another name, or move it away.\n"]);
    expect(readdirSync(join(cwd, "made"))).toEqual(["mine.txt"]);
  });

  it("to go on after an interrupt", async () => {
    const cwd = temporaryFolder();
    const { code, out } = await scorecast(few, { cwd, signal: AbortSignal.abort() });
    expect([code, out]).toEqual([5, ""]);
    expect(readdirSync(cwd)).toEqual([]);
  });
});

it("shows how far it is on a terminal, and takes the line away", async () => {
  const { err } = await scorecast(few, { cwd: temporaryFolder(), terminal: 100 });
  expect(err).toMatch(/generating █* *░* *\d+%/);
  expect(err.endsWith("\r\u001b[2K")).toBe(true);
});
