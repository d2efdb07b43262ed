import { h } from "preact";
import { QuantileDots, thin } from "../src/charts/quantile-dots.tsx";
import type { Dossier } from "../src/dossier.ts";
import { baselineOf, dottedDays } from "../src/outlook.ts";
import { exampleDossier } from "../test/example-results.ts";
import type { Example, ExampleView } from "./example.ts";

const dots = ({ projection, scale }: Dossier, view: ExampleView) => {
  const { day, dots: all } = dottedDays(baselineOf(projection!)!).at(-1)!;
  const totals = view.size.phone ? thin(all, 20) : all;
  return h(QuantileDots, { dots: { date: day.date, totals, threshold: 80 }, scale, ...view });
};

export const example: Example = {
  title: { zh: "一个点就是一种同样可能的未来", en: "One dot, one equally likely future" },
  about: {
    zh: "某一天总分的分布：20 或 50 个点，实心的达到门槛。",
    en: "The spread of the total on a day as 20 or 50 dots; filled ones reach the threshold.",
  },
  cases: {
    "": (view) => dots(exampleDossier("steady"), view),
  },
};
