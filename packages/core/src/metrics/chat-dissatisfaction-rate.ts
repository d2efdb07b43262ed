import { eachHumanChat } from "../cohorts/human-chats.ts";
import type { Metric } from "./metric.ts";

/** Sessions rated 1–3 stars among the rated human sessions started in working hours. */
export const chatDissatisfactionRate = {
  id: "chat-dissatisfaction-rate",
  unit: "share",
  better: "lower",
  scale: 1,
  needs: ["chats"],
  reads: [],
  event: "numerator",
  ideal: 0,
  table: "chats",
  tally(recorded, add) {
    const { stars, order } = recorded.history.chats!;
    const dissatisfied = recorded.parameters.dissatisfiedStars ?? 3;
    eachHumanChat(recorded, (row, day) => {
      if (!Number.isNaN(stars[row]!)) add(day, day, stars[row]! <= dissatisfied ? 1 : 0, 1, order[row]!, row);
    });
  },
} as const satisfies Metric;
