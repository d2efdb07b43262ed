import { h } from "preact";
import { RowFateBar } from "../src/charts/row-fate-bar.tsx";
import { exampleImport } from "../test/example-results.ts";
import type { Example } from "./example.ts";

export const example: Example = {
  title: { zh: "一个文件的行去了哪里", en: "What became of a file's rows" },
  about: {
    zh: "用上的和没用上的行各占多少。",
    en: "How many rows were used, and how many left out for which reason.",
  },
  cases: {
    "": ({ locale }) =>
      h(RowFateBar, {
        file: exampleImport("messy").files.find(({ leftOut }) => leftOut.length === 2)!,
        locale,
      }),
  },
  inline: true,
};
