import { addChatTotals, overSessions } from "../cohorts/chat-totals.ts";
import { eachHumanChat } from "../cohorts/human-chats.ts";
import type { Metric } from "./metric.ts";

/**
 * Mean seconds per round of the human sessions started in working hours; an unanswered round counts as 600 s. On a day
 * without sessions the means of its totals count, one round a session: the totals know no rounds.
 */
export const chatResponseSeconds = {
  id: "chat-response-seconds",
  unit: "seconds",
  better: "lower",
  scale: 1,
  needs: ["chats"],
  instead: { chats: "chat-days" },
  reads: ["chats.rounds"],
  event: "entry",
  ideal: 0,
  table: "chats",
  tally(recorded, add) {
    const { chats } = recorded.history;
    const unansweredSeconds = recorded.parameters.unansweredSeconds ?? 600;
    eachHumanChat(recorded, (row, day) => {
      const rounds = chats!.rounds[row]!;
      const reply = chats!.replySeconds[row]!;
      const unanswered = chats!.unansweredRounds[row]! || 0;
      if (Number.isNaN(rounds) || (Number.isNaN(reply) && rounds > unanswered)) return;
      const answered = Number.isNaN(reply) ? 0 : Math.round(reply);
      add(day, day, answered + unanswered * unansweredSeconds, rounds, chats!.order[row]!, row);
    });
    addChatTotals(
      recorded,
      add,
      overSessions((totals) => totals.meanReplySeconds),
    );
  },
} as const satisfies Metric;
