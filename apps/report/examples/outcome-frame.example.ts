import { h } from "preact";
import { OutcomeFrame } from "../src/charts/outcome-frame.tsx";
import { exampleDossier } from "../test/example-results.ts";
import type { Example } from "./example.ts";

const dossier = exampleDossier("sample");
const outcomes = dossier.projection!.scenarios[1]!.difference!.outcomes!;

export const example: Example = {
  title: { zh: "一种假想的未来", en: "One hypothetical outcome" },
  about: {
    zh: "同一种运气下，有和没有这项措施各到哪里；一帧接一帧地放。",
    en: "Where one future ends with and without the measure; shown one after the other.",
  },
  cases: {
    "": (view) =>
      h(OutcomeFrame, { outcome: outcomes[40]!, title: "A", range: [78, 88], scale: dossier.scale, ...view }),
  },
};
