import { eachHumanChat } from "../cohorts/human-chats.ts";
import type { Metric } from "./metric.ts";

/** IM人工首响时长: mean seconds to the first reply over the human sessions started in working hours. */
export const chatFirstReplySeconds = {
  id: "chat-first-reply-seconds",
  unit: "seconds",
  better: "lower",
  scale: 1,
  needs: ["chats"],
  reads: [],
  event: "entry",
  ideal: 0,
  table: "chats",
  tally(recorded, add) {
    const { firstReplySeconds, order } = recorded.history.chats!;
    eachHumanChat(recorded, (row, day) => {
      if (!Number.isNaN(firstReplySeconds[row]!))
        add(day, day, Math.round(firstReplySeconds[row]!), 1, order[row]!, row);
    });
  },
} as const satisfies Metric;
