import { h } from "preact";
import { expect, it } from "vitest";
import { pairedDots as data } from "../examples/paired-dots.example.ts";
import { phone, wide } from "../src/charts/chart-size.ts";
import { PairedDots, pairedDotsLabel } from "../src/charts/paired-dots.tsx";
import { localeOf } from "../src/locale.ts";
import { five, hundred } from "../src/scale.ts";
import { svgMarkup } from "./svg-markup.ts";

const circles = (markup: string) =>
  [...markup.matchAll(/<circle class="(\w+)" cx="([\d.]+)"/g)].map(([, look, x]) => ({ look, x: Number(x) }));

it("puts equal scores of both rows at the same place, and fills those that reach the threshold", () => {
  const markup = svgMarkup(h(PairedDots, { data, scale: hundred, locale: localeOf("en"), size: wide }));
  const dots = circles(markup);
  expect(dots).toHaveLength(100);
  const all = data.rows.flatMap((row) => row.totals);
  for (const [i, total] of all.entries()) {
    expect(dots[i]!.look).toBe(total >= 80 ? "reached" : "short");
    for (const [j, other] of all.entries()) if (total === other) expect(dots[j]!.x).toBe(dots[i]!.x);
  }
});

it("keeps within the picture where all futures are alike or far apart", () => {
  for (const rows of [
    [Array(50).fill(4.71), Array(50).fill(4.71)],
    [Array.from({ length: 50 }, (_, i) => 3 + i / 25), Array(50).fill(5)],
  ]) {
    const one = { ...data, threshold: 4.5, rows: rows.map((totals) => ({ title: "x", totals })) };
    for (const size of [phone, wide]) {
      const markup = svgMarkup(h(PairedDots, { data: one, scale: five, locale: localeOf("en"), size }));
      const xs = circles(markup).map(({ x }) => x);
      expect(Math.min(...xs)).toBeGreaterThan(0);
      expect(Math.max(...xs)).toBeLessThan(size.width);
      expect(markup).not.toMatch(/NaN/);
    }
  }
});

it("says in words what the dots show", () => {
  const english = {
    ...data,
    rows: data.rows.map((row, i) => ({ ...row, title: ["This plan", "As things are"][i]! })),
  };
  expect(pairedDotsLabel(english, hundred, localeOf("en"))).toBe(
    "Totals on Dec 31, 2026, threshold 80: This plan: median 80, 30 of 50 futures reach the threshold and As things are: median 78, 20 of 50 futures reach the threshold.",
  );
});
