import { h } from "preact";
import { MappingCurve, type MetricPlace, placeSize } from "../src/charts/mapping-curve.tsx";
import type { Locale } from "../src/locale.ts";
import { metricValue } from "../src/metric-value.ts";
import { exampleDossier } from "../test/example-results.ts";
import type { Example } from "./example.ts";

/** The place of a metric of the sample on its own curve, its next step the next corner. */
function placeOf(id: string, locale: Locale): MetricPlace {
  const metric = exampleDossier("sample").score!.metrics.find((one) => one.id === id)!;
  const [value, points] = metric.mapping!.knots.find(([, earned]) => earned > metric.score!) ?? [0, 0];
  return {
    title: locale.pick(metric.title),
    curve: metric.mapping!,
    value: metric.value!,
    score: metric.score!,
    next: points === 0 ? null : { value, points },
    valueText: (amount) => metricValue(amount, metric.unit, locale),
    scoreText: (amount) => locale.number(amount, 1),
  };
}

export const example: Example = {
  title: { zh: "指标在它自己的得分曲线上", en: "A metric on its own curve" },
  about: {
    zh: "现在在哪里，得多少分，下一档在哪里。",
    en: "Where the metric stands, what it earns, and where the next step is.",
  },
  cases: {
    "": ({ locale, size }) =>
      h(MappingCurve, { place: placeOf("product-rating", locale), locale, size: placeSize(size) }),
  },
};
