import { head, type Shape, shop, text } from "./shape.ts";

export const fit: Shape = {
  ...head,
  shop,
  start: "string",
  firstDay: "string",
  days: "number",
  processes: [
    {
      ...{ process: "string", title: text, unit: "string", level: "number", interval: ["number"] },
      ...{ dayVariance: "number", events: "number", evidence: "number" },
    } as const,
  ],
  asked: { checks: "number" },
  festivals: [{ id: "string", title: text, days: "number", factor: "number", interval: ["number"] }],
  together: [{ titles: [text], correlation: "number" }],
};
