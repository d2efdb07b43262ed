import { h } from "preact";
import { PitHistogram } from "../src/charts/pit-histogram.tsx";
import { exampleBacktest } from "../test/example-backtest.ts";
import type { Example } from "./example.ts";

const line = exampleBacktest(20).nodes[0]!.lines.at(-1)!;

export const example: Example = {
  title: { zh: "实际落在推演的哪一段", en: "Where what came fell among the futures" },
  about: {
    zh: "各柱等高，预测的宽窄与高低就都对。",
    en: "Even bars say that forecasts are neither too sure nor too unsure, too high nor too low.",
  },
  cases: { "": (view) => h(PitHistogram, { bins: line.pit!, ...view }) },
};
