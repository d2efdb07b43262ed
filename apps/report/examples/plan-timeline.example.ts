import { h } from "preact";
import { PlanTimeline } from "../src/charts/plan-timeline.tsx";
import { timelineOf } from "../src/sections/goal.tsx";
import { exampleGoal } from "../test/example-goal.ts";
import type { Example } from "./example.ts";

export const example: Example = {
  title: { zh: "什么时候开始", en: "What begins when" },
  about: {
    zh: "计划里的每项措施从哪天起、多大力度、花多少钱。",
    en: "From which day each measure of a plan acts, at what dose and cost.",
  },
  cases: { "": (view) => h(PlanTimeline, { data: timelineOf(exampleGoal(), view.locale), ...view }) },
};
