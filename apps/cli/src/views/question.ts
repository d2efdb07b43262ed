import type { ScoreReport } from "@scorecast/core/report";
import type { Speech } from "../translate.ts";
import { percent } from "./figures.ts";

const on = /^P\(([\w-]+) *(>=|<=|>|<) *([\d.]+%?) on (\S+)\)$/i;
const ever = /^P\(([\w-]+) *(>=|<=|>|<) *([\d.]+%?) ever\)$/i;
const within = /^P\(([\w-]+) *(>=|<=|>|<) *([\d.]+%?) (?:ever )?within (\d+) *d(?:ays?)?\)$/i;
const when = /^when P\(([\w-]+) *(>=|<=|>|<) *([\d.]+%?)\) *>= *([\d.]+)$/i;
const signs: Readonly<Record<string, string>> = { ">=": "≥", "<=": "≤", ">": ">", "<": "<" };

/** A question of a scenario file in the reader's words; as it was written where it is written otherwise. */
export function questionText(question: string, score: ScoreReport, speech: Speech): string {
  const { say } = speech;
  const event = ([, node, sign, value]: RegExpExecArray) =>
    `${nodeTitle(node!, score, speech)} ${signs[sign!]} ${value}`;
  const [onDay, everOnce, whenFirst] = [on.exec(question), ever.exec(question), when.exec(question)];
  const soon = within.exec(question);
  if (soon) return say("question.within", { event: event(soon), days: soon[4]! });
  if (onDay) return say("question.on", { event: event(onDay), day: onDay[4]! });
  if (everOnce) return say("question.ever", { event: event(everOnce) });
  if (whenFirst) {
    const probability = percent(Number(whenFirst[4]), 0);
    return say("question.when", { event: event(whenFirst), probability });
  }
  return question;
}

function nodeTitle(node: string, { dimensions, metrics }: ScoreReport, { say, pick }: Speech): string {
  if (node === "total") return say("question.total");
  const line = [...dimensions, ...metrics].find(({ id }) => id === node);
  return line ? pick(line.title) : node;
}
