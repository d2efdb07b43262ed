import { h } from "preact";
import { LearntStandard } from "../src/charts/learnt-standard.tsx";
import { exampleStandards } from "../test/example-reconcile.ts";
import type { Example } from "./example.ts";

export const example: Example = {
  title: { zh: "学到的标准", en: "A standard that the page taught" },
  about: {
    zh: "从后台的数值和得分学到的换算标准，与预设的相比，带九成把握的范围。",
    en: "How values become points as the page taught it, against the shipped standard, with the range that is 90 % sure.",
  },
  cases: {
    "": (view) => h(LearntStandard, { standard: exampleStandards.line, ...view }),
    tiers: (view) => h(LearntStandard, { standard: exampleStandards.tiers, ...view }),
    unseen: (view) => h(LearntStandard, { standard: exampleStandards.unseen, ...view }),
  },
};
