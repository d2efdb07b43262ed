import { h } from "preact";
import { PairedDots, type PairedDotsData } from "../src/charts/paired-dots.tsx";
import { hundred } from "../src/scale.ts";
import type { Example } from "./example.ts";

const totals = (shift: number) =>
  Array.from({ length: 50 }, (_, i) => 76 + shift + Math.round((i * i) / 250));
/** Two plans whose futures pile up on some scores. */
export const pairedDots: PairedDotsData = {
  date: "2026-12-31",
  threshold: 80,
  rows: [
    { title: "这样做", totals: totals(2) },
    { title: "照旧", totals: totals(0) },
  ],
};

export const example: Example = {
  title: { zh: "两种做法的点", en: "The dots of two plans" },
  about: {
    zh: "两种做法各 50 种未来，画在同一条轴上；实心的达到门槛。",
    en: "50 futures of each of two plans on one axis; filled ones reach the threshold.",
  },
  cases: {
    "": (view) => h(PairedDots, { data: pairedDots, scale: hundred, ...view }),
  },
};
