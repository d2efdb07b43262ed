import { eachHumanChat } from "../cohorts/human-chats.ts";
import type { Metric } from "./metric.ts";

/** Guide 2023: human sessions that were not escalated, among those of which it is known (the guide gives no definition). */
export const problemSolvedRate = {
  id: "problem-solved-rate",
  unit: "share",
  better: "higher",
  scale: 1,
  needs: ["chats"],
  reads: [],
  event: "miss",
  ideal: 1,
  table: "chats",
  tally(recorded, add) {
    const { escalated, order } = recorded.history.chats!;
    eachHumanChat(recorded, (row, day) => {
      if (escalated[row]! >= 0) add(day, day, 1 - escalated[row]!, 1, order[row]!, row);
    });
  },
} as const satisfies Metric;
