import type { OrderFacts, RuleVersion, ShopTallies } from "@scorecast/core";
import { type PriorUsed, priorNote } from "../priors.ts";
import type { ProcessFit } from "../process-fit.ts";
import { seriesId, titleOf } from "../processes.ts";
import type { ShopModel } from "../shop-model.ts";
import type { ShopRecord } from "../shop-record.ts";
import { definitionOf } from "./definition.ts";
import { fitDaily } from "./fit-daily.ts";
import { fitEvents } from "./fit-events.ts";
import { fitInTime } from "./fit-in-time.ts";
import { fitPoints } from "./fit-points.ts";
import { fitRatings } from "./fit-ratings.ts";
import { fitTransit } from "./fit-transit.ts";
import type { FittedSeries, SeriesGround, SeriesWay } from "./ground.ts";
import { seriesPlans } from "./registry.ts";
import type { SeriesModel } from "./series-model.ts";
import { servedByProcesses } from "./served.ts";

/** A rule version and the tallies of the shop under it. */
export interface RulesRead {
  readonly rules: RuleVersion;
  readonly tallies: ShopTallies;
}

/**
 * Learns every metric of the rule versions that the main processes do not make. A metric that two versions count alike is
 * learnt once; one without data, or that no process can make, is left out.
 *
 * @param read the version that the main processes were fitted to comes first
 */
export function fitSeries(
  record: ShopRecord,
  facts: OrderFacts,
  read: readonly RulesRead[],
  model: Omit<ShopModel, "series">,
  signedPerDay: Float64Array,
): {
  readonly series: readonly SeriesModel[];
  readonly way: readonly SeriesWay[];
  readonly priors: readonly PriorUsed[];
  readonly fits: readonly ProcessFit[];
} {
  const fitted: FittedSeries[] = [];
  const priors: PriorUsed[] = [];
  const seen = new Set<string>();
  for (const { rules, tallies } of read)
    for (const metric of Object.keys(rules.metrics)) {
      const tally = tallies.series[metric];
      const key = `${metric} ${definitionOf(rules, metric)}`;
      if (!tally || seen.has(key) || servedByProcesses(read, rules, metric)) continue;
      seen.add(key);
      const one = fitOne({ record, facts, rules, metric, tally, signedPerDay, model });
      if (!one) continue;
      fitted.push(one);
      if (one.fit)
        priors.push(...priorNote(seriesId(metric), titleOf(seriesId(metric), rules), one.fit.events));
    }
  return {
    series: fitted.map((one) => one.model),
    way: fitted.map((one) => one.way),
    priors,
    fits: fitted.flatMap(({ fit }) => (fit ? [fit] : [])),
  };
}

function fitOne(ground: SeriesGround): FittedSeries | null {
  const plan = seriesPlans[ground.metric]?.(ground.rules.metrics[ground.metric]!);
  if (!plan) return null;
  switch (plan.kind) {
    case "events":
      return fitEvents(ground, plan);
    case "ratings":
      return fitRatings(ground, plan);
    case "in-time":
      return fitInTime(ground, plan);
    case "points":
      return fitPoints(ground);
    case "transit":
      return fitTransit(ground);
    case "daily":
      return fitDaily(ground, plan);
    default:
      return plan satisfies never;
  }
}
