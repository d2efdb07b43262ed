import { h } from "preact";
import { ScoreWaterfall } from "../src/charts/score-waterfall.tsx";
import type { Dossier } from "../src/dossier.ts";
import { waterfallRows } from "../src/waterfall-rows.ts";
import { exampleDossier } from "../test/example-results.ts";
import type { Example, ExampleView } from "./example.ts";

/** The waterfall of a dossier with a formal score. */
export const waterfall = (dossier: Dossier, view: ExampleView) =>
  h(ScoreWaterfall, {
    rows: waterfallRows(dossier.score!, dossier.scale, view.locale)!,
    scale: dossier.scale,
    ...view,
  });

export const example: Example = {
  title: { zh: "分数的构成", en: "How the score adds up" },
  about: {
    zh: "每个维度、每个指标各贡献多少，离满分还差多少；各行首尾相接，加起来就是总分。",
    en: "What each dimension and metric adds, and what full marks would add; each row goes on where the one above stopped, up to the total.",
  },
  cases: {
    "": (view) => waterfall(exampleDossier("steady"), view),
  },
};
