import { h } from "preact";
import { PlanCurve } from "../src/charts/plan-curve.tsx";
import { hundred } from "../src/scale.ts";
import { examplePlan } from "../test/example-plan.ts";
import type { Example } from "./example.ts";

export const example: Example = {
  title: { zh: "计划与实际", en: "Planned and actual" },
  about: {
    zh: "总分本该怎么走、实际怎么走；下面是各项措施计划与真正进行的日子。",
    en: "Where the total was to go and where it went, over the days that measures were planned for and ran.",
  },
  cases: { "": (view) => h(PlanCurve, { report: examplePlan, scale: hundred, ...view }) },
};
