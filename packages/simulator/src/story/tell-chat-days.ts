import { formatDay } from "@scorecast/core";
import { drawnInAll, type Recording } from "../engine/recording.ts";
import type { StoryRow } from "./known-rows.ts";

/**
 * The chats of day `t` of a shop that records daily totals and no sessions: one row of those whose seconds are known, in which a
 * session is a round, with all ratings; and one of the others. Nobody wrote: no rows.
 */
export function chatDayOn(t: number, recording: Recording, start: number, agent: string): StoryRow[] {
  const drawn = (process: "sessions" | "rounds" | "reply-seconds" | "rated" | "dissatisfied") =>
    drawnInAll(recording, process, t);
  const [sessions, timed] = [drawn("sessions"), drawn("rounds")];
  if (sessions === 0) return [];
  const date = formatDay(start + t);
  const told = {
    ...{ date, agent, human_sessions: String(timed) },
    ...{ rated_sessions: String(drawn("rated")), dissatisfied_sessions: String(drawn("dissatisfied")) },
    mean_reply_seconds: timed === 0 ? "" : String(drawn("reply-seconds") / timed),
  };
  const others = { date, agent: `${agent}-2`, human_sessions: String(sessions - timed) };
  return sessions > timed ? [told, others] : [told];
}
