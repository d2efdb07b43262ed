import type { Shop } from "../history/history.ts";
import { type Provenance, weakest } from "../rules/provenance.ts";
import type { Mapping, MetricRule, RuleVersion } from "../rules/schema.ts";
import { selectCase } from "../rules/select.ts";

/** Provenance of the definition, and of the numbers that turn a value into points for this shop. */
export function mappingProvenance(mapping: Mapping, shop: Shop): Provenance {
  switch (mapping.kind) {
    case "tiers": {
      const { provenance, bounds } = selectCase(mapping.cases, shop);
      return weakest([provenance, ...bounds.map((bound) => bound.provenance)]);
    }
    case "piecewise-linear":
      return selectCase(mapping.cases, shop).provenance;
    case "peer-rank":
      return weakest([mapping.provenance, ...mapping.peers.map((snapshot) => snapshot.provenance)]);
    case "direct":
    case "unpublished":
      return mapping.provenance;
    default:
      return mapping satisfies never;
  }
}

/** Provenance of a metric's score: its definition and parameters with the floor, or with the mapping; stand-ins in the data make it assumed. */
export function metricProvenance(
  rule: MetricRule,
  rules: RuleVersion,
  shop: Shop,
  floored: boolean,
  standsIn: boolean,
): Provenance {
  const scoring = floored
    ? [rule.floor?.provenance ?? "assumed", rules.floor?.provenance ?? "assumed"]
    : [mappingProvenance(rule.mapping, shop)];
  const parameters = rule.parameters.provenance ?? rule.provenance;
  const standIn: Provenance[] = standsIn ? ["assumed"] : [];
  return weakest([rule.provenance, parameters, ...scoring, ...standIn]);
}
