import { parseDay } from "@scorecast/core";
import { type ScenarioIssue, unknownName } from "../scenario/issue.ts";

export type Comparison = ">=" | ">" | "<=" | "<";

/** `total >= 80`: the displayed total, or the exact score of a dimension, or the value of a metric. */
export interface Event {
  readonly node: string;
  readonly op: Comparison;
  readonly threshold: number;
}

/** A question of the scenario file, understood. Days are day numbers; `within` counts days after the start; null: all. */
export type Question =
  | { readonly kind: "on"; readonly text: string; readonly event: Event; readonly day: number }
  | { readonly kind: "ever"; readonly text: string; readonly event: Event; readonly within: number | null }
  | { readonly kind: "when"; readonly text: string; readonly event: Event; readonly probability: number };

const EXAMPLES =
  '"P(total >= 80 on 2026-11-11)", "P(total < 70 ever)", "P(total < 70 ever within 30d)", "when P(total >= 85) >= 0.8"';
const eventPattern = String.raw`\s*([\p{L}\d-]+)\s*(>=|<=|>|<|≥|≤|==?|=>|=<)\s*(-?\d+(?:\.\d+)?)\s*(%?)`;
const onPattern = new RegExp(`^P\\(${eventPattern}\\s+on\\s+(\\S+?)\\s*\\)$`, "iu");
const everPattern = new RegExp(
  `^P\\(${eventPattern}\\s+(?:ever|(?:ever\\s+)?within\\s+(\\d{1,4})\\s*d(?:ays?)?)\\s*\\)$`,
  "iu",
);
const whenPattern = new RegExp(
  `^when\\s+P\\(${eventPattern}\\s*\\)\\s*(?:>=|≥)\\s*(\\d*\\.?\\d+)\\s*(%?)$`,
  "iu",
);

/**
 * Reads a question.
 *
 * @param nodes what may be asked about: "total", dimensions, metrics
 * @param start, end first and last day of the forecast; "on" must lie between them
 * @returns the question, or what is wrong with it and what to write instead
 */
export function parseQuestion(
  text: string,
  nodes: readonly string[],
  start: number,
  end: number,
  path: readonly (string | number)[] = [],
): Question | ScenarioIssue {
  const trimmed = text.trim();
  const on = onPattern.exec(trimmed);
  const ever = everPattern.exec(trimmed);
  const when = whenPattern.exec(trimmed);
  const match = on ?? ever ?? when;
  if (!match)
    return issue(
      path,
      `看不懂问题“${text}”；可写：${EXAMPLES}`,
      `cannot read the question "${text}"; write one of ${EXAMPLES}`,
    );
  const [, node = "", sign = "", number = "", percent = ""] = match;
  if (!nodes.includes(node))
    return unknownName(path, { zh: "可提问的分数或指标", en: "score or metric" }, node, nodes);
  const op = comparisonOf(sign);
  if (!op)
    return issue(
      path,
      `“${text}”中的“${sign}”不能比较分数；请用 >=、>、<= 或 <`,
      `"${sign}" in "${text}" compares nothing here; use >=, >, <= or <`,
    );
  const event = { node, op, threshold: Number(number) / (percent ? 100 : 1) };
  if (ever) {
    const within = ever[5] === undefined ? null : Number(ever[5]);
    if (within !== null && (within < 1 || within > end - start))
      return issue(
        path,
        `“within ${within}d”超出预测期；请写 1d 到 ${end - start}d，或调整 horizon`,
        `"within ${within}d" is outside the forecast; write 1d to ${end - start}d, or change horizon`,
      );
    return { kind: "ever", text: trimmed, event, within };
  }
  if (on) {
    const day = parseDay(on[5]!);
    if (day === null)
      return issue(
        path,
        `“${on[5]}”不是日期；请写成 2026-11-11 的形式`,
        `"${on[5]}" is no date; write it like 2026-11-11`,
      );
    if (day < start || day > end)
      return issue(
        path,
        `${on[5]} 不在预测期内；请换一个预测期内的日期，或调整 start 与 horizon`,
        `${on[5]} is outside the forecast; choose a day within it, or change start or horizon`,
      );
    return { kind: "on", text: trimmed, event, day };
  }
  const probability = Number(when![5]) / (when![6] ? 100 : 1);
  if (!(probability > 0 && probability <= 1))
    return issue(
      path,
      `概率“${when![5]}${when![6]}”应大于 0 且不超过 1`,
      `the probability ${when![5]}${when![6]} must be above 0 and at most 1`,
    );
  return { kind: "when", text: trimmed, event, probability };
}

function comparisonOf(sign: string): Comparison | null {
  switch (sign) {
    case "≥":
      return ">=";
    case "≤":
      return "<=";
    case ">=":
    case ">":
    case "<=":
    case "<":
      return sign;
    default:
      return null;
  }
}

function issue(path: readonly (string | number)[], zh: string, en: string): ScenarioIssue {
  return { path, text: { zh, en } };
}

/** Whether a value meets an event; no score meets nothing. */
export function meets({ op, threshold }: Event, value: number): boolean {
  switch (op) {
    case ">=":
      return value >= threshold;
    case ">":
      return value > threshold;
    case "<=":
      return value <= threshold;
    case "<":
      return value < threshold;
    default:
      return op satisfies never;
  }
}
