import { head, type Shape, shop, text } from "./shape.ts";

const measured = { value: "number?" } as const;
export const backtest: Shape = {
  ...head,
  rules: ["string"],
  shop,
  from: "string?",
  to: "string?",
  horizons: ["number"],
  origins: { judged: "number" },
  baselines: [{ id: "string", title: text }],
  nodes: [
    {
      node: "string",
      lines: [
        {
          coverage: [{ level: "number", held: "number", of: "number", share: measured }],
          baselines: [{ id: "string", skill: measured }],
        },
      ],
    },
  ],
};
