import type { ImportReport } from "@scorecast/core/report";
import { describe, expect, it } from "vitest";
import { importSentences } from "../src/import-sentences.ts";
import { canTotals, rowTotals } from "../src/import-totals.ts";
import { localeOf } from "../src/locale.ts";
import { exampleImport, imports } from "./example-results.ts";

describe.each(imports)("the account of the %s import", (name) => {
  it.each(["zh", "en"] as const)("reads as approved in %s", async (lang) => {
    const text = importSentences(exampleImport(name), localeOf(lang)).join("\n");
    await expect(`${text}\n`).toMatchFileSnapshot(`approved/import.${name}.${lang}.txt`);
  });
});

const clean = exampleImport("clean");
const file = clean.files[0]!;
const say = (changes: Partial<ImportReport>): readonly string[] =>
  importSentences({ ...clean, ...changes }, localeOf("en"));
const left = (reason: string, rows: number) => ({ reason, title: { zh: reason, en: reason }, rows });
const can = (can: "exact" | "stand-in" | "no", mend: string | null, n: number) =>
  Array.from({ length: n }, (_, i) => ({
    ...{ metric: `${can}${i}`, title: { zh: "x", en: "x" }, can, lacks: [] },
    mendedBy: mend === null ? null : { id: mend, title: { zh: mend, en: mend } },
  }));
const rules = (...metrics: ImportReport["rules"][number]["metrics"][]): ImportReport["rules"] => [
  { id: "v", title: { zh: "v", en: "v" }, inForce: true, metrics: metrics.flat() },
];

describe("rows", () => {
  it("are summed over files, reasons too; a sheet is no file", () => {
    const files = [
      { ...file, rowsRead: 10, rowsUsed: 5, leftOut: [left("a", 3), left("b", 2)] },
      { ...file, sheet: "2", rowsRead: 8, rowsUsed: 4, leftOut: [left("b", 4)] },
      { ...file, member: "m.csv", rowsRead: 1, rowsUsed: 1, leftOut: [left("a", 0)] },
    ];
    expect(rowTotals({ files })).toMatchObject({ files: 2, read: 19, used: 10 });
    expect(rowTotals({ files }).leftOut.map(({ reason, rows }) => [reason, rows])).toEqual([
      ["b", 6],
      ["a", 3],
    ]);
    expect(say({ files })[0]).toBe("2 files: 19 rows read, 10 used; 9 left out, most often because: b (6).");
  });

  it("of one reason name it as the only one", () => {
    const files = [{ ...file, rowsRead: 3, rowsUsed: 1, leftOut: [left("a", 2)] }];
    expect(say({ files })[0]).toBe("1 file: 3 rows read, 1 used; 2 left out, always because: a.");
  });

  it("that are none are not called a success", () => {
    const files = [{ ...file, rowsRead: 0, rowsUsed: 0, leftOut: [] }];
    expect(say({ files })[0]).toBe("Not one row could be read from 1 file.");
  });
});

it("names at most three files that nobody knows", () => {
  const unknown = (n: number) =>
    Array.from({ length: n }, (_, i) => ({ ...file, file: `f${i}`, recognisedAs: "unknown" }));
  expect(say({ files: unknown(1) })[1]).toContain("1 file or sheet was not recognised and not read: “f0”.");
  expect(say({ files: unknown(5) })[1]).toMatch(/5 files or sheets were .*“f2” and others\.$/);
});

describe("what can be computed", () => {
  it("counts each verdict and names the exports that mend what cannot be", () => {
    const version = rules(can("exact", null, 8), can("stand-in", "parcels", 2), can("no", "chats", 1));
    expect(canTotals(version[0]!)).toMatchObject({ all: 11, exact: 8, standIn: 2, no: 1 });
    expect(say({ rules: version }).at(-1)).toBe(
      "Under the rules that apply to these orders, 8 of 11 metrics can be computed exactly, 2 with stand-ins, 1 not at all. Add the “chats”, and 1 more can be computed.",
    );
  });

  it("speaks of stand-ins where nothing else is lacking", () => {
    expect(say({ rules: rules(can("exact", null, 1), can("stand-in", "parcels", 2)) }).at(-1)).toMatch(
      /Add the “parcels”, and 2 need no stand-in any more\.$/,
    );
  });

  it("promises nothing that no export can mend", () => {
    expect(say({ rules: rules(can("no", null, 2)) }).at(-1)).toMatch(/2 not at all\.$/);
  });

  it("is open where no version applies", () => {
    const old = clean.rules.map((version) => ({ ...version, inForce: false }));
    expect(say({ rules: old }).at(-1)).toContain("No order was read");
  });
});
