import { roundHalfUp } from "@scorecast/core";
import { columnOf, type Projection } from "../engine/projection.ts";
import type { ScenarioIssue } from "../scenario/issue.ts";
import { meets, parseQuestion, type Question } from "../study/question.ts";

/** What a plan has to reach: an event, and how probable it is to be (or, of an event to avoid, may be at most). */
export interface GoalTarget {
  readonly text: string;
  readonly question: Exclude<Question, { kind: "when" }>;
  /** Whether futures that meet the event are wanted, or those that do not. */
  readonly wanted: boolean;
  /** Share of futures that must be as wanted, in (0, 1). */
  readonly probability: number;
}

const EXAMPLES = '"P(total >= 80 on 2026-11-11) >= 0.8", "P(total < 70 ever) <= 10%"';
const pattern = /^(.*\))\s*(>=|≥|<=|≤)\s*(\d*\.?\d+)\s*(%?)\s*$/u;

/** Reads "P(event …) >= p" or, of an event to avoid, "P(event …) <= p"; else what is wrong. Days as for `parseQuestion`. */
export function parseTarget(
  text: string,
  nodes: readonly string[],
  start: number,
  end: number,
  path: readonly (string | number)[] = [],
): GoalTarget | ScenarioIssue {
  const match = pattern.exec(text.trim());
  if (!match)
    return {
      path,
      text: {
        zh: `看不懂目标“${text}”；可写：${EXAMPLES}`,
        en: `cannot read the target "${text}"; write one of ${EXAMPLES}`,
      },
    };
  const [, asked = "", sign = "", number = "", percent = ""] = match;
  const question = parseQuestion(asked, nodes, start, end, path);
  if (!("kind" in question)) return question;
  const share = Number(number) / (percent ? 100 : 1);
  if (question.kind === "when" || !(share > 0 && share < 1))
    return {
      path,
      text: {
        zh: `目标“${text}”要给出 0 与 1 之间的概率，如 ${EXAMPLES}`,
        en: `the target "${text}" needs a probability between 0 and 1: ${EXAMPLES}`,
      },
    };
  const wanted = sign === ">=" || sign === "≥";
  return {
    text: text.trim(),
    question,
    wanted,
    probability: wanted ? share : Number((1 - share).toPrecision(12)),
  };
}

/** What is kept of a run: future by future whether it is as wanted, by how much, and what the plan cost. */
export interface Outcome {
  readonly met: Uint8Array;
  /** In the node's unit, ≥ 0 where the future is as wanted; NaN: no score. It guides the search and decides nothing. */
  readonly margin: Float64Array;
  readonly cost: Float64Array;
}

/** @param digits of the displayed total, which is what is compared */
export function outcomeOf(
  { question, wanted }: GoalTarget,
  projection: Projection,
  start: number,
  digits: number,
): Outcome {
  const { event } = question;
  const node = projection.nodes.indexOf(event.node);
  const shown = event.node === "total";
  const half = shown ? Number(`5e-${digits + 1}`) : 0;
  const upward = event.op === ">=" || event.op === ">";
  const strict = event.op === ">" || event.op === "<=";
  const limit = event.threshold + (strict ? half : -half);
  const count = projection.to - projection.from;
  const met = new Uint8Array(count);
  const margin = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  for (const day of daysOf(question, projection, start)) {
    const column = columnOf(projection, node, day);
    for (let r = 0; r < count; r++) {
      const value = column[r]!;
      if (meets(event, shown ? roundHalfUp(value, digits) : value)) met[r] = 1;
      margin[r] = Math.max(margin[r]!, upward ? value - limit : limit - value);
    }
  }
  if (!wanted)
    for (let r = 0; r < count; r++) {
      met[r] = 1 - met[r]!;
      margin[r] = -margin[r]!;
    }
  return { met, margin, cost: projection.cost.slice() };
}

function daysOf(question: GoalTarget["question"], projection: Projection, start: number): number[] {
  if (question.kind === "on") return [question.day - start];
  return Array.from({ length: question.within ?? projection.days - 1 }, (_, d) => d + 1);
}
