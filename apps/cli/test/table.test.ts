import stringWidth from "string-width";
import { expect, it } from "vitest";
import { paragraph } from "../src/views/paragraph.ts";
import { sparkline } from "../src/views/sparkline.ts";
import { table } from "../src/views/table.ts";

const columns = [{ title: "维度" }, { title: "n", align: "right" as const, spare: 1 }, { title: "x" }];

it("aligns Chinese and Latin text by the cells they take", () => {
  const lines = table(
    columns,
    [
      ["商品", "1", "a"],
      ["ab", "23", "b"],
    ],
    80,
  ).split("\n");
  expect(lines).toEqual(["  维度   n  x", "  商品   1  a", "  ab    23  b"]);
});

it("leaves out spare columns where the terminal is narrow, and never the others", () => {
  expect(table(columns, [["商品", "1", "a"]], 10)).toBe("  维度  x\n  商品  a");
});

it("strips escape sequences from cells", () => {
  expect(table([{ title: "a" }], [["\u001b[31mred"]], 80)).toBe("  a\n  red");
});

it("wraps a long cell within its widest, Chinese anywhere and English between words", () => {
  const drawn = table([{ title: "a", widest: 10 }], [["品牌与品牌正品标识"], ["Opening more shops"]], 80);
  expect(drawn.split("\n").map((line) => line.trim())).toEqual([
    "a",
    "品牌与品牌",
    "正品标识",
    "Opening",
    "more shops",
  ]);
});

it("breaks paragraphs at the width and never before a closing mark", () => {
  const text = paragraph("没有公布的部分，用的是估计值。".repeat(5), 40, "  ");
  for (const line of text.split("\n")) {
    expect(stringWidth(line)).toBeLessThanOrEqual(42);
    expect(line.trim()).not.toMatch(/^[，。]/);
  }
});

it("draws the least as the lowest bar, the greatest as the highest, and nothing where there is no value", () => {
  expect(sparkline([0, null, 6, 8], 80)).toBe("▁ ▇█");
  expect(sparkline([5, 5, 5], 80)).toBe("▄▄▄");
  expect(sparkline([1, 2, 3, 4, 5, 6], 3)).toHaveLength(3);
});
