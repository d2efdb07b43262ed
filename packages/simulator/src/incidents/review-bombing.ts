import { assumedEffect } from "../levers/assumed-effect.ts";
import { timesToday, withMore } from "../model/changes.ts";
import type { Incident } from "./incident.ts";

/** One-star reviews written by the hundred, whatever was bought. What the platform removes as malicious is not taken out here. */
export const reviewBombing = {
  id: "review-bombing",
  title: { zh: "恶意差评", en: "Review bombing" },
  advice: {
    zh: "保留证据，30 天内申诉；平台认定的恶意评价不计分。",
    en: "Keep evidence and appeal within 30 days; reviews that the platform finds malicious do not count.",
  },
  metric: "product-rating",
  parameter: {
    title: {
      zh: "多出的一星评价，占平常评价量的倍数",
      en: "one-star reviews added, over the usual number of reviews",
    },
    unit: "times",
    kind: "positive",
  },
  defaultEffect: assumedEffect(0.3, 1.5),
  changes: [
    {
      part: "review.today",
      what: { zh: "当日评价的发生率 × (1 + 幅度)", en: "rate of reviews on the day × (1 + amount)" },
    },
    {
      part: "bombed",
      what: { zh: "其中 幅度 ÷ (1 + 幅度) 为一星", en: "amount ÷ (1 + amount) of them are one star" },
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    return {
      ...model,
      review: timesToday(model.review, 1 + amount),
      bombed: withMore(model.bombed, amount / (1 + amount)),
    };
  },
} as const satisfies Incident;
