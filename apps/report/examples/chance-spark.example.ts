import { h } from "preact";
import { ChanceSpark } from "../src/charts/chance-spark.tsx";
import { baselineOf } from "../src/outlook.ts";
import { exampleDossier } from "../test/example-results.ts";
import type { Example } from "./example.ts";

const path = baselineOf(exampleDossier("sample").projection!)!.consequences!.find(
  ({ ever, always }) => ever.value > 0 && always.value < 1,
)!;

export const example: Example = {
  title: { zh: "一格里的逐日机会", en: "Chances by day in a cell" },
  about: {
    zh: "某个门槛逐日满足的机会。",
    en: "The chance that a threshold holds, by day.",
  },
  cases: {
    "": () => h(ChanceSpark, { chances: path.met }),
  },
  inline: true,
};
