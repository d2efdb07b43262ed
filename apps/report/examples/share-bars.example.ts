import { h } from "preact";
import { ShareBars } from "../src/charts/share-bars.tsx";
import { sharesOf } from "../src/drives.ts";
import { exampleDossier } from "../test/example-results.ts";
import type { Example } from "./example.ts";

const { sensitivity } = exampleDossier("sample");

export const example: Example = {
  title: { zh: "方差从哪里来", en: "Where the variance comes from" },
  about: {
    zh: "各因素单独以及合起来占结果方差的多少。",
    en: "Shares of the variance over futures: of each input alone, and with all it takes part in.",
  },
  cases: {
    "": ({ locale, size }) =>
      h(ShareBars, { rows: sharesOf(sensitivity!, sensitivity!.outputs[0]!, locale), locale, size }),
  },
};
