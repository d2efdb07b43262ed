import type { RuleDraw, RuleVersion } from "./schema.ts";

/**
 * `rules` with the mappings and weights of one draw in place of the central ones. The result has no draws of its own;
 * neither argument is changed.
 */
export function withDraw(rules: RuleVersion, draw: RuleDraw): RuleVersion {
  const { draws: _, ...central } = rules;
  return {
    ...central,
    weights: { ...rules.weights, ...draw.weights },
    metrics: {
      ...rules.metrics,
      ...Object.fromEntries(
        Object.entries(draw.metrics).map(([id, mapping]) => [id, { ...rules.metrics[id]!, mapping }]),
      ),
    },
  };
}

/** The same rules, certain: the central mappings and weights alone. */
export function withoutDraws(rules: RuleVersion): RuleVersion {
  if (rules.draws === undefined) return rules;
  const { draws: _, ...central } = rules;
  return central;
}
