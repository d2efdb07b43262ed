import { head, type Shape, shop, text } from "./shape.ts";

const contrast = {
  actual: "number",
  without: { mean: "number", standardError: "number", interval: ["number"] },
  effect: { value: "number", interval: ["number"] },
  asGood: { share: "number", interval: ["number"] },
  asBad: { share: "number", interval: ["number"] },
} as const;
export const evaluation: Shape = {
  ...head,
  shop,
  asOf: "string",
  falseAlarms: "number",
  evaluations: [
    {
      ...{ id: "string", title: text, from: "string", nodeTitle: text, unit: "string", days: "number" },
      ...{ verdict: "string", together: ["string"], touched: "number", contrast, total: contrast },
      confounders: [{ kind: "string", from: "string", until: "string?", text }],
      placebos: [{ verdict: "string" }],
      widened: "number",
      curve: [{ date: "string", actual: "number?", expected: "number?" }],
    } as const,
  ],
  notEvaluated: [{ id: "string", title: text, why: text }],
};

export const planStatus: Shape = {
  ...head,
  shop,
  asOf: "string",
  start: "string",
  measures: [
    {
      ...{ id: "string", title: text, owner: "string?", from: "string", due: "string?", until: "string?" },
      ...{ started: "string?", state: "string", progress: "number?" },
      cost: { planned: "number?", accrued: "number?", spent: "number?" },
    } as const,
  ],
  nodes: [
    {
      ...{ node: "string", title: text, unit: "string", atStart: "number?", actual: "number?" },
      expected: {},
    } as const,
  ],
  curve: [{ date: "string", actual: "number?", expected: {} }],
  records: [
    {
      ...{ kind: "string", title: "string", unit: "string", before: "number?", now: "number" },
      ...{ standard: "number?", cases: "number?" },
    } as const,
  ],
};
