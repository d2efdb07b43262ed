import { h } from "preact";
import { OutcomeFrames } from "../src/charts/outcome-frames.tsx";
import { exampleDossier } from "../test/example-results.ts";
import type { Example } from "./example.ts";

const dossier = exampleDossier("sample");
const outcomes = dossier.projection!.scenarios[1]!.difference!.outcomes!;

export const example: Example = {
  title: { zh: "几种假想的未来", en: "Several hypothetical outcomes" },
  about: {
    zh: "不放动画时，几种未来并排给出。",
    en: "Several futures side by side, for those who want no motion.",
  },
  cases: {
    "": (view) =>
      h(OutcomeFrames, {
        outcomes: outcomes.slice(0, 6),
        title: "A",
        range: [78, 88],
        scale: dossier.scale,
        ...view,
      }),
  },
};
