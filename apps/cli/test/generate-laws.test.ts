import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ImportAccount, importExports, parseShopYaml } from "@scorecast/ingest";
import {
  adaptedSpec,
  type DirtId,
  type Doses,
  dirtKinds,
  dirtyExports,
  exportTables,
  generateShop,
  keyOf,
  type Ledger,
  type Loss,
  shopPresets,
  shopYaml,
  toCsv,
  usualDoses,
} from "@scorecast/simulator/generate";
import { describe, expect, it } from "vitest";
import { writeFilthyFiles } from "../src/write-filthy-files.ts";
import { temporaryFolder } from "./scorecast.ts";
import { writeFiles } from "./shops.ts";

/** Some 600 orders over three months, with every kind of trouble. */
const spec = adaptedSpec(shopPresets["in-crisis"], { ordersPerDay: 8, days: 75 });
const tables = generateShop(spec, "dirty");
const shop = parseShopYaml(shopYaml(tables.shop)).shop!;
const ids = Object.keys(dirtKinds) as DirtId[];
const harmless = ids.filter((id) => !dirtKinds[id].destroys);
const destroying = ids.filter((id) => dirtKinds[id].destroys);
const only = (of: readonly DirtId[], dose?: number): Doses =>
  Object.fromEntries(of.map((id) => [id, dose ?? usualDoses[id]!]));

/** Notes on lines that are no rows of a table. */
const besides = ["title", "blank", "header-again", "summary"];

interface Imported {
  readonly account: ImportAccount;
  readonly out: string;
}

/** The clean exports without what is lost, imported. */
async function importClean(losses: readonly Loss[] = []): Promise<Imported> {
  const home = temporaryFolder();
  const named = (loss: Pick<Loss, "export" | "key">) => `${loss.export} ${JSON.stringify(loss.key)}`;
  const gone = new Set(losses.filter(({ column }) => column === null).map(named));
  const cells = new Map(losses.filter(({ column }) => column !== null).map((loss) => [named(loss), loss]));
  const files = exportTables(tables).map(({ of, columns, rows }) => {
    const left = rows.flatMap((row) => {
      const name = named({ export: of, key: keyOf(of, row) });
      const cell = cells.get(name);
      if (gone.has(name)) return [];
      if (cell === undefined) return [row];
      expect(row[cell.column!]).toBe(cell.was);
      return [{ ...row, [cell.column!]: cell.now }];
    });
    return [`${of}.csv`, toCsv(columns, left)] as const;
  });
  writeFiles(join(home, "in"), Object.fromEntries(files));
  const out = join(home, "out");
  return { account: await importExports({ files: [join(home, "in")], shop, out }), out };
}

async function importDirty(seed: string, doses: Doses): Promise<Imported & { readonly ledger: Ledger }> {
  const home = temporaryFolder();
  const { files, ledger } = dirtyExports(tables, seed, doses);
  await writeFilthyFiles(join(home, "in"), files);
  const out = join(home, "out");
  return { account: await importExports({ files: [join(home, "in")], shop, out }), out, ledger };
}

function tablesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith(".csv"));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

/** Every row that stands in a file is used, or left out for a reason. */
function expectAccounted({ files }: ImportAccount, ledger: Ledger): void {
  for (const place of ledger.tables) {
    const found = files.find(
      ({ file, member, sheet }) =>
        file === `in/${place.path}` && member === place.member && sheet === place.sheet,
    );
    expect([place.path, place.member, place.sheet, found?.recognisedAs]).toEqual([
      ...[place.path, place.member, place.sheet],
      `${place.export.replace(/s$/, "")}-export`,
    ]);
    const { rowsRead, rowsUsed, leftOut } = found!;
    expect(rowsUsed + leftOut.reduce((sum, { rows }) => sum + rows, 0)).toBe(rowsRead);
    const beside = leftOut.filter(({ reason }) => besides.includes(reason));
    expect([place.path, rowsRead - beside.reduce((sum, { rows }) => sum + rows, 0)]).toEqual([
      place.path,
      place.rows,
    ]);
  }
}

function expectNothingPersonal(folder: string, { personal }: Ledger): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const bytes = readFileSync(join(folder, name));
    expect([name, personal.filter((text) => bytes.includes(text))]).toEqual([name, []]);
  }
}

describe("an import recovers everything from", () => {
  it.each(harmless)("%s", async (id) => {
    const [clean, dirty] = [await importClean(), await importDirty("one", only([id], 1))];
    expect(dirty.ledger.dirt).toMatchObject([{ kind: id, dose: 1 }]);
    expect(dirty.ledger.dirt[0]!.done).toBeGreaterThan(0);
    expect(dirty.ledger.losses).toEqual([]);
    expect(dirty.account.written).toBe(true);
    expect(tablesIn(dirty.out)).toEqual(tablesIn(clean.out));
    expectAccounted(dirty.account, dirty.ledger);
    expectNothingPersonal(dirty.out, dirty.ledger);
  });

  it.each(["a", "b", "c", "d"])("all of them together, seed %s", async (seed) => {
    const [clean, dirty] = [await importClean(), await importDirty(seed, only(harmless))];
    expect(dirty.ledger.losses).toEqual([]);
    expect(dirty.ledger.personal.length).toBeGreaterThan(10);
    expect(tablesIn(dirty.out)).toEqual(tablesIn(clean.out));
    expectAccounted(dirty.account, dirty.ledger);
    expectNothingPersonal(dirty.out, dirty.ledger);
  });
});

describe("an import recovers all but what the ledger calls lost from", () => {
  const cases: readonly (readonly [string, Doses, string])[] = [
    ...destroying.map((id) => [id, only([id]), "one"] as const),
    ...["a", "b", "c", "d"].map((seed) => [`everything, seed ${seed}`, usualDoses, seed] as const),
  ];

  it.each(cases)("%s", async (_, doses, seed) => {
    const dirty = await importDirty(seed, doses);
    const { losses } = dirty.ledger;
    expect(losses.length).toBeGreaterThan(0);
    const left = await importClean(losses);
    expect(tablesIn(dirty.out)).toEqual(tablesIn(left.out));
    expect(tablesIn(dirty.out)).not.toEqual(tablesIn((await importClean()).out));
    expectAccounted(dirty.account, dirty.ledger);
    expectNothingPersonal(dirty.out, dirty.ledger);
  });
});
