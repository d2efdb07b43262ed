import type { Shop, TableName } from "../history/history.ts";
import type { Metric } from "../metrics/metric.ts";
import type { Bonus, Condition, DimensionId, RuleVersion, TallyRef, Window } from "../rules/schema.ts";
import { matches, selectCase } from "../rules/select.ts";
import { countById, metricById, missingTables } from "../tally/tally-shop.ts";
import type { DayWindow } from "../tally/window-sums.ts";
import { type CompiledMapping, compileMapping, medianPeerPoints } from "./mapping.ts";

/** One window sum that the score reads: `series` is a metric id or "count:" and a count id. */
export interface Slot {
  readonly series: string;
  readonly window: DayWindow;
}

/** Where a tally stands in the sums: a slot, and which side of it. */
export interface SlotRef {
  readonly slot: number;
  readonly part: "numerator" | "denominator";
}

export interface MetricPlan {
  readonly id: string;
  readonly metric: Metric;
  readonly dimension: number;
  /** Slots of its windows and their shares of the value; the first is the longest. */
  readonly slots: readonly number[];
  readonly shares: readonly number[];
  readonly scale: number;
  /** Weight within the dimension, in [0, 1]. */
  readonly weight: number;
  readonly mapping: CompiledMapping;
  readonly medianPeerPoints: number;
  /** Tables that are missing; not empty: unscored. */
  readonly missing: readonly TableName[];
  /** No file gives this metric: its value comes with the day state. */
  readonly external: boolean;
  readonly floor: {
    readonly tally: SlotRef;
    readonly atMost: number;
    readonly needsFewOrders: boolean;
  } | null;
}

export type ConditionPlan =
  | { readonly kind: "count-at-least"; readonly tally: SlotRef; readonly atLeast: number }
  | {
      readonly kind: "share-at-least";
      readonly numerator: SlotRef;
      readonly denominator: SlotRef;
      readonly atLeast: number;
    };

export interface BonusPlan {
  readonly bonus: Bonus;
  /** Index of the dimension that it lifts, -1 for the total. */
  readonly dimension: number;
  readonly conditions: readonly ConditionPlan[];
}

/** A standard of the growth stage: the value of a metric, or a tally, and its bounds. */
export interface IndicatorPlan {
  /** Index of the metric whose value is judged, -1 for a tally. */
  readonly metric: number;
  readonly tally: SlotRef | null;
  readonly atMost: number;
  readonly atLeast: number;
}

/** A rule version made ready for one shop: what to sum, and how sums become points. */
export interface Plan {
  readonly rules: RuleVersion;
  readonly shop: Shop;
  readonly slots: readonly Slot[];
  readonly metrics: readonly MetricPlan[];
  readonly dimensions: readonly {
    readonly id: DimensionId;
    readonly weight: number;
    readonly min: number;
    readonly max: number;
  }[];
  readonly bonuses: readonly BonusPlan[];
  readonly indicators: readonly IndicatorPlan[];
  readonly floorPoints: number;
  /** Fewer valid paid orders than this are few; 0 without a floor. */
  readonly fewOrdersBelow: number;
  readonly ordersSlot: number;
  readonly stageOrdersSlot: number;
}

/** Makes `rules` ready for `shop`, whose folder has `tables`. */
export function compilePlan(rules: RuleVersion, shop: Shop, tables: ReadonlySet<TableName>): Plan {
  const slots: Slot[] = [];
  const slotOf = (series: string, window: DayWindow): number => {
    const { fromDaysAgo, toDaysAgo } = window;
    const found = slots.findIndex(
      (s) => s.series === series && s.window.fromDaysAgo === fromDaysAgo && s.window.toDaysAgo === toDaysAgo,
    );
    if (found >= 0) return found;
    slots.push({ series, window: { fromDaysAgo, toDaysAgo } });
    return slots.length - 1;
  };
  const windowsOf = (id: string): readonly Window[] =>
    [...rules.metrics[id]!.windows].sort((a, b) => b.fromDaysAgo - a.fromDaysAgo);
  const refOf = (ref: TallyRef, days: number): SlotRef => {
    if ("metric" in ref) return { slot: slotOf(ref.metric, windowsOf(ref.metric)[0]!), part: ref.part };
    countById(ref.count);
    return { slot: slotOf(`count:${ref.count}`, { fromDaysAgo: days, toDaysAgo: 1 }), part: "numerator" };
  };

  const dimensionWeights = selectCase(rules.weights.dimensions, shop).weights;
  const dimensions = rules.dimensions.map(({ id, clamp }) => ({
    id,
    weight: (dimensionWeights[id] ?? 0) / 100,
    ...clamp,
  }));
  const metricPlans = Object.entries(rules.metrics).map(([id, rule]): MetricPlan => {
    const metric = metricById(id);
    const windows = windowsOf(id);
    const table = rules.weights[rule.dimension];
    const mapping = compileMapping(rule.mapping, shop);
    return {
      id,
      metric,
      dimension: dimensions.findIndex((d) => d.id === rule.dimension),
      slots: windows.map((window) => slotOf(id, window)),
      shares: windows.map((window) => window.share),
      scale: metric.scale,
      weight: table ? (selectCase(table, shop).weights[id] ?? 0) / 100 : 0,
      mapping,
      medianPeerPoints: medianPeerPoints(mapping),
      missing: missingTables(metric, tables),
      external: metric.table === "observed",
      floor: rule.floor
        ? {
            tally: refOf(rule.floor.tally, rules.floor?.windowDays ?? 30),
            atMost: rule.floor.atMost,
            needsFewOrders: rule.floor.needsFewOrders,
          }
        : null,
    };
  });
  const bonuses = rules.adjustments
    .filter(
      (adjustment): adjustment is Bonus =>
        adjustment.kind === "bonus" && !(adjustment.notFor && matches(adjustment.notFor, shop)),
    )
    .map((bonus) => ({
      bonus,
      dimension: dimensions.findIndex((d) => d.id === bonus.target),
      conditions: bonus.conditions.flatMap((condition) => conditionPlan(condition, refOf)),
    }));
  const growth = rules.stages.kind === "by-orders" ? rules.stages.growth : null;
  const stageDays = rules.stages.kind === "by-orders" ? rules.stages.windowDays : 30;
  const indicators = (growth?.indicators ?? []).map(({ metric, tally, atMost, atLeast }) => ({
    metric: metricPlans.findIndex(({ id }) => id === metric),
    tally: tally ? refOf(tally, stageDays) : null,
    atMost: atMost ?? Number.POSITIVE_INFINITY,
    atLeast: atLeast ?? Number.NEGATIVE_INFINITY,
  }));
  const orders = { count: "valid-paid-orders" };
  return {
    rules,
    shop,
    metrics: metricPlans,
    dimensions,
    bonuses,
    indicators,
    floorPoints: rules.floor?.points ?? Number.NaN,
    fewOrdersBelow: rules.floor ? selectCase(rules.floor.fewOrders, shop).below : 0,
    ordersSlot: refOf(orders, rules.floor?.windowDays ?? 30).slot,
    stageOrdersSlot: refOf(orders, stageDays).slot,
    slots,
  };
}

function conditionPlan(
  condition: Condition,
  refOf: (ref: TallyRef, days: number) => SlotRef,
): ConditionPlan[] {
  switch (condition.kind) {
    case "count-at-least":
      return [{ kind: "count-at-least", tally: refOf(condition.tally, 30), atLeast: condition.atLeast }];
    case "share-at-least":
      return [
        {
          kind: "share-at-least",
          numerator: refOf(condition.numerator, 30),
          denominator: refOf(condition.denominator, 30),
          atLeast: condition.atLeast,
        },
      ];
    case "perk-open":
      return [];
    default:
      return condition satisfies never;
  }
}
