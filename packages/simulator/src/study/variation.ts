import type { RuleVersion } from "@scorecast/core";
import type { EngineState, PlannedScenario } from "../engine/engine-state.ts";

/** The study with one thing changed: what is asked of the engine to find out where an answer comes from. */
export type Variation =
  | { readonly kind: "other-luck" }
  /** Inputs drawn anew, the rest and the luck as they are. */
  | { readonly kind: "redrawn"; readonly inputs: readonly string[] }
  /** Inputs held where the probability below is `at`, in (0, 1). */
  | { readonly kind: "held"; readonly inputs: readonly string[]; readonly at: number }
  /** Everything drawn anew: the replications' doubles. */
  | { readonly kind: "doubles" }
  /** The scatter of good and bad days of a process, its variance times `factor`. */
  | { readonly kind: "day-variance"; readonly process: string; readonly factor: number }
  /** The elasticity of orders to the score, times `factor`. */
  | { readonly kind: "elasticity"; readonly factor: number }
  /** Another scenario in place of all, under dice of its own seed. */
  | { readonly kind: "plan"; readonly scenario: PlannedScenario; readonly seed: string }
  /** The points that a metric loses by the rules, times `factor`. */
  | { readonly kind: "lost-points"; readonly metric: string; readonly factor: number };

/** The state under a variation, as plain JSON; the same object without one. */
export function variedState(state: EngineState, variation: Variation | null): EngineState {
  if (variation === null) return state;
  switch (variation.kind) {
    case "other-luck":
      return { ...state, probe: { otherLuck: true } };
    case "redrawn":
      return { ...state, probe: { redrawn: variation.inputs } };
    case "held":
      return {
        ...state,
        probe: { held: Object.fromEntries(variation.inputs.map((input) => [input, variation.at])) },
      };
    case "doubles":
      return { ...state, probe: { doubles: true } };
    case "day-variance":
      return {
        ...state,
        model: dayVarianceProcesses[variation.process]!(state.model, variation.factor),
      };
    case "elasticity":
      return {
        ...state,
        scenarios: state.scenarios.map(({ feedback, ...scenario }) => ({
          ...scenario,
          ...(feedback && {
            feedback: { ...feedback, elasticity: feedback.elasticity * variation.factor },
          }),
        })),
      };
    case "plan":
      return { ...state, scenarios: [variation.scenario], seed: variation.seed };
    case "lost-points":
      return { ...state, rules: withLostPoints(state.rules, variation.metric, variation.factor) };
    default:
      return variation satisfies never;
  }
}

type Scale = (model: EngineState["model"], factor: number) => EngineState["model"];

function times<T extends { readonly dayVariance: number }>(part: T, factor: number): T {
  return { ...part, dayVariance: part.dayVariance * factor };
}

/** Every process that has good and bad days, and how to make them more or less so. */
export const dayVarianceProcesses: Readonly<Record<string, Scale>> = {
  demand: (model, factor) => ({ ...model, demand: times(model.demand, factor) }),
  pickup: (model, factor) => ({ ...model, pickup: times(model.pickup, factor) }),
  "pickup-seconds": (model, factor) => ({ ...model, pickupSeconds: times(model.pickupSeconds, factor) }),
  signing: (model, factor) => ({ ...model, signing: times(model.signing, factor) }),
  delivery: (model, factor) => ({ ...model, delivery: times(model.delivery, factor) }),
  review: (model, factor) => ({ ...model, review: times(model.review, factor) }),
  stars: (model, factor) => {
    const [first, ...rest] = model.fewerStars;
    return { ...model, fewerStars: [times(first, factor), ...rest] };
  },
  "quality-return": (model, factor) => ({ ...model, qualityReturn: times(model.qualityReturn, factor) }),
  "damage-return": (model, factor) => ({ ...model, damageReturn: times(model.damageReturn, factor) }),
  application: (model, factor) => ({
    ...model,
    afterSales: { ...model.afterSales, application: times(model.afterSales.application, factor) },
  }),
  refund: (model, factor) => ({
    ...model,
    afterSales: { ...model.afterSales, refund: times(model.afterSales.refund, factor) },
  }),
  "review-seconds": (model, factor) => ({
    ...model,
    afterSales: { ...model.afterSales, reviewSeconds: times(model.afterSales.reviewSeconds, factor) },
  }),
  sessions: (model, factor) => ({
    ...model,
    chats: { ...model.chats, sessions: times(model.chats.sessions, factor) },
  }),
  response: (model, factor) => ({ ...model, chats: times(model.chats, factor) }),
  seeking: (model, factor) => ({
    ...model,
    help: { ...model.help, seeking: times(model.help.seeking, factor) },
  }),
  escalation: (model, factor) => ({
    ...model,
    help: { ...model.help, escalation: times(model.help.escalation, factor) },
  }),
};

/** A metric's points with the distance to 100 multiplied, wherever its standard gives them. */
function withLostPoints(rules: RuleVersion, metric: string, factor: number): RuleVersion {
  const rule = rules.metrics[metric]!;
  const { mapping } = rule;
  if (mapping.kind !== "piecewise-linear") return rules;
  const cases = mapping.cases.map((one) => ({
    ...one,
    knots: one.knots.map(([value, points]): [number, number] => [
      value,
      Math.max(0, 100 - factor * (100 - points)),
    ]),
  }));
  return { ...rules, metrics: { ...rules.metrics, [metric]: { ...rule, mapping: { ...mapping, cases } } } };
}

/** Metrics whose standard is not published: their points can be varied. */
export function assumedStandards(rules: RuleVersion): string[] {
  return Object.entries(rules.metrics)
    .filter(
      ([, { mapping }]) =>
        mapping.kind === "piecewise-linear" &&
        mapping.cases.some(({ provenance }) => provenance === "assumed"),
    )
    .map(([id]) => id);
}
