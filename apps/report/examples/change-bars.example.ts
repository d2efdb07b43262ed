import { h } from "preact";
import { changeRows } from "../src/change-rows.ts";
import { ChangeBars } from "../src/charts/change-bars.tsx";
import type { Dossier } from "../src/dossier.ts";
import { exampleDossier } from "../test/example-results.ts";
import type { Example, ExampleView } from "./example.ts";

const change = ({ explanation, scale }: Dossier, view: ExampleView) =>
  h(ChangeBars, {
    rows: changeRows(explanation!.change!.lines, scale.digits + 1, view.locale),
    scale,
    ...view,
  });

export const example: Example = {
  title: { zh: "什么变了", en: "What changed" },
  about: {
    zh: "两天之间的分差，按原因拆开，加起来正好是总变化。",
    en: "The difference between two days, by cause; the bars sum to the change.",
  },
  cases: {
    "": (view) => change(exampleDossier("steady"), view),
  },
};
