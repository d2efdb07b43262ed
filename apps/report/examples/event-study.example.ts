import { h } from "preact";
import { EventStudy } from "../src/charts/event-study.tsx";
import { exampleEvaluation } from "../test/example-plan.ts";
import type { Example } from "./example.ts";

export const example: Example = {
  title: { zh: "措施前后", en: "Before and after a measure" },
  about: {
    zh: "措施开始以后实际怎样，没有它会怎样，按预期又会怎样。",
    en: "What came after a measure began, in the fan of the futures without it, beside what was expected of it.",
  },
  cases: {
    "": (view) => h(EventStudy, { evaluation: exampleEvaluation.evaluations[0]!, ...view }),
  },
};
