import { h } from "preact";
import { ScenarioRanges } from "../src/charts/scenario-ranges.tsx";
import type { Dossier } from "../src/dossier.ts";
import { lastDayOf } from "../src/outlook.ts";
import { exampleDossier } from "../test/example-results.ts";
import type { Example, ExampleView } from "./example.ts";

/** The ranges of a dossier with a forecast. */
export const ranges = ({ projection, scale }: Dossier, view: ExampleView) =>
  h(ScenarioRanges, {
    ends: projection!.scenarios.map((s) => ({
      id: s.id,
      title: view.locale.pick(s.title),
      day: lastDayOf(s)!,
    })),
    scale,
    ...view,
  });

export const example: Example = {
  title: { zh: "各方案落在哪里", en: "Where each scenario ends" },
  about: {
    zh: "最后一天各方案的中位数和区间，画在同一条轴上。",
    en: "The last day of every scenario on one axis: median and ranges.",
  },
  cases: {
    "": (view) => ranges(exampleDossier("steady"), view),
  },
};
