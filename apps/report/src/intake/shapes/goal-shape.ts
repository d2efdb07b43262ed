import { head, type Shape, shop, text } from "./shape.ts";

const chance = { value: "number", interval: ["number"], standardError: "number" } as const;
const plan = {
  id: "string",
  measures: [{ id: "string", title: text, advice: text, product: "string?", from: "string", dose: "number" }],
  chance,
  searched: chance,
} as const;
export const goal: Shape = {
  ...head,
  shop,
  start: "string",
  horizon: "number",
  target: { question: "string", wanted: "boolean", probability: "number" },
  budget: "number?",
  priced: "boolean",
  verdict: "string",
  baseline: chance,
  strongest: plan,
  plan,
  others: [plan],
  binding: [{ kind: "string", lever: "string?", other: "string?" }],
  unspent: "number?",
  latestStart: { plan: "string?", strongest: "string?" },
  front: [{ cost: "number", chance, measures: [{ id: "string", from: "string", dose: "number" }] }],
  offered: [{ id: "string", title: text }],
  inverse: {
    total: "number?",
    provenance: "string",
    goodOrders: { threshold: "number", today: "number?", withRollOff: "number?", days: "number" },
    badReview: { points: "number?", from: "string?", until: "string?", goodOrders: "number?" },
  },
};
