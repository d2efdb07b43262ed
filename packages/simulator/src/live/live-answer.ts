import { formatDay, roundHalfUp } from "@scorecast/core";
import type { EngineState } from "../engine/engine-state.ts";
import { columnOf, mergeProjections, type Projection } from "../engine/projection.ts";
import type { Answer, NodeSummary, ScenarioResult } from "../report/projection-report.ts";
import { answerOf } from "../study/answers.ts";
import { pairedDifference } from "../study/differences.ts";
import { parseQuestion } from "../study/question.ts";
import { scenarioDifference } from "../study/scenario-difference.ts";
import { dotsOf, momentsOf, summaryOf } from "../study/summaries.ts";

/** What the reader looks at. */
export interface LiveView {
  /** Days after the start, 1 to the horizon. */
  readonly day: number;
  /** Displayed total. */
  readonly threshold: number;
}

export interface LiveSide {
  /** Of the total on the day in view. */
  readonly total: NodeSummary;
  /** Quantiles at (i − ½)/50 of the displayed total; null without a score. */
  readonly dots: readonly number[] | null;
  /** One per question of `liveQuestions`. */
  readonly answers: readonly Answer[];
}

/** All that the page shows of a setting. Every number is computed by the code of the command line. */
export interface LiveAnswer {
  /** Pairs of futures that it rests on: the first so many of both. */
  readonly replications: number;
  readonly date: string;
  readonly baseline: LiveSide;
  readonly scenario: LiveSide;
  /** Of the total on the day in view. */
  readonly difference: NonNullable<ScenarioResult["difference"]>;
  readonly days: readonly {
    readonly date: string;
    readonly mean: number | null;
    readonly interval: readonly [number, number] | null;
  }[];
  /** Mean over the replications; null without costs. */
  readonly cost: number | null;
}

/** Shall the total reach the threshold on the day, will it ever fall below? As a scenario file asks it. */
export function liveQuestions({ start }: EngineState, { day, threshold }: LiveView): readonly string[] {
  return [`P(total >= ${threshold} on ${formatDay(start + day)})`, `P(total < ${threshold} ever)`];
}

/** The total of a projection without the nodes that the page does not show. */
export function onlyTotal(projection: Projection): Projection {
  const { days, from, to, values } = projection;
  return { ...projection, nodes: ["total"], values: values.slice(0, days * (to - from)) };
}

/** The first `count` replications that `parts` hold without a gap; null where they hold fewer. */
export function firstOf(parts: readonly Projection[], count: number): Projection | null {
  const sorted = [...parts].sort((a, b) => a.from - b.from);
  const used: Projection[] = [];
  let held = 0;
  for (const part of sorted) {
    if (part.from !== held || held >= count) break;
    used.push(part);
    held = part.to;
  }
  return held === count ? mergeProjections(used) : null;
}

/**
 * @param baseline projection of the total (`onlyTotal`) over the same replications
 * @param hasCost whether levers of the scenario cost money
 */
export function liveAnswer(
  state: EngineState,
  view: LiveView,
  scenario: Projection,
  baseline: Projection,
  hasCost: boolean,
): LiveAnswer {
  const { start, horizon, rules } = state;
  const { digits } = rules.display;
  const questions = liveQuestions(state, view).map((text) => {
    const question = parseQuestion(text, ["total"], start, start + horizon);
    if (!("kind" in question)) throw new RangeError(question.text.en);
    return question;
  });
  const side = (projection: Projection): LiveSide => {
    const total = columnOf(projection, 0, view.day);
    return {
      total: summaryOf(total),
      dots: dotsOf(total.map((value) => roundHalfUp(value, digits))) ?? null,
      answers: questions.map((question) => answerOf(question, projection, start, digits)),
    };
  };
  const on = (projection: Projection, day: number) => columnOf(projection, 0, day);
  return {
    replications: scenario.to,
    date: formatDay(start + view.day),
    baseline: side(baseline),
    scenario: side(scenario),
    difference: scenarioDifference("baseline", on(scenario, view.day), on(baseline, view.day), 1),
    days: Array.from({ length: horizon + 1 }, (_, day) => {
      const { mean, interval } = pairedDifference(on(scenario, day), on(baseline, day));
      return { date: formatDay(start + day), mean, interval };
    }),
    cost: hasCost ? momentsOf(scenario.cost)!.mean : null,
  };
}
