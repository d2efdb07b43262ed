import { columnOf, type Projection } from "../engine/projection.ts";
import { answerOf } from "./answers.ts";
import { pairedDifference } from "./differences.ts";
import { BASELINE, baselineOf, type Study } from "./plan-study.ts";
import { momentsOf, Z975 } from "./summaries.ts";

/** No rule looks at fewer: intervals that stop as soon as they look narrow are too often wrong when they start early. */
export const FIRST_LOOK = 1000;

/** Half widths of 95 % intervals; null: not asked for, or nothing to measure. */
export interface Precision {
  /** Of mean differences; of the mean total where nothing is compared. Points. */
  readonly points: number | null;
  /** Of the probabilities that questions ask for. */
  readonly probability: number | null;
}

/**
 * Numbers of replications at which to look whether it is precise enough: 1,000 and its doublings, then the most. Few
 * looks keep the intervals honest (Chow and Robbins 1965; Glynn and Whitt 1992), and fixed ones make the answer
 * independent of how fast the machine is.
 */
export function checkpoints(most: number): number[] {
  const looks: number[] = [];
  for (let look = FIRST_LOOK; look < most; look *= 2) looks.push(look);
  return [...looks, most];
}

/** The widest half widths of what the study answers. */
export function widestOf(study: Study, projections: readonly Projection[]): Precision {
  const { state, scenarios, questions } = study;
  const baseline = projections[baselineOf(study)]!;
  const last = (projection: Projection) => columnOf(projection, 0, projection.days - 1);
  const others = scenarios.flatMap(({ id }, i) => (id === BASELINE ? [] : [projections[i]!]));
  const moments = momentsOf(last(baseline));
  const errors =
    others.length > 0
      ? others.map((other) => pairedDifference(last(other), last(baseline)).standardError)
      : [moments && moments.sd / Math.sqrt(moments.count)];
  const widths = scenarios.flatMap((_, i) =>
    questions.flatMap((question) => {
      const { interval, kind } = answerOf(question, projections[i]!, state.start, state.rules.display.digits);
      return kind === "probability" ? [((interval![1] as number) - (interval![0] as number)) / 2] : [];
    }),
  );
  const known = errors.filter((error) => error !== null);
  return {
    points: known.length > 0 ? Z975 * Math.max(...known) : null,
    probability: widths.length > 0 ? Math.max(...widths) : null,
  };
}

/** Whether all that was asked for is reached; what cannot be measured keeps nobody waiting. */
export function preciseEnough(asked: Precision, reached: Precision): boolean {
  const enough = (limit: number | null, width: number | null) =>
    limit === null || width === null || width <= limit;
  return enough(asked.points, reached.points) && enough(asked.probability, reached.probability);
}
