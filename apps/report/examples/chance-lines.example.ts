import { h } from "preact";
import { passageLine, passages, reachingByDay } from "../src/chances.ts";
import { ChanceLines } from "../src/charts/chance-lines.tsx";
import { baselineOf } from "../src/outlook.ts";
import { exampleDossier } from "../test/example-results.ts";
import type { Example } from "./example.ts";

const dossier = exampleDossier("sample");
const { score, projection, scale } = dossier;
const baseline = baselineOf(projection!)!;
const dates = baseline.days.map(({ date }) => date);

export const example: Example = {
  title: { zh: "逐日的机会", en: "Chances by day" },
  about: {
    zh: "每天达到各门槛的机会；或者到那天为止至少发生过一次的机会。",
    en: "The chance to meet each threshold on a day, or to have met it at least once by then.",
  },
  cases: {
    "": (view) =>
      h(ChanceLines, {
        chances: {
          dates,
          lines: [85, 83, 80].map((threshold) => ({
            id: `${threshold}`,
            label: `≥ ${threshold}`,
            chances: reachingByDay(baseline, threshold, score, scale),
          })),
          cumulative: false,
        },
        ...view,
      }),
    "first-passage": (view) =>
      h(ChanceLines, {
        chances: {
          dates,
          lines: passages(baseline, dossier, view.locale).map(passageLine),
          cumulative: true,
        },
        ...view,
      }),
  },
};
