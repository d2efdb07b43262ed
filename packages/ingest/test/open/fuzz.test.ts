import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { writeXlsx } from "hucre/xlsx";
import { afterAll, describe, expect, it } from "vitest";
import { csvLine } from "../../src/csv-text.ts";
import type { Limits } from "../../src/open/limits.ts";
import { prepareFiles } from "../../src/open/prepare-files.ts";
import { recordSplitter } from "../../src/open/split-records.ts";
import { bareWorkbook } from "./bare-workbook.ts";
import { gbk, utf16 } from "./encoded.ts";
import { HEADER, ORDERS, rowsOf } from "./prepared.ts";
import { zipOf } from "./zip-bytes.ts";

const EXPORTS = new URL("../fixtures/exports/", import.meta.url);
const LIMITS: Partial<Limits> = { seconds: 20, unzippedBytes: 2 ** 24 };
const home = mkdtempSync(join(tmpdir(), "scorecast-fuzz-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function opened(name: string, bytes: Buffer) {
  const folder = mkdtempSync(join(home, "x-"));
  const workFolder = mkdtempSync(join(home, "w-"));
  writeFileSync(join(folder, name), bytes);
  try {
    const result = await prepareFiles([join(folder, name)], { workFolder, mappings: [], limits: LIMITS });
    const tables = await Promise.all(
      result.tables.map(async (table) => ({ table, rows: await rowsOf(table) })),
    );
    return { ...result, tables };
  } finally {
    for (const one of [folder, workFolder]) rmSync(one, { recursive: true, force: true });
  }
}

const rowsLeft = (leftOut: readonly { rows: number }[]) => leftOut.reduce((sum, { rows }) => sum + rows, 0);

describe("a table however it is written", () => {
  const letters = fc.constantFrom(
    "a",
    "7",
    '"',
    ",",
    ";",
    "\t",
    " ",
    "中",
    "，",
    "=",
    "-",
    "\n",
    "\r\n",
    "é",
  );
  const field = fc.string({ unit: letters, maxLength: 5 });
  const record = fc.tuple(fc.nat(1e6), fc.array(field, { minLength: 3, maxLength: 3 }));
  const quirks = fc.record({
    rows: fc.array(record, { minLength: 1, maxLength: 15 }),
    delimiter: fc.constantFrom(",", ";", "\t", "|"),
    lineEnd: fc.constantFrom("\n", "\r\n"),
    quoteAll: fc.boolean(),
    titles: fc.nat(3),
    emptyAfter: fc.nat(15),
    sum: fc.boolean(),
    lastEnd: fc.boolean(),
    encoding: fc.constantFrom("utf8", "mark", "gbk", "le", "be"),
  });

  it("loses no row, no letter and no line", async () => {
    await fc.assert(
      fc.asyncProperty(quirks, async (how) => {
        const plain =
          how.encoding === "gbk" ? (text: string) => text.replaceAll("é", "e") : (text: string) => text;
        const spell = (fields: readonly string[]) =>
          fields
            .map((one) =>
              how.quoteAll || /["\r\n]/.test(one) || one.includes(how.delimiter)
                ? `"${one.replaceAll('"', '""')}"`
                : one,
            )
            .join(how.delimiter);
        const expected: { line: number; fields: string[] }[] = [];
        let text = "报表\n".replace("\n", how.lineEnd).repeat(how.titles);
        text += spell(HEADER.split(",")) + how.lineEnd;
        for (const [i, [id, others]] of how.rows.entries()) {
          const fields = [`id${id}`, ...others.map(plain)];
          expected.push({ line: text.split("\n").length, fields });
          text += spell(fields) + how.lineEnd;
          if (i === how.emptyAfter) text += how.lineEnd;
        }
        if (how.sum) text += spell(["合计", "", "", "9"]) + how.lineEnd;
        if (!how.lastEnd) text = text.slice(0, -how.lineEnd.length);
        const bytes = {
          utf8: () => Buffer.from(text),
          mark: () => Buffer.from(`\ufeff${text}`),
          gbk: () => gbk(text),
          le: () => utf16(text, "le", true),
          be: () => utf16(text, "be", true),
        }[how.encoding]!();
        const { tables, problems } = await opened("orders.csv", bytes);
        expect(problems).toEqual([]);
        expect(tables).toHaveLength(1);
        expect(tables[0]!.rows).toEqual(expected);
        expect(rowsLeft(tables[0]!.table.leftOut)).toBe(how.titles + (how.sum ? 1 : 0));
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});

/** Packed files bear no shift: there bytes are overwritten. */
const overwritten = (bytes: Buffer, at: number, put: Buffer) => {
  const changed = Buffer.from(bytes);
  put.copy(changed, at % changed.length);
  return changed;
};

const cut = (bytes: Buffer, at: number, gone: number, put: Buffer) =>
  Buffer.concat([
    bytes.subarray(0, at % (bytes.length + 1)),
    put,
    bytes.subarray((at % (bytes.length + 1)) + gone),
  ]);

const mutation = fc.tuple(
  fc.nat(1e6),
  fc.nat(4),
  fc.oneof(
    fc.uint8Array({ maxLength: 3 }).map((bytes) => Buffer.from(bytes)),
    fc
      .constantFrom(
        '"',
        '""',
        "\n",
        "\r",
        "\r\n",
        ",",
        ",,",
        "\0",
        "\ufeff",
        "合计",
        "\t",
        "{",
        "[",
        "]",
        "<",
        '="',
      )
      .map((text) => Buffer.from(text)),
  ),
);

/** The XML of a sheet with the orders in it. */
function sheetXml(): string {
  const rows = ORDERS.trimEnd()
    .split("\n")
    .map((line) => line.split(",").map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`));
  return `<worksheet><sheetData>${rows.map((cells) => `<row>${cells.join("")}</row>`).join("")}</sheetData></worksheet>`;
}

async function samples(): Promise<Record<string, Buffer>> {
  const exports = (await readdir(EXPORTS)).filter((name) => name.endsWith(".csv"));
  const read = await Promise.all(
    exports.map(async (name) => [name, await readFile(fileURLToPath(new URL(name, EXPORTS)))] as const),
  );
  const sheet = ORDERS.trimEnd()
    .split("\n")
    .map((line) => line.split(","));
  return {
    ...Object.fromEntries(read),
    "gbk.csv": gbk(ORDERS),
    "wide.csv": utf16(ORDERS, "le", true),
    "parcels.json": Buffer.from(
      '[{"trackNo": 78812345678901234567, "collectTime": 1, "signTime": 2, "orderList": [{"orderId": "6"}]}]',
    ),
    "orders.jsonl": Buffer.from('{"order_id": "1", "paid_at": "2026-09-01 10:00:00"}\n'.repeat(4)),
    "orders.xlsx": Buffer.from(await writeXlsx({ sheets: [{ name: "s", rows: sheet }] })),
    "sheet.xml": Buffer.from(sheetXml()),
    "orders.zip": zipOf(
      { name: "a.csv", content: ORDERS },
      { name: "b/c.csv", content: csvLine(["x", "y"]) },
    ),
  };
}

describe.each(Object.entries(await samples()))("%s with bytes changed at random", (name, bytes) => {
  it("is read or refused, and every record is a row or left out", async () => {
    const packed = /\.(xlsx|zip)$/.test(name);
    let readable = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { maxLength: 4 }), async (changes) => {
        const mutated = changes.reduce(
          (now, [at, gone, put]) => (packed ? overwritten(now, at, put) : cut(now, at, gone, put)),
          bytes,
        );
        const sheet = name === "sheet.xml";
        const { tables, problems, unknown } = sheet
          ? await opened("sheet.xlsx", bareWorkbook(mutated))
          : await opened(name, mutated);
        expect(tables.length + unknown.length + problems.length).toBeGreaterThan(0);
        for (const { table, rows } of tables) {
          readable++;
          for (const { fields } of rows) expect(fields).toHaveLength(table.header.length);
          const lines = rows.map(({ line }) => line);
          expect(lines).toEqual(lines.toSorted((a, b) => a - b));
          if (!/\.csv$/.test(name) || /^(gbk|wide)/.test(name) || table.data.delimiter !== ",") continue;
          const records = recordsIn(mutated);
          if (records !== null) expect(rows.length + rowsLeft(table.leftOut)).toBe(records);
        }
      }),
      { numRuns: 60 },
    );
    expect(readable).toBeGreaterThan(0);
  }, 120_000);
});

/** Records below the header and above it, in a file of commas; null if it is not plain UTF-8 to its end. */
function recordsIn(bytes: Buffer): number | null {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
  const splitter = recordSplitter({ delimiter: ",", lineEnd: "\n" }, 1 << 20);
  const all = [...splitter.push(text), ...splitter.finish()];
  const blankTitles = all.slice(
    0,
    all.findIndex(({ fields }) => (fields?.filter((one) => one !== "").length ?? 0) > 2),
  );
  return (
    all.length - 1 - blankTitles.filter(({ fields }) => fields?.every((one) => one.trim() === "")).length
  );
}
