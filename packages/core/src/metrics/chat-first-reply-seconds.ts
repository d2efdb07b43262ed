import { addChatTotals, overSessions } from "../cohorts/chat-totals.ts";
import { eachHumanChat } from "../cohorts/human-chats.ts";
import type { Metric } from "./metric.ts";

/**
 * IM人工首响时长: mean seconds to the first reply over the human sessions started in working hours; on a day without
 * sessions by its totals.
 */
export const chatFirstReplySeconds = {
  id: "chat-first-reply-seconds",
  unit: "seconds",
  better: "lower",
  scale: 1,
  needs: ["chats"],
  instead: { chats: "chat-days" },
  reads: [],
  event: "entry",
  ideal: 0,
  table: "chats",
  tally(recorded, add) {
    const { chats } = recorded.history;
    eachHumanChat(recorded, (row, day) => {
      const seconds = chats!.firstReplySeconds[row]!;
      if (!Number.isNaN(seconds)) add(day, day, Math.round(seconds), 1, chats!.order[row]!, row);
    });
    addChatTotals(
      recorded,
      add,
      overSessions((totals) => totals.meanFirstReplySeconds),
    );
  },
} as const satisfies Metric;
