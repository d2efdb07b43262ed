import { h } from "preact";
import { ScoreCurve } from "../src/charts/score-curve.tsx";
import type { Dossier } from "../src/dossier.ts";
import { exampleDossier } from "../test/example-results.ts";
import type { Example, ExampleView } from "./example.ts";

/** The curve of a dossier with an explanation. */
export const curve = ({ explanation, scale }: Dossier, view: ExampleView) =>
  h(ScoreCurve, { days: explanation!.curve, scale, ...view });

export const example: Example = {
  title: { zh: "过去的分数", en: "The score so far" },
  about: {
    zh: "过去每天的总分；没有分的日子断开并标出。",
    en: "The total of past days; broken and marked where there was none.",
  },
  cases: {
    "": (view) => curve(exampleDossier("steady"), view),
  },
};
