import { h } from "preact";
import { SmallLine } from "../src/charts/small-line.tsx";
import { exampleDossier } from "../test/example-results.ts";
import type { Example } from "./example.ts";

const values = exampleDossier("sample").explanation!.nodes!["pickup-hours"]!.slice(-30).with(10, null);

export const example: Example = {
  title: { zh: "一格里的过去", en: "The past in a small line" },
  about: {
    zh: "一个指标过去的走势；没有数据的日子断开。",
    en: "The past of one metric, broken where there is no data.",
  },
  cases: {
    "": ({ locale }) => {
      const past = { title: "Hours", values, domain: [18, 24], text: (v: number) => v.toFixed(1) } as const;
      return h(SmallLine, { past, locale });
    },
  },
  inline: true,
};
