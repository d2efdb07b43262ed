import { addChatTotals } from "../cohorts/chat-totals.ts";
import { eachHumanChat } from "../cohorts/human-chats.ts";
import { ratedSessions } from "../history/chat-days.ts";
import type { Metric } from "./metric.ts";

/**
 * Sessions rated 1–3 stars among the rated human sessions started in working hours. On a day without sessions its totals
 * count; where they do not tell how many were rated, the human sessions stand in.
 */
export const chatDissatisfactionRate = {
  id: "chat-dissatisfaction-rate",
  unit: "share",
  better: "lower",
  scale: 1,
  needs: ["chats"],
  instead: { chats: "chat-days" },
  reads: ["chat-days.rated_sessions"],
  event: "numerator",
  ideal: 0,
  table: "chats",
  tally(recorded, add) {
    const { chats } = recorded.history;
    const dissatisfied = recorded.parameters.dissatisfiedStars ?? 3;
    eachHumanChat(recorded, (row, day) => {
      const stars = chats!.stars[row]!;
      if (!Number.isNaN(stars)) add(day, day, stars <= dissatisfied ? 1 : 0, 1, chats!.order[row]!, row);
    });
    addChatTotals(recorded, add, (totals, row) => {
      const sessions = ratedSessions(totals, row);
      return sessions ? [sessions.dissatisfied, sessions.rated] : [Number.NaN, 0];
    });
  },
} as const satisfies Metric;
