import { eachHumanChat } from "../cohorts/human-chats.ts";
import type { Metric } from "./metric.ts";

/** Human sessions answered within three minutes, among those started in working hours; unknown ones are left out. */
export const chatReplyIn3minRate = {
  id: "chat-reply-in-3min-rate",
  unit: "share",
  better: "higher",
  scale: 1,
  needs: ["chats"],
  reads: [],
  event: "miss",
  ideal: 1,
  table: "chats",
  tally(recorded, add) {
    const { answeredWithin3min, order } = recorded.history.chats!;
    eachHumanChat(recorded, (row, day) => {
      if (answeredWithin3min[row]! >= 0) add(day, day, answeredWithin3min[row]!, 1, order[row]!, row);
    });
  },
} as const satisfies Metric;
