import { head, type Shape, shop, text } from "./shape.ts";

const cause: Shape = {
  id: "string",
  title: text,
  kind: "string",
  source: text,
  verdict: "string",
  says: text,
  points: "number?",
  felt: "boolean",
  chance: "number?",
  pending: "number?",
  evidence: [{ title: text, items: ["string"] }],
  levers: [{ id: "string", title: text }],
};
export const diagnose: Shape = {
  ...head,
  shop,
  asOf: "string",
  lowest: [{ title: text }],
  causes: [cause],
  complaints: {
    from: "string",
    to: "string",
    all: "number",
    missing: ["string"],
    types: [
      {
        id: "string",
        title: text,
        count: "number",
        share: "number",
        before: "number?",
        reason: "string?",
      } as const,
    ],
  },
  contributions: [
    {
      by: "string",
      units: [{ name: "string", orders: "number", points: "number", interval: ["number"] }],
      more: "number",
    },
  ],
};
