import { h } from "preact";
import { PlanFront } from "../src/charts/plan-front.tsx";
import { frontOf } from "../src/sections/goal.tsx";
import { exampleGoal } from "../test/example-goal.ts";
import type { Example } from "./example.ts";

export const example: Example = {
  title: { zh: "多花钱，机会高多少", en: "What more money buys" },
  about: {
    zh: "每个计划的花费与达到目标的机会，和推荐的那一个。",
    en: "What plans cost and how likely they make the target, and the one that is recommended.",
  },
  cases: { "": (view) => h(PlanFront, { data: frontOf(exampleGoal()), ...view }) },
};
