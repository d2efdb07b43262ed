import { h } from "preact";
import { ScoreFan } from "../src/charts/score-fan.tsx";
import type { Dossier } from "../src/dossier.ts";
import { baselineOf } from "../src/outlook.ts";
import { exampleDossier } from "../test/example-results.ts";
import type { Example, ExampleView } from "./example.ts";

/** The fan of a dossier with a forecast. */
export const fan = ({ projection, scale }: Dossier, view: ExampleView) =>
  h(ScoreFan, {
    fan: { past: projection!.past, days: baselineOf(projection!)!.days, thresholds: [70, 80, 85] },
    scale,
    ...view,
  });

export const example: Example = {
  title: { zh: "一路走过去", en: "The way there" },
  about: {
    zh: "已有的分数，接着是中位数和 50%、80%、95% 区间；下方是窗口里已成定局的订单占比。",
    en: "The record, then the median in its 50, 80 and 95 % bands; below, how much of the window is settled.",
  },
  cases: {
    "": (view) => fan(exampleDossier("steady"), view),
  },
};
