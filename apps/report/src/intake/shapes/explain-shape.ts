import { head, type Shape, text } from "./shape.ts";

export const explain: Shape = {
  ...head,
  asOf: "string",
  total: "number?",
  events: [
    {
      table: "string",
      id: "string",
      metric: "string",
      cohortDay: "string",
      leavesOn: "string",
      cost: "number?",
    },
  ],
  eventCounts: {},
  distances: [{ metric: "string", targetPoints: "number", orders: "number?", days: "number", unit: text }],
  curve: [{ date: "string", total: "number?" }],
};
