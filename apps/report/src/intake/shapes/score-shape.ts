import { assumption, head, type Shape, shop, text } from "./shape.ts";

export const score: Shape = {
  ...head,
  shop,
  rulesTitle: text,
  inForce: "boolean",
  asOf: "string",
  stage: "string",
  total: "number?",
  display: { total: "number?", buyerScore: "number?", stars: "number?" },
  provenance: "string",
  coveredWeight: "number",
  dimensions: [{ id: "string", title: text, weight: "number", score: "number?", provenance: "string" }],
  metrics: [
    {
      ...{
        id: "string",
        title: text,
        dimension: "string",
        unit: "string",
        provenance: "string",
        status: "string",
      },
      ...{
        value: "number?",
        numerator: "number?",
        denominator: "number?",
        weight: "number",
        score: "number?",
      },
      ...{ share: "number", contribution: "number", fallbacks: ["string"], missing: "string?" },
      window: { from: "string", to: "string" },
    } as const,
  ],
  adjustments: [
    { id: "string", title: text, points: "number", contribution: "number", provenance: "string" },
  ],
  clamped: "number?",
  consequences: [
    {
      ...{ id: "string", programmeTitle: text, title: text, effect: "string", node: "string", op: "string" },
      ...{
        threshold: "number",
        margin: "number?",
        value: "number?",
        product: "string?",
        categories: ["string"],
      },
      ...{ conflictsWith: ["string"], source: "string", url: "string?", provenance: "string" },
      requirements: [{ node: "string", op: "string", threshold: "number" }],
    } as const,
  ],
  assumptions: [assumption],
  unknown: [text],
  sources: [{ id: "string", title: "string", url: "string?" }],
};
