import { h } from "preact";
import { differenceRange, PairedDifference } from "../src/charts/paired-difference.tsx";
import type { Dossier } from "../src/dossier.ts";
import { exampleDossier } from "../test/example-results.ts";
import type { Example, ExampleView } from "./example.ts";

const difference = ({ projection, scale }: Dossier, view: ExampleView) =>
  h(PairedDifference, {
    scenario: projection!.scenarios[1]!,
    range: differenceRange(projection!.scenarios, scale),
    scale,
    ...view,
  });

export const example: Example = {
  title: { zh: "每天平均相差多少", en: "Mean difference day by day" },
  about: {
    zh: "同样的运气下，有和没有这项措施的平均分差，以及推演误差。",
    en: "The mean difference with and without a measure under the same luck, in its Monte Carlo error.",
  },
  cases: {
    "": (view) => difference(exampleDossier("steady"), view),
  },
};
