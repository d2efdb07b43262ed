import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { adaptedSpec } from "../../src/generate/adapted-spec.ts";
import { dirtyExports, usualDoses } from "../../src/generate/dirty/dirty-exports.ts";
import { exportTables } from "../../src/generate/dirty/export-tables.ts";
import type { DirtyFile, TextFile } from "../../src/generate/dirty/files.ts";
import { type DirtId, dirtKinds } from "../../src/generate/dirty/kinds/registry.ts";
import { generateShop } from "../../src/generate/generate-shop.ts";
import { shopPresets } from "../../src/generate/presets/index.ts";
import { readCsv } from "./read-csv.ts";

const tables = generateShop(adaptedSpec(shopPresets["in-crisis"], { days: 70, ordersPerDay: 5 }), "dirty");
const ids = Object.keys(dirtKinds) as DirtId[];
const textOf = (files: readonly DirtyFile[], path: string) =>
  (files.find((file) => file.path === path) as TextFile).text;
const rowsOf = (name: string) => exportTables(tables).find(({ of }) => of === name)!.rows;

it("registers every kind of dirt under the name of its file, each with its own words", () => {
  const folder = fileURLToPath(new URL("../../src/generate/dirty/kinds/", import.meta.url));
  const files = readdirSync(folder).filter((name) => name !== "registry.ts");
  expect(files.map((name) => name.replace(".ts", "")).sort()).toEqual([...ids].sort());
  for (const [id, kind] of Object.entries(dirtKinds)) expect(kind.id).toBe(id);
  for (const language of ["zh", "en"] as const)
    expect(new Set(Object.values(dirtKinds).map(({ title }) => title[language])).size).toBe(ids.length);
});

it("without dirt the exports are as the platform writes them", () => {
  const { files, ledger } = dirtyExports(tables, "x", {});
  expect(files.map(({ path }) => path)).toEqual(["订单.csv", "售后.csv", "评价.csv", "包裹.csv"]);
  expect(readCsv(textOf(files, "订单.csv"))).toEqual(rowsOf("orders"));
  expect(readCsv(textOf(files, "包裹.csv"))).toEqual(rowsOf("parcels"));
  expect(files.map((file) => (file as TextFile).encoding)).toEqual(Array(4).fill("utf-8-bom"));
  expect([ledger.dirt, ledger.losses, ledger.personal]).toEqual([[], [], []]);
});

it("gives the same files for the same seed, others for another, and leaves the tables alone", () => {
  const before = structuredClone(tables);
  const [a, b, c] = ["one", "one", "two"].map((seed) => dirtyExports(tables, seed, usualDoses));
  expect(b).toEqual(a);
  expect(c!.files).not.toEqual(a!.files);
  expect(tables).toEqual(before);
});

it("ruins the same rows whatever other kinds are on", () => {
  const alone = dirtyExports(tables, "one", { "missing-pickups": 0.2 }).ledger.losses;
  const together = dirtyExports(tables, "one", { ...usualDoses, "missing-pickups": 0.2 }).ledger.losses;
  const named = (losses: typeof alone) =>
    losses.map(({ kind, key }) => `${kind} ${Object.values(key).join(" ")}`).sort();
  const found = named(together).filter((name) => name.startsWith("missing-pickups"));
  expect(found).toEqual(named(alone));
  expect(alone.length).toBeGreaterThan(20);
});

describe.each(ids)("%s", (id) => {
  it("does something to a shop of two months, and harm only if it says so", () => {
    const { files, ledger } = dirtyExports(tables, "one", { [id]: 1 });
    expect(ledger.dirt).toEqual([
      {
        kind: id,
        destroys: dirtKinds[id].destroys,
        dose: 1,
        done: expect.any(Number),
        per: dirtKinds[id].per,
      },
    ]);
    expect(ledger.dirt[0]!.done).toBeGreaterThan(0);
    expect(ledger.losses.length > 0).toBe(dirtKinds[id].destroys);
    expect(files).not.toEqual(dirtyExports(tables, "one", {}).files);
  });

  it("does more at a greater dose", () => {
    const done = [0.05, 1].map((dose) => dirtyExports(tables, "one", { [id]: dose }).ledger.dirt[0]!.done);
    if (id === "unknown-files" || id === "months") expect(done[0]).toBe(done[1]);
    else expect(done[0]).toBeLessThan(done[1]!);
  });

  it("takes no dose outside (0, 1]", () => {
    for (const dose of [0, -1, 1.1, Number.NaN])
      expect(() => dirtyExports(tables, "one", { [id]: dose })).toThrow(/dose/);
  });

  it("copes with a shop of one day, and with one without orders", () => {
    const day = generateShop(adaptedSpec(shopPresets["in-crisis"], { days: 1, ordersPerDay: 3 }), "a");
    const none = { ...day, orders: [], parcels: [], reviews: [], afterSales: [] };
    for (const shop of [day, none])
      expect(dirtyExports(shop, "one", { [id]: 1 }).files.length).toBeGreaterThan(0);
  });
});

describe("what is destroyed is destroyed", () => {
  it("ids: only rows that the ledger names hold a number in scientific notation", () => {
    const { files, ledger } = dirtyExports(tables, "one", { "scientific-ids": 0.2 });
    const ruined = readCsv(textOf(files, "订单.csv")).filter((row) => row["子订单编号"]!.includes("E+"));
    const lost = ledger.losses.filter((loss) => loss.export === "orders");
    expect(ruined.length).toBe(lost.length);
    expect(ruined.every((row) => /^\d\.\d\dE\+1\d$/.test(row["子订单编号"]!))).toBe(true);
    const whole = rowsOf("orders").map((row) => row["子订单编号"]!.trim());
    const left = new Set(readCsv(textOf(files, "订单.csv")).map((row) => row["子订单编号"]!.trim()));
    expect(lost.map(({ key }) => key["子订单编号"]!).sort()).toEqual(
      whole.filter((one) => !left.has(one)).sort(),
    );
  });

  it("reviews: no row of the month is left, and all others are", () => {
    const { files, ledger } = dirtyExports(tables, "one", { "missing-month": 0.25 });
    const [month] = [...new Set(ledger.losses.map(({ key }) => key["评价日期"]!.slice(0, 7)))];
    const left = rowsOf("reviews").filter((row) => !row["评价日期"]!.startsWith(month!));
    expect(readCsv(textOf(files, "评价.csv"))).toEqual(left);
    expect(ledger.losses.length).toBe(rowsOf("reviews").length - left.length);
  });

  it("reasons: the ledger says what was there and what is there now", () => {
    const { files, ledger } = dirtyExports(tables, "one", { "lost-reasons": 0.5 });
    const now = new Map(
      readCsv(textOf(files, "售后.csv")).map((row) => [row["售后单号"]!.trim(), row["售后原因"]!]),
    );
    const was = new Map(rowsOf("after-sales").map((row) => [row["售后单号"]!.trim(), row["售后原因"]!]));
    const lost = new Map(ledger.losses.map((loss) => [loss.key["售后单号"]!, loss]));
    for (const [sale, reason] of was) {
      expect(now.get(sale)).toBe(lost.get(sale)?.now ?? reason);
      expect(lost.get(sale)?.was ?? reason).toBe(reason);
    }
    expect(new Set(ledger.losses.map((loss) => loss.now))).toEqual(new Set(["", "与商家协商一致退款"]));
  });
});
