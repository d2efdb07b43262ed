import { assumption, head, type Shape, shop, text } from "./shape.ts";

export const sensitivity: Shape = {
  ...head,
  shop,
  start: "string",
  horizon: "number",
  replications: "number",
  inputs: [{ id: "string", kind: "string", title: text, range: text, thin: "boolean" }],
  outputs: [
    {
      ...{
        id: "string",
        kind: "string",
        scenario: "string",
        mean: "number",
        standardError: "number",
        sd: "number",
      },
      tornado: [{ input: "string", low: "number", high: "number", swing: "number", standardError: "number" }],
    } as const,
  ],
  assumptions: [assumption],
};
