import { h } from "preact";
import { IntervalMark } from "../src/charts/interval-mark.tsx";
import { exampleDossier } from "../test/example-results.ts";
import type { Example } from "./example.ts";

const { level, interval } = exampleDossier("sample").fit!.processes[0]!;

export const example: Example = {
  title: { zh: "一个水平和它的区间", en: "A level in its interval" },
  about: {
    zh: "学到的水平，以及有多少把握。",
    en: "What was learnt of a level, and how surely.",
  },
  cases: {
    "": () => h(IntervalMark, { level, interval }),
  },
  inline: true,
};
