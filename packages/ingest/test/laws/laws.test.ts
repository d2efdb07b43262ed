import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseImportRecord } from "../../src/import-record.ts";
import { importExports, readShopFolder } from "../../src/index.ts";
import { withDuckDb } from "../../src/open-duckdb.ts";
import { contentOf, csv, importOf, shop, tablesOf } from "../exports.ts";
import { type ExportName, exportFiles, headers, PERSONAL } from "./filthy-exports.ts";

const RUNS = { numRuns: 8 };
const TIME = 300_000;

type Rows = Readonly<Record<ExportName, readonly string[]>>;
const filesOf = (rows: Rows): Record<string, string> =>
  Object.fromEntries(
    Object.entries(rows).map(([name, lines]) => [`${name}.csv`, csv(headers[name as ExportName], lines)]),
  );

describe("laws of an import", () => {
  it("rows read are rows used and rows left out by reason, and rows used are the lines of the trace", {
    timeout: TIME,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(exportFiles, async (rows) => {
        const { account, out } = await importOf(filesOf(rows));
        expect(account.written).toBe(true);
        for (const { file, rowsRead, rowsUsed, leftOut } of account.files) {
          expect(rowsRead).toBe(rows[file.replace(".csv", "") as ExportName].length);
          expect(rowsUsed + leftOut.reduce((sum, one) => sum + one.rows, 0)).toBe(rowsRead);
        }
        const record = parseImportRecord(await readFile(join(out, "import.json"), "utf8")).record!;
        const traced = await linesTraced(out);
        expect(record.files.map(({ rowsUsed }, i) => [i, rowsUsed])).toEqual(
          record.files.map((_, i) => [i, traced.get(i) ?? 0]),
        );
      }),
      RUNS,
    );
  });

  it("a folder that it writes has no error, and no personal data", { timeout: TIME }, async () => {
    await fc.assert(
      fc.asyncProperty(exportFiles, async (rows) => {
        const { out } = await importOf(filesOf(rows));
        const { problems, history } = await readShopFolder(out);
        expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
        expect(history).not.toBeNull();
        for (const name of await readdir(out))
          expect(await readFile(join(out, name), "utf8")).not.toMatch(PERSONAL);
      }),
      RUNS,
    );
  });

  it("the order of files does not matter, to the byte", { timeout: TIME }, async () => {
    await fc.assert(
      fc.asyncProperty(
        exportFiles,
        fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
        async (rows, keys) => {
          const { out, home } = await importOf(filesOf(rows));
          const paths = Object.keys(rows).map((name) => join(home, "in", `${name}.csv`));
          const shuffled = paths.map((path, i) => ({ path, key: keys[i]! })).sort((a, b) => a.key - b.key);
          const again = join(home, "again");
          await importExports({ files: shuffled.map(({ path }) => path), shop, out: again });
          expect(await contentOf(again)).toEqual(await contentOf(out));
        },
      ),
      RUNS,
    );
  });

  it("the order of rows does not matter where no two speak of one thing", { timeout: TIME }, async () => {
    await fc.assert(
      fc.asyncProperty(exportFiles, async (rows) => {
        const distinct = Object.fromEntries(
          Object.entries(rows).map(([name, lines]) => [
            name,
            [...new Map(lines.map((line) => [keyOf(name as ExportName, line), line])).values()],
          ]),
        ) as unknown as Rows;
        const turned = Object.fromEntries(
          Object.entries(distinct).map(([name, lines]) => [name, lines.toReversed()]),
        ) as unknown as Rows;
        const [a, b] = [await importOf(filesOf(distinct)), await importOf(filesOf(turned))];
        expect(await tablesOf(b.out)).toEqual(await tablesOf(a.out));
      }),
      RUNS,
    );
  });

  it("a file in two overlapping halves gives the same tables as the whole", { timeout: TIME }, async () => {
    await fc.assert(
      fc.asyncProperty(exportFiles, fc.nat(), fc.nat({ max: 4 }), async (rows, at, overlap) => {
        const whole = await importOf(filesOf(rows));
        const halves = Object.entries(rows).flatMap(([name, lines]) => {
          const cut = at % (lines.length + 1);
          const header = headers[name as ExportName];
          return [
            [`${name}-1.csv`, csv(header, lines.slice(0, cut + overlap))],
            [`${name}-2.csv`, csv(header, lines.slice(cut))],
          ] as const;
        });
        const { out } = await importOf(Object.fromEntries(halves));
        expect(await tablesOf(out)).toEqual(await tablesOf(whole.out));
      }),
      RUNS,
    );
  });

  it("importing the same files once more, or adding them, changes no byte", { timeout: TIME }, async () => {
    await fc.assert(
      fc.asyncProperty(exportFiles, async (rows) => {
        const { out, home } = await importOf(filesOf(rows));
        const files = [join(home, "in")];
        const before = await contentOf(out);
        const added = await importExports({ files, out, add: true });
        expect(added.problems.filter(({ severity }) => severity === "error")).toEqual([]);
        expect(
          added.files.map(({ leftOut, rowsRead }) => [
            rowsRead,
            leftOut.reduce((sum, one) => sum + one.rows, 0),
          ]),
        ).toEqual(added.files.map(({ rowsRead }) => [rowsRead, rowsRead]));
        expect(await contentOf(out)).toEqual(before);
      }),
      RUNS,
    );
  });

  // Not every value: a folder no longer holds all that an export said, and a 主订单 that gets its second 子订单 later has
  // given its reviews to the first.
  it("adding the later files to the folder of the earlier ones gives the rows of all at once", {
    timeout: TIME,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(exportFiles, exportFiles, async (first, second) => {
        const [older, newer] = [
          filesOf(apart(first)),
          Object.fromEntries(
            Object.entries(filesOf(apart(second))).map(([name, text]) => [`new-${name}`, text]),
          ),
        ];
        const all = await importOf({ ...older, ...newer });
        const { out, home } = await importOf(older);
        const added = await importOf(newer, { out, add: true });
        expect(added.account.written).toBe(true);
        expect(home).not.toBe(added.home);
        expect(await keysOf(out)).toEqual(await keysOf(all.out));
      }),
      RUNS,
    );
  });
});

/** The same rows, no 主订单 having the number of an order. */
function apart(rows: Rows): Rows {
  return { ...rows, orders: rows.orders.map((line) => line.replace(/^\d+/, "parent-$&")) };
}

/** What tells the rows of an export apart, closely enough for rows of these few ids. */
function keyOf(name: ExportName, line: string): string {
  const fields = line.split(",");
  switch (name) {
    case "orders":
      return fields[1]!.trim();
    case "parcels":
      return fields[0]!;
    case "reviews":
      return `${fields[0]}`;
    case "afterSales":
      return fields[0]!;
    default:
      return name satisfies never;
  }
}

/** Distinct lines of each file, by its number, that the trace names. */
async function linesTraced(out: string): Promise<ReadonlyMap<number, number>> {
  return await withDuckDb(async (connect) => {
    const connection = await connect();
    const found = await connection.runAndReadAll(
      `SELECT file, count(DISTINCT line)::INTEGER FROM read_parquet('${join(out, "trace.parquet")}') GROUP BY file`,
    );
    return new Map(found.getRows().map(([file, lines]) => [Number(file), Number(lines)]));
  });
}

/** The keys of every table, sorted: rows that are there. */
async function keysOf(out: string): Promise<Record<string, string[]>> {
  const tables = await tablesOf(out);
  const columns: Readonly<Record<string, number>> = {
    "orders.csv": 0,
    "parcels.csv": 1,
    "reviews.csv": 1,
    "after-sales.csv": 0,
  };
  return Object.fromEntries(
    Object.entries(tables).map(([name, text]) => [
      name,
      text
        .trimEnd()
        .split("\n")
        .slice(1)
        .map((line) => line.split(",")[columns[name]!]!)
        .sort(),
    ]),
  );
}
