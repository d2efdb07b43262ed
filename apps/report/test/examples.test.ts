import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exampleNames, exampleOf } from "../examples/all.ts";
import { phone, wide } from "../src/charts/chart-size.ts";
import { localeOf } from "../src/locale.ts";
import { svgMarkup } from "./svg-markup.ts";

const charts = new URL("../src/charts/", import.meta.url);

it("there is an example of every chart", () => {
  const drawn = readdirSync(charts)
    .filter((file) => file.endsWith(".tsx") && readFileSync(new URL(file, charts), "utf8").includes("<svg"))
    .map((file) => file.slice(0, -4));
  expect(drawn.length).toBeGreaterThan(15);
  expect(exampleNames()).toEqual(drawn.sort());
});

describe.each(exampleNames())("%s", (name) => {
  it.each([
    ["wide, in Chinese", "zh", wide],
    ["phone, in English", "en", phone],
  ] as const)("is drawn as approved: %s", async (_title, lang, size) => {
    const { cases, inline } = await exampleOf(name);
    for (const [title, draw] of Object.entries(cases)) {
      if (inline && lang === "zh") continue;
      const markup = svgMarkup(draw({ locale: localeOf(lang), size }));
      const of = inline ? [] : [size.phone ? "phone" : "wide"];
      const file = [name, title, ...of].filter((part) => part !== "").join(".");
      await expect(markup).toMatchFileSnapshot(`approved/${file}.svg`);
    }
  });
});
