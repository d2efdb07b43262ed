import { expect, it } from "vitest";
import { CsvSheet } from "../../src/generate/csv-sheet.ts";
import { PlatformNumber } from "../../src/generate/platform-number.ts";
import type { Sheet } from "../../src/generate/sheet.ts";
import { utf8 } from "../../src/generate/utf8.ts";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

it("writes each kind of field as the rows have it", () => {
  const values = [0, 0.01, 1.005, 59, 1280.5, 99_999.99];
  const moments = [
    0, 59, 60, 3599, 86_399, 86_400, 951_782_400, 1_782_000_000.75, 4_102_444_799, 253_402_300_799,
  ];
  const fill = (sheet: Sheet) => {
    for (const value of values) sheet.yuan(value);
    for (const moment of moments) sheet.time(moment);
    for (const number of [0, 9, 10, 99, 100, 12_345]) sheet.whole(number);
    sheet.time(null);
    sheet.empty();
    sheet.flag(true);
    sheet.flag(false);
    sheet.number(new PlatformNumber("71", 42, 9, 7, 8));
    sheet.end();
  };
  const csv = new CsvSheet();
  fill(csv);
  const row: string[] = [];
  fill({
    text: (value) => row.push(value),
    number: (value) => row.push(String(value)),
    time: (at) =>
      row.push(
        at === null ? "" : new Date(Math.floor(at) * 1000).toISOString().slice(0, 19).replace("T", " "),
      ),
    flag: (value) => row.push(value ? "1" : "0"),
    whole: (value) => row.push(String(value)),
    yuan: (value) => row.push(value.toFixed(2)),
    empty: () => row.push(""),
    end: () => {},
  });
  expect(text(csv.take())).toBe(`${row.join(",")}\n`);
});

it("quotes what must be quoted, writes UTF-8, and grows", () => {
  const sheet = new CsvSheet();
  const words = ["浙江省", 'say "hi"', "a,b", "line\nend", "\r", "é", "😀", "x".repeat(100_000), "浙江省"];
  for (let n = 0; n < 40; n++) {
    for (const word of words) sheet.text(word);
    sheet.end();
  }
  const line = words
    .map((word) => (/[",\r\n]/.test(word) ? `"${word.replaceAll('"', '""')}"` : word))
    .join(",");
  expect(sheet.rows).toBe(40);
  expect(text(sheet.take())).toBe(`${line}\n`.repeat(40));
  expect(sheet.take().length).toBe(0);
});

it("encodes half a pair as the platforms' encoders do", () => {
  for (const word of ["", "a", "é", "中", "😀", "\ud83d", "a\udc00b"])
    expect(utf8(word)).toEqual(new TextEncoder().encode(word));
});
