import { h } from "preact";
import { CoverageRows, cellsThatFit } from "../src/charts/coverage-rows.tsx";
import { coverageCalendar } from "../src/coverage-calendar.ts";
import { exampleImport } from "../test/example-results.ts";
import type { Example, ExampleView } from "./example.ts";

const calendar = (name: "clean" | "messy", { locale, size }: ExampleView) =>
  h(CoverageRows, {
    calendar: coverageCalendar(exampleImport(name).coverage, cellsThatFit(size))!,
    locale,
    size,
  });

export const example: Example = {
  title: { zh: "数据覆盖了哪些天", en: "Which days the data covers" },
  about: {
    zh: "每张表每天的行数；缺的日子用斜线空框，不靠深浅。",
    en: "Rows of each table by day; missing days are hatched frames, not shades.",
  },
  cases: {
    clean: (view) => calendar("clean", view),
    messy: (view) => calendar("messy", view),
  },
};
