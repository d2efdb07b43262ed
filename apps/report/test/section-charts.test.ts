import { h } from "preact";
import { describe, expect, it } from "vitest";
import { meetingByDay, passageLine, passages, reachingByDay } from "../src/chances.ts";
import { spreadLabels } from "../src/charts/chance-lines.tsx";
import { wide } from "../src/charts/chart-size.ts";
import { MappingCurve, type MetricPlace, placeSize } from "../src/charts/mapping-curve.tsx";
import { QuantileDots } from "../src/charts/quantile-dots.tsx";
import { SmallLine } from "../src/charts/small-line.tsx";
import { TornadoChart } from "../src/charts/tornado.tsx";
import { endText, tornadoOf } from "../src/drives.ts";
import { localeOf } from "../src/locale.ts";
import { shuffled } from "../src/outcome-order.ts";
import { baselineOf } from "../src/outlook.ts";
import { hundred } from "../src/scale.ts";
import { exampleDossier } from "./example-results.ts";
import { svgMarkup } from "./svg-markup.ts";

const dossier = exampleDossier("sample");
const { score, explanation, projection, sensitivity, scale } = dossier;
const baseline = baselineOf(projection!)!;
const others = projection!.scenarios.slice(1);
const outcomes = others[0]!.difference!.outcomes!;
const dates = baseline.days.map(({ date }) => date);

const en = localeOf("en");
const count = (markup: string, pattern: RegExp): number => [...markup.matchAll(pattern)].length;

describe("small pictures", () => {
  it("draws past days broken where there is no data", () => {
    const values = explanation!.nodes!["pickup-hours"]!.slice(-30).with(10, null);
    const past = { title: "Hours", values, domain: [18, 24], text: (v: number) => v.toFixed(1) } as const;
    const markup = svgMarkup(h(SmallLine, { past, locale: en }));
    expect(count(markup, /class="gap"/g)).toBe(1);
    expect(count(markup, / d="M[^"]*M/g)).toBe(1);
  });

  it("says that there never was data", () => {
    const past = { title: "Hours", values: [null, null], domain: [0, 1], text: String } as const;
    const markup = svgMarkup(h(SmallLine, { past, locale: en }));
    expect(markup).toContain("Hours: no data.");
    expect(markup).not.toContain('class="past"');
  });
});

describe("a metric on its curve", () => {
  const tiers: MetricPlace = {
    title: "Rate",
    curve: {
      kind: "tiers",
      below: 0,
      knots: [
        [0.5, 60],
        [0.9, 100],
      ],
    },
    ...{ value: 0.7, score: 60, next: { value: 0.9, points: 100 } },
    valueText: (value) => `${value}`,
    scoreText: (points) => `${points}`,
  };

  it("climbs in steps where the rule has tiers", () => {
    const markup = svgMarkup(h(MappingCurve, { place: tiers, locale: en, size: placeSize(wide) }));
    const path = /class="curve" d="([^"]*)"/.exec(markup)![1]!;
    const corners = [...path.matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    for (const [i, [x, y]] of corners.entries()) {
      if (i === 0) continue;
      const [left, above] = corners[i - 1]!;
      expect(x === left || y === above).toBe(true);
    }
    expect(corners).toHaveLength(6);
  });

  it("has its worst value on the left, also where less is better", () => {
    const fewer = { ...tiers.curve, knots: tiers.curve.knots.map(([v, p]) => [1 - v, p] as const) };
    const place = { ...tiers, curve: fewer, value: 0.3, next: null };
    const at = (one: MetricPlace): number =>
      Number(
        /class="now" cx="([\d.]+)"/.exec(
          svgMarkup(h(MappingCurve, { place: one, locale: en, size: placeSize(wide) })),
        )![1],
      );
    expect(at({ ...place, value: 0.5, score: 60 })).toBeLessThan(at(place));
    expect(at({ ...place, value: 0.1, score: 100 })).toBeGreaterThan(at(place));
  });
});

describe("chances by day", () => {
  it("are counted from the dots where no programme has the threshold", () => {
    const [, first] = baseline.days;
    const share = first!.dots!.filter((dot) => dot >= 82).length / 50;
    expect(reachingByDay(baseline, 82, score, hundred)[1]).toBeCloseTo(share, 12);
    expect(reachingByDay(baseline, 101, score, hundred)[1]).toBe(0);
  });

  it("are a programme's own where it has the threshold and nothing else", () => {
    const line = score!.consequences.find(
      ({ node, op, requirements }) =>
        node === "total" &&
        op === ">=" &&
        requirements.length === 1 &&
        requirements[0]!.average.kind === "day",
    )!;
    const path = baseline.consequences!.find(
      ({ programme, id }) => programme === line.programme && id === line.id,
    )!;
    expect(reachingByDay(baseline, line.threshold, score, hundred)).toEqual(path.met);
    const dotless = { ...baseline, days: baseline.days.map(({ dots, ...day }) => day) };
    expect(reachingByDay(dotless, line.threshold, score, hundred)).toEqual(path.met);
    expect(reachingByDay(dotless, line.threshold, null, hundred)).toEqual(dates.map(() => null));
  });

  it("of an average are never taken from the day's total", () => {
    const average = score!.consequences.find(({ requirements }) => requirements[0]!.average.kind === "mean")!;
    const { consequences, ...uncounted } = baseline;
    expect(meetingByDay(uncounted, average, hundred)).toEqual(dates.map(() => null));
    expect(meetingByDay(baseline, average, hundred)).not.toContain(null);
  });

  it("of a first passage begin at none and never fall", () => {
    for (const line of passages(baseline, dossier, en).map(passageLine)) {
      expect(line.chances).toHaveLength(dates.length);
      expect(line.chances[0]).toBe(0);
      for (let d = 1; d < dates.length; d++)
        expect(line.chances[d]!).toBeGreaterThanOrEqual(line.chances[d - 1]!);
    }
  });

  it("get labels that do not lie on each other and stay in the picture", () => {
    const placed = spreadLabels([200, 201, 50, 202], 204);
    const sorted = placed.toSorted((a, b) => a - b);
    for (let i = 1; i < sorted.length; i++) expect(sorted[i]! - sorted[i - 1]!).toBeGreaterThanOrEqual(16);
    expect(sorted.at(-1)).toBeLessThanOrEqual(204);
    expect(placed[2]).toBe(50);
    expect(placed[0]! < placed[1]! && placed[1]! < placed[3]!).toBe(true);
  });
});

describe("hypothetical outcomes", () => {
  it("are shown all, each once, whatever their number", () => {
    for (const n of [1, 2, 21, 42, 50]) {
      const pairs = Array.from({ length: n }, (_, i) => [i, i] as const);
      expect(new Set(shuffled(pairs).map(([i]) => i)).size).toBe(n);
    }
  });

  it("keep the share of higher ones in what a short watch shows", () => {
    const order = shuffled(outcomes);
    const higher = (pairs: typeof outcomes): number =>
      pairs.filter(([without, with_]) => with_ > without).length / pairs.length;
    expect(Math.abs(higher(order.slice(0, 20)) - higher(order))).toBeLessThanOrEqual(0.1);
  });
});

describe("the tornado", () => {
  const [total] = sensitivity!.outputs;

  it("leaves out what cannot be told from nothing", () => {
    const { rows } = tornadoOf(sensitivity!, total!, scale, en);
    const clear = total!.tornado.filter(({ interval: [low, high] }) => low > 0 || high < 0);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThanOrEqual(clear.length);
    expect(clear.length).toBeLessThan(total!.tornado.length);
  });

  it("never says that so few futures show a chance of 0 or 100 %", () => {
    const chance = { kind: "probability" } as const;
    expect(endText(chance, 0, 100, hundred, en)).toBe("under 3%");
    expect(endText(chance, 1, 100, hundred, en)).toBe("over 97%");
    expect(endText(chance, 0.4, 100, hundred, en)).toBe("40%");
  });

  it("marks assumptions that rest on little by a hollow bar", () => {
    const tornado = tornadoOf(sensitivity!, total!, scale, en);
    const thin = tornado.rows.filter((row) => row.thin).length;
    const markup = svgMarkup(h(TornadoChart, { tornado, locale: en, size: wide }));
    expect(thin).toBeGreaterThan(0);
    expect(count(markup, /class="row thin"/g)).toBe(thin);
  });
});

it("keeps the dots of all days on one axis and at one height", () => {
  const range = [76, 90] as const;
  const frames = baseline.days.slice(1).map(({ date, dots }) => {
    const markup = svgMarkup(
      h(QuantileDots, { dots: { date, totals: dots!, threshold: 83 }, range, scale, locale: en, size: wide }),
    );
    const axis = [...markup.matchAll(/<text x="([\d.]+)" y="[\d.]+" text-anchor="middle">\n\s*(\d+)/g)];
    return `${/viewBox="([^"]*)"/.exec(markup)![1]} ${axis.map(([, x, text]) => `${x}:${text}`)}`;
  });
  expect(new Set(frames).size).toBe(1);
  expect(frames[0]).toContain("84");
});
