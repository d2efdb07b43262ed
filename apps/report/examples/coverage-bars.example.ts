import { h } from "preact";
import { CoverageBars } from "../src/charts/coverage-bars.tsx";
import { exampleBacktest } from "../test/example-backtest.ts";
import type { Example } from "./example.ts";

const line = exampleBacktest(20).nodes[0]!.lines.at(-1)!;

export const example: Example = {
  title: { zh: "多少区间命中", en: "How many ranges held" },
  about: {
    zh: "过去的预测区间命中了多少，与所承诺的相比。",
    en: "How many ranges of past forecasts held what came, against what they promised.",
  },
  cases: { "": (view) => h(CoverageBars, { lines: line.coverage, ...view }) },
};
