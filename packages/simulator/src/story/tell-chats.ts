import { formatLocalTime, startOf } from "@scorecast/core";
import { drawnInAll, type Recording } from "../engine/recording.ts";
import { type RandomSource, streamOf } from "../generate/random-source.ts";
import { secondBetween, takeOut } from "./draw-lots.ts";
import type { StoryRow } from "./known-rows.ts";
import { shareOut } from "./share-out.ts";
import type { Clock } from "./shipping-times.ts";

export interface ChatRules {
  /** Whole hours in which sessions count. */
  readonly from: number;
  readonly until: number;
  /** Stars at most with which a session counts as dissatisfied. */
  readonly badStars: number;
}

const HOUR = 3600;

/** Human sessions of day `t`, of no order yet: their rounds, seconds and stars add up to what the day drew. */
export function sessionsOn(
  t: number,
  recording: Recording,
  rules: ChatRules,
  { start, seed }: Clock,
  nextId: () => string,
): StoryRow[] {
  const random = streamOf(seed, "story-chats", t);
  const timed = drawnInAll(recording, "timed-sessions", t);
  const [rounds, seconds] = timesOf(t, timed, recording, random);
  const [opens, closes] = [rules.from, rules.until].map((hour) => startOf(start + t) + hour * HOUR);
  return starsOf(t, recording, rules.badStars, random).map((stars, i) => ({
    session_id: nextId(),
    started_at: formatLocalTime(secondBetween(opens!, closes! - 1, random)),
    order_id: "",
    human: "1",
    rounds: i < timed ? String(rounds[i]!) : "",
    reply_seconds: i < timed ? String(seconds[i]!) : "",
    unanswered_rounds: i < timed ? "0" : "",
    stars,
    escalated: "0",
  }));
}

/** Rounds and reply seconds of the sessions that tell them. The model does not know which rounds stayed unanswered. */
function timesOf(
  t: number,
  timed: number,
  recording: Recording,
  random: RandomSource,
): readonly [readonly number[], readonly number[]] {
  const rounds = drawnInAll(recording, "rounds", t);
  const seconds = drawnInAll(recording, "reply-seconds", t);
  const least = Math.min(1, Math.floor(rounds / Math.max(1, timed)));
  const most = Math.max(least, Math.ceil((3 * rounds) / Math.max(1, timed)));
  const each = shareOut(rounds, new Array(timed).fill({ least, most }), random).parts;
  const waits = each.map((own) => ({
    least: 0,
    most: Math.ceil((2 * seconds * Math.max(own, 1)) / Math.max(rounds, 1)),
  }));
  return [each, shareOut(seconds, waits, random).parts];
}

/** Stars of each session in random order; "": not rated. */
function starsOf(t: number, recording: Recording, badStars: number, random: RandomSource): string[] {
  const count = drawnInAll(recording, "sessions", t);
  const rated = drawnInAll(recording, "rated", t);
  const dissatisfied = drawnInAll(recording, "dissatisfied", t);
  const stars = Array.from({ length: count }, (_, i) => {
    if (i >= rated) return "";
    return String(
      i < dissatisfied ? secondBetween(1, badStars, random) : secondBetween(badStars + 1, 5, random),
    );
  });
  return takeOut(stars, count, random);
}
