import { h } from "preact";
import { PointsIntervals } from "../src/charts/points-intervals.tsx";
import { differenceRows } from "../src/parts/difference-figure.tsx";
import { exampleDossier } from "../test/example-results.ts";
import type { Example } from "./example.ts";

const dossier = exampleDossier("sample");

export const example: Example = {
  title: { zh: "各方案相差多少分", en: "How far scenarios differ" },
  about: {
    zh: "每个方案与照旧的平均分差和误差区间。",
    en: "Each scenario's mean difference in its interval.",
  },
  cases: {
    "": (view) =>
      h(PointsIntervals, {
        rows: differenceRows(dossier.projection!.scenarios.slice(1), { dossier, ...view }),
        scale: dossier.scale,
        ...view,
      }),
  },
};
