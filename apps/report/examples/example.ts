import type { Text } from "@scorecast/core/report";
import type { JSX } from "preact";
import type { ChartSize } from "../src/charts/chart-size.ts";
import type { Locale } from "../src/locale.ts";

export interface ExampleView {
  readonly locale: Locale;
  readonly size: ChartSize;
}

/**
 * What a chart looks like, from real results. `<chart>.example.ts` of every chart is at once its approved test
 * (test/examples.test.ts), and its page in the gallery (npm run gallery).
 */
export interface Example {
  readonly title: Text;
  /** What the chart is for, in one sentence. */
  readonly about: Text;
  /** By name; the plain one has none: "". */
  readonly cases: Readonly<Record<string, (view: ExampleView) => JSX.Element>>;
  /** A small picture inside a line or a cell, alike on every screen. */
  readonly inline?: true;
}
