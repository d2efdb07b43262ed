import { formatDay, roundHalfUp } from "@scorecast/core";
import { columnOf, type Projection } from "../engine/projection.ts";
import type { Answer } from "../report/projection-report.ts";
import { newVisits, passageOf, visit } from "./first-passage.ts";
import { type Event, meets, type Question } from "./question.ts";
import { wilsonInterval } from "./summaries.ts";

/** Answers a question from the replications of one scenario. `digits`: of the displayed total, which is what is compared. */
export function answerOf(question: Question, projection: Projection, start: number, digits: number): Answer {
  const { text, event } = question;
  switch (question.kind) {
    case "on": {
      const shown = shownOn(projection, event, question.day - start, digits);
      return probability(text, count(shown, event), shown.length, missingIn(shown));
    }
    case "ever": {
      const replications = projection.to - projection.from;
      const days = question.within ?? projection.days - 1;
      const visits = newVisits(replications);
      let missing = 0;
      for (let day = 1; day <= days; day++) {
        const shown = shownOn(projection, event, day, digits);
        missing += missingIn(shown);
        for (let r = 0; r < replications; r++) if (meets(event, shown[r]!)) visit(visits, r, day);
      }
      const hits = visits.count.filter((days) => days > 0).length;
      return {
        ...probability(text, hits, replications, missing / Math.max(1, days)),
        passage: passageOf(visits, start, days),
      };
    }
    case "when":
      return firstDay(question, projection, start, digits);
    default:
      return question satisfies never;
  }
}

/** First day on which an event is probable enough, and the days between which dice of this number can place it. */
function firstDay(
  { text, event, probability: asked }: Extract<Question, { kind: "when" }>,
  projection: Projection,
  start: number,
  digits: number,
): Answer {
  let [missing, looked] = [0, 0];
  let value: string | null = null;
  let reached: number | null = null;
  let [earliest, latest]: (string | null)[] = [null, null];
  for (let day = 1; day < projection.days && latest === null; day++) {
    const shown = shownOn(projection, event, day, digits);
    const hits = count(shown, event);
    const date = formatDay(start + day);
    const [low, high] = wilsonInterval(hits, shown.length);
    if (value === null) {
      missing += missingIn(shown);
      looked++;
    }
    if (high >= asked) earliest ??= date;
    if (hits >= asked * shown.length && value === null) [value, reached] = [date, hits / shown.length];
    if (low >= asked) latest = date;
  }
  return {
    question: text,
    kind: "day",
    value,
    interval: [earliest ?? null, latest ?? null],
    standardError: null,
    reached,
    missing: missing / Math.max(1, looked),
  };
}

/** What the event compares: the total as displayed, everything else unrounded. NaN: no score. */
function shownOn(projection: Projection, { node }: Event, day: number, digits: number): Float64Array {
  const column = columnOf(projection, projection.nodes.indexOf(node), day);
  return node === "total" ? column.map((value) => roundHalfUp(value, digits)) : column;
}

function count(values: Float64Array, event: Event): number {
  let hits = 0;
  for (const value of values) if (meets(event, value)) hits++;
  return hits;
}

function missingIn(values: Float64Array): number {
  let missing = 0;
  for (const value of values) if (Number.isNaN(value)) missing++;
  return values.length === 0 ? 0 : missing / values.length;
}

function probability(question: string, hits: number, n: number, missing: number): Answer {
  const p = hits / n;
  return {
    question,
    kind: "probability",
    value: p,
    interval: wilsonInterval(hits, n),
    standardError: Math.sqrt((p * (1 - p)) / n),
    missing,
  };
}
