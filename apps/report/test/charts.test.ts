import { h } from "preact";
import { describe, expect, it } from "vitest";
import { ranges } from "../examples/scenario-ranges.example.ts";
import { curve } from "../examples/score-curve.example.ts";
import { fan } from "../examples/score-fan.example.ts";
import { waterfall } from "../examples/score-waterfall.example.ts";
import { changeRows } from "../src/change-rows.ts";
import { phone, wide } from "../src/charts/chart-size.ts";
import { CoverageRows, cellsThatFit } from "../src/charts/coverage-rows.tsx";
import { dayNumber } from "../src/charts/date-axis.tsx";
import { isoDay } from "../src/charts/month-axis.tsx";
import { differenceDays, differenceRange } from "../src/charts/paired-difference.tsx";
import { QuantileDots, reaching, thin } from "../src/charts/quantile-dots.tsx";
import { RowFateBar } from "../src/charts/row-fate-bar.tsx";
import { ScoreWaterfall } from "../src/charts/score-waterfall.tsx";
import { coverageCalendar } from "../src/coverage-calendar.ts";
import { localeOf } from "../src/locale.ts";
import { hundred } from "../src/scale.ts";
import { waterfallRows } from "../src/waterfall-rows.ts";
import { exampleDossier, exampleImport } from "./example-results.ts";
import { svgMarkup } from "./svg-markup.ts";

const english = { locale: localeOf("en"), size: wide };
const count = (markup: string, pattern: RegExp): number => [...markup.matchAll(pattern)].length;

describe("no data is never drawn as 0", () => {
  it("draws no bar for a metric without a score", () => {
    const small = exampleDossier("small");
    const markup = svgMarkup(waterfall(small, english));
    const unscored = small.score!.metrics.filter((metric) => metric.score === null).length;
    expect(unscored).toBeGreaterThan(0);
    expect(count(markup, /no data/g)).toBe(unscored);
    expect(count(markup, /class="bar"/g)).toBe(small.score!.metrics.length - unscored + 3 + 1);
  });

  it("breaks the curve on days without a score and marks them", () => {
    const small = exampleDossier("small");
    const markup = svgMarkup(curve(small, english));
    const gaps = small.explanation!.curve.filter((day) => day.total === null).length;
    expect(count(markup, /class="gap"/g)).toBe(gaps);
    expect(markup).toContain(`${gaps} days have no score`);
  });

  it("draws no line where there never was a score", () => {
    const none = exampleDossier("none");
    expect(svgMarkup(curve(none, english))).not.toContain('class="past"');
    expect(svgMarkup(fan(none, english))).not.toMatch(/class="(band|median|past)/);
    expect(svgMarkup(ranges(none, english))).toContain("no data");
  });

  it("has nothing to add up in the growth stage and without a total", () => {
    for (const shop of ["growth", "none"] as const) {
      const { score, scale } = exampleDossier(shop);
      expect(waterfallRows(score!, scale, localeOf("zh"))).toBeNull();
    }
  });
});

describe("waterfall", () => {
  it.each(["steady", "small", "five-point"] as const)("adds up for the %s shop", (shop) => {
    const { score, scale } = exampleDossier(shop);
    const rows = waterfallRows(score!, scale, localeOf("zh"))!;
    let sum = 0;
    for (const row of rows) {
      if (row.kind === "dimension" || row.kind === "total") continue;
      expect(row.from).toBeCloseTo(sum, 9);
      sum = row.to;
    }
    expect(sum).toBeCloseTo(score!.total!, 9);
    expect(rows.at(-1)).toMatchObject({ kind: "total", from: 0, to: score!.total! });
  });

  it("gives the clamp a row of its own", () => {
    const { score, scale } = exampleDossier("steady");
    const clamped = { ...score!, total: score!.total! - 3, clamped: -3 };
    const rows = waterfallRows(clamped, scale, localeOf("zh"))!;
    const rest = rows.find((row) => row.kind === "rest")!;
    expect(rest.to - rest.from).toBeCloseTo(-3, 9);
    expect(svgMarkup(h(ScoreWaterfall, { rows, scale, ...english }))).toContain('class="row rest loss"');
  });
});

describe("quantile dots", () => {
  const totals = exampleDossier("steady").projection!.scenarios[0]!.days.at(-1)!.dots!;

  it("draws every future once, filled when it reaches the threshold", () => {
    const shown = { date: "2026-11-30", totals, threshold: 80 };
    const markup = svgMarkup(h(QuantileDots, { dots: shown, scale: hundred, ...english }));
    expect(count(markup, /class="reached"/g)).toBe(reaching(shown, hundred));
    expect(count(markup, /class="short"/g)).toBe(50 - reaching(shown, hundred));
  });

  it("keeps the share when thinned to 20 dots, to within one", () => {
    for (const threshold of [78, 80, 82, 85]) {
      const of50 = reaching({ date: "", totals, threshold }, hundred) / 50;
      const of20 = reaching({ date: "", totals: thin(totals, 20), threshold }, hundred) / 20;
      expect(Math.abs(of50 - of20)).toBeLessThanOrEqual(1 / 20);
    }
  });

  it("keeps atoms in one column", () => {
    const atoms = {
      date: "2026-11-30",
      totals: [...Array(30).fill(70), ...Array(20).fill(100)],
      threshold: 80,
    };
    const markup = svgMarkup(h(QuantileDots, { dots: atoms, scale: hundred, ...english }));
    const columns = new Set([...markup.matchAll(/<circle[^>]* cx="([\d.]+)"/g)].map((match) => match[1]));
    expect(columns.size).toBe(2);
  });
});

it("gives all differences on a page one range that holds them, and zero", () => {
  const up = exampleDossier("steady").projection!.scenarios[1]!;
  const flip = (n: number): number => -3 * n;
  const down = {
    ...up,
    days: up.days.map((day) => {
      const [low, high] = day.difference!.interval!;
      return {
        ...day,
        difference: { mean: flip(day.difference!.mean!), interval: [flip(high), flip(low)] as const },
      };
    }),
  };
  const last = up.days.at(-1)!.difference!.interval!;
  const [low, high] = differenceRange([up, down], hundred);
  expect(high).toBeCloseTo(last[1], 9);
  expect(low).toBeCloseTo(-3 * last[1], 9);
  const still = {
    ...up,
    days: up.days.map((day) => ({ ...day, difference: { mean: 0, interval: [0, 0] as const } })),
  };
  expect(differenceRange([still], hundred)).toEqual([0, 1]);
});

it("leaves out days that cannot be compared", () => {
  const scenario = exampleDossier("steady").projection!.scenarios[1]!;
  const holed = {
    ...scenario,
    days: scenario.days.map((day, i) =>
      i === 3 ? { ...day, difference: { mean: null, interval: null } } : day,
    ),
  };
  expect(differenceDays(holed)).toHaveLength(scenario.days.length - 1);
});

describe("change rows", () => {
  const { lines } = exampleDossier("steady").explanation!.change!;
  const sum = (rows: readonly { points: number }[]): number =>
    rows.reduce((total, row) => total + row.points, 0);

  it("name what moved and why", () => {
    expect(changeRows(lines, 2, localeOf("en")).map((row) => row.label)).toContain(
      "Platform help rate · rolled off",
    );
  });

  it("fold the smaller parts into one row and still sum to the change", () => {
    const rows = changeRows(lines, 2, localeOf("zh"), 2);
    expect(rows).toHaveLength(3);
    expect(rows.at(-1)!.label).toBe(`其余 ${lines.length - 2} 项合计`);
    expect(sum(rows)).toBeCloseTo(sum(lines), 9);
  });

  it("do not draw what would read as 0", () => {
    const noise = { ...lines[0]!, points: 0.004 };
    const rows = changeRows([...lines, noise], 2, localeOf("zh"));
    expect(rows).toHaveLength(lines.length + 1);
    expect(rows.at(-1)).toMatchObject({ id: "rest", points: 0.004 });
  });
});

describe("the calendar of an import", () => {
  const calendarOf = (perDay: readonly number[], missing: readonly { from: string; until: string }[]) =>
    coverageCalendar(
      [
        {
          ...{ table: "orders", title: { zh: "订单", en: "orders" }, column: "paid_at", perDay, missing },
          first: "2025-01-01",
          last: isoDay(dayNumber("2025-01-01") + perDay.length - 1),
        },
      ],
      cellsThatFit(wide),
    )!;
  const drawn = (perDay: readonly number[], missing: readonly { from: string; until: string }[] = []) =>
    svgMarkup(h(CoverageRows, { calendar: calendarOf(perDay, missing), ...english }));
  const none = [{ from: "2025-01-03", until: "2025-01-04" }];

  it("marks missing days by form, not by shade", () => {
    const markup = drawn([9, 9, 0, 0, 9], none);
    expect(markup).toContain("orders: 27 rows, 2 days missing");
    const [, hollow] = /class="hollow" d="([^"]*)"/.exec(markup)!;
    expect(count(hollow!, /z/g)).toBe(2);
    expect(count(hollow!, /L/g)).toBeGreaterThan(6);
    expect(drawn([9, 9, 9, 9, 9])).not.toContain('class="hollow"');
  });

  it("puts a dot where a table has few rows anyway", () => {
    const markup = drawn([1, 0, 0, 0, 1], none);
    expect(markup).toContain('class="quiet"');
    expect(markup).not.toContain('class="hollow"');
  });

  it("stays inside the picture and names both ends, be it one day or two years", () => {
    for (const days of [1, 2, 31, 190, 730]) {
      const markup = drawn(Array.from({ length: days }, () => 20));
      const ends = [...markup.matchAll(/M([\d.]+) \d+h([\d.]+)v/g)].map(([, x, w]) => Number(x) + Number(w));
      expect(ends.length).toBe(days <= 189 ? days : Math.ceil(days / 7));
      expect(Math.max(...ends)).toBeLessThanOrEqual(wide.width);
      expect(Math.max(...ends)).toBeGreaterThan(days === 1 ? 10 : days === 2 ? 40 : 600);
      expect(count(markup, /<text[^>]*>\s*[A-Z][a-z]{2} \d/g)).toBeGreaterThan(0);
    }
    expect(drawn([5])).toMatch(/Jan 1\b/);
  });

  it("draws two years on a phone in weeks", () => {
    const line = { table: "orders", title: { zh: "订单", en: "orders" }, column: "paid_at", missing: [] };
    const perDay = Array.from({ length: 730 }, () => 20);
    const calendar = coverageCalendar(
      [{ ...line, perDay, first: "2025-01-01", last: "2026-12-31" }],
      cellsThatFit(phone),
    )!;
    expect(calendar.unit).toBe(7);
    const markup = svgMarkup(h(CoverageRows, { calendar, locale: localeOf("zh"), size: phone }));
    const texts = [...markup.matchAll(/<text x="([\d.]+)"/g)].map(([, x]) => Number(x));
    for (const [i, x] of texts.slice(1).entries()) expect(x - texts[i]!).toBeGreaterThanOrEqual(50);
  });
});

describe("the fate of a file's rows", () => {
  const [file] = exampleImport("clean").files;
  const bar = (used: number, ...left: number[]) => {
    const leftOut = left.map((rows, i) => ({
      reason: `r${i}`,
      title: { zh: `因${i}`, en: `why ${i}` },
      rows,
    }));
    const rowsRead = left.reduce((sum, rows) => sum + rows, used);
    return svgMarkup(
      h(RowFateBar, { file: { ...file!, rowsRead, rowsUsed: used, leftOut }, locale: localeOf("en") }),
    );
  };

  it("shows a single row that was left out of a million", () => {
    expect(bar(1_000_000)).not.toContain('class="left"');
    expect(bar(999_999, 1)).toContain('class="left"');
    expect(bar(999_999, 1)).toContain("999,999 used; left out: why 0: 1");
  });

  it("has a part for each reason, and none where nothing was used", () => {
    expect(count(bar(10, 3, 4, 0), /class="left"/g)).toBe(2);
    expect(bar(0, 3)).not.toContain('class="used"');
  });
});
