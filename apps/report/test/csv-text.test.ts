import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localeOf } from "../src/locale.ts";
import { csvText, pasteText, spreadsheetCell } from "../src/saving/csv-text.ts";
import { fileName } from "../src/saving/save-file.ts";

/** Fields of one line of CSV, by RFC 4180. */
function fieldsOf(line: string): string[] {
  return [...`${line},`.matchAll(/(?:"((?:[^"]|"")*)"|([^",]*)),/g)].map(([, quoted, bare]) =>
    quoted === undefined ? bare! : quoted.replaceAll('""', '"'),
  );
}

describe("a cell for a spreadsheet", () => {
  it.each(["=1+1", "+HYPERLINK(1)", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠a"])(
    "%j is no formula",
    (text) => expect(spreadsheetCell(text)).toBe(`'${text}`),
  );

  it("keeps numbers numbers, whatever the page makes of them", () => {
    for (const lang of ["zh", "en"] as const) {
      const { number, signed, percent } = localeOf(lang);
      fc.assert(
        fc.property(
          fc.double({ min: -1e7, max: 1e7, noNaN: true }),
          fc.integer({ min: 0, max: 4 }),
          (n, digits) => {
            const [plain, sign, share] = [number(n, digits), signed(n, digits), percent(n, digits)];
            const error = 0.5000001 * 10 ** -digits;
            expect(Math.abs(Number(spreadsheetCell(plain)) - n)).toBeLessThanOrEqual(error);
            expect(Math.abs(Number(spreadsheetCell(sign)) - n)).toBeLessThanOrEqual(error);
            expect(spreadsheetCell(share)).toMatch(/^-?\d+(\.\d+)?%$/);
          },
        ),
      );
    }
  });

  it.each(["80 – 82", "2026年9月15日", "1,2", "+0.1 … +0.3", "10.0.0.1", "1e5x"])(
    "leaves %j a text",
    (text) => {
      expect(spreadsheetCell(text)).toBe(text.startsWith("+") ? `'${text}` : text);
    },
  );
});

it("writes a fraction so that no spreadsheet takes it for a date", () => {
  expect(spreadsheetCell("9 / 12")).toBe("9 ÷ 12");
  expect(spreadsheetCell("34,960.5 / 1,921")).toBe("34960.5 ÷ 1921");
});

describe("CSV", () => {
  it("begins with the mark by which Excel knows UTF-8", () => {
    expect([...new TextEncoder().encode(csvText([["分"]])).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it("gives every text back, a guarded formula with its apostrophe", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: "grapheme" }).map((s) => s.replace(/[\r\n]/g, " ")),
          { minLength: 1 },
        ),
        (cells) => {
          const [line] = csvText([cells]).slice(1).split("\r\n");
          expect(fieldsOf(line!)).toEqual(cells.map(spreadsheetCell));
        },
      ),
    );
  });

  it("keeps a line break inside its field, and out of what is pasted", () => {
    expect(csvText([["a\nb", 'c"d']])).toBe('\ufeff"a\nb","c""d"\r\n');
    expect(pasteText([["a\tb\nc", "=1"]])).toBe("a b c\t'=1");
  });
});

describe("the name of a file", () => {
  it.each([
    ["分数的构成: 9/15", "分数的构成 9 15.csv"],
    ["../../etc/passwd", "etc passwd.csv"],
    ["\u202egpj.exe", "gpj.exe.csv"],
    ["  ", "scorecast.csv"],
    ["长".repeat(300), `${"长".repeat(80)}.csv`],
  ])("%j becomes %j", (title, name) => expect(fileName(title, "csv")).toBe(name));
});
