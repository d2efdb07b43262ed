import { addChatTotals, overSessions } from "../cohorts/chat-totals.ts";
import { eachHumanChat } from "../cohorts/human-chats.ts";
import type { Metric } from "./metric.ts";

/**
 * Human sessions answered within three minutes, among those started in working hours; unknown ones are left out. On a
 * day without sessions its totals count.
 */
export const chatReplyIn3minRate = {
  id: "chat-reply-in-3min-rate",
  unit: "share",
  better: "higher",
  scale: 1,
  needs: ["chats"],
  instead: { chats: "chat-days" },
  reads: [],
  event: "miss",
  ideal: 1,
  table: "chats",
  tally(recorded, add) {
    const { chats } = recorded.history;
    eachHumanChat(recorded, (row, day) => {
      const answered = chats!.answeredWithin3min[row]!;
      if (answered >= 0) add(day, day, answered, 1, chats!.order[row]!, row);
    });
    addChatTotals(
      recorded,
      add,
      overSessions((totals) => totals.repliedWithin3minShare),
    );
  },
} as const satisfies Metric;
