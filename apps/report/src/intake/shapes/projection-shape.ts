import { assumption, head, type Shape, shop, text } from "./shape.ts";

const summary = { mean: "number?", sd: "number?", standardError: "number?", missing: "number" } as const;
export const projection: Shape = {
  ...head,
  shop,
  seed: "string",
  replications: "number",
  start: "string",
  horizon: "number",
  past: [{ date: "string", total: "number?" }],
  scenarios: [
    {
      id: "string",
      title: text,
      rules: "string",
      levers: [
        { use: "string", title: text, from: "string", dose: "number", effect: text, provenance: "string" },
      ],
      days: [{ date: "string", total: summary, dimensions: {}, metrics: {}, known: "number" }],
      answers: [{ question: "string", missing: "number" }],
      cost: "number?",
    },
  ],
  assumptions: [assumption],
  priors: [{ process: "string", text }],
};
