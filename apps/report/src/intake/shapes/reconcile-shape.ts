import { head, type Shape, shop, text } from "./shape.ts";

export const reconcile: Shape = {
  ...head,
  shop,
  shops: [
    {
      shop,
      from: "string?",
      to: "string?",
      figures: [
        {
          ...{ node: "string", title: text, part: "string", unit: "string", decimals: "number" },
          ...{ compared: "number", agree: "number", missing: "number" },
          ...{ meanDifference: "number?", meanAbsolute: "number?" },
          days: [{ date: "string", page: "number", ours: "number?" }],
        } as const,
      ],
    },
  ],
};
