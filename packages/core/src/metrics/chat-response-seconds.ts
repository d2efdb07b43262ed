import { eachHumanChat } from "../cohorts/human-chats.ts";
import type { Metric } from "./metric.ts";

/** Mean seconds per round of the human sessions started in working hours; an unanswered round counts as 600 s. */
export const chatResponseSeconds = {
  id: "chat-response-seconds",
  unit: "seconds",
  better: "lower",
  scale: 1,
  needs: ["chats"],
  reads: [],
  event: "entry",
  ideal: 0,
  table: "chats",
  tally(recorded, add) {
    const { rounds, replySeconds, unansweredRounds, order } = recorded.history.chats!;
    const unansweredSeconds = recorded.parameters.unansweredSeconds ?? 600;
    eachHumanChat(recorded, (row, day) => {
      const unanswered = unansweredRounds[row]! || 0;
      const answered = Number.isNaN(replySeconds[row]!) ? 0 : Math.round(replySeconds[row]!);
      if (Number.isNaN(rounds[row]!) || (Number.isNaN(replySeconds[row]!) && rounds[row]! > unanswered))
        return;
      add(day, day, answered + unanswered * unansweredSeconds, rounds[row]!, order[row]!, row);
    });
  },
} as const satisfies Metric;
