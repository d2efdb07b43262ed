import { eachHumanChat } from "../cohorts/human-chats.ts";
import type { Metric } from "./metric.ts";

/** Guide 2023: mean stars of the rated human sessions (the guide gives no definition). */
export const disputeSatisfaction = {
  id: "dispute-satisfaction",
  unit: "stars",
  better: "higher",
  scale: 1,
  needs: ["chats"],
  reads: [],
  event: "entry",
  ideal: 5,
  table: "chats",
  tally(recorded, add) {
    const { stars, order } = recorded.history.chats!;
    eachHumanChat(recorded, (row, day) => {
      if (!Number.isNaN(stars[row]!)) add(day, day, stars[row]!, 1, order[row]!, row);
    });
  },
} as const satisfies Metric;
