import {
  compilePlan,
  type History,
  type OrderFacts,
  orderFacts,
  type Plan,
  type RuleVersion,
  type ShopTallies,
  scoreDays,
  tablesOf,
  tallyShop,
} from "@scorecast/core";
import type { Part } from "./observed-series.ts";
import type { Cut } from "./shown.ts";

/** One way to count a record: rules and record, and what differs from the usual way. */
export interface Counting {
  readonly history: History;
  readonly rules: RuleVersion;
  readonly facts: (history: History) => OrderFacts;
  /** The page's day D shows our day D + shift. */
  readonly shift: number;
  readonly cut: Cut;
}

export function usualCounting(history: History, rules: RuleVersion): Counting {
  return { history, rules, facts: orderFacts, shift: 0, cut: "rounded" };
}

/** Every node's values and points by day, as one way to count gives them. NaN: no data. */
export interface Counted {
  readonly plan: Plan;
  readonly from: number;
  readonly columnOf: (node: string, part: Part) => Float64Array;
}

/** Tallies under the countings of one shop; what a counting leaves as it is is not tallied again. */
export function newCounter(): (counting: Counting, from: number, to: number) => Counted {
  const known = new Map<string, ShopTallies>();
  const ids = new Map<object, number>();
  const idOf = (object: object) => {
    const id = ids.get(object) ?? ids.size;
    ids.set(object, id);
    return id;
  };
  const factsOf = new Map<string, OrderFacts>();
  const talliesOf = ({ history, rules, facts }: Counting): ShopTallies => {
    const series: Record<string, ShopTallies["series"][string]> = {};
    const { orderTypesLeftOut } = rules;
    const whose = `${idOf(history)} ${idOf(facts)}`;
    const own = factsOf.get(whose) ?? facts(history);
    factsOf.set(whose, own);
    for (const [id, rule] of Object.entries(rules.metrics)) {
      const { windows: _, mapping: __, ...what } = rule;
      const key = `${whose} ${id} ${JSON.stringify([what, orderTypesLeftOut.types])}`;
      const tallies = known.get(key) ?? tallyShop(history, { ...rules, metrics: { [id]: rule } }, own);
      known.set(key, tallies);
      Object.assign(series, tallies.series);
    }
    return { series, tables: tablesOf(history) };
  };
  return (counting, from, to) => count(counting, talliesOf(counting), from, to);
}

function count({ history, rules, shift }: Counting, tallies: ShopTallies, from: number, to: number): Counted {
  const plan = compilePlan(rules, history.shop, tallies.tables);
  const points = plan.metrics.map(() => new Float64Array(to - from + 1));
  const first = from + shift;
  const scores = scoreDays(plan, tallies, history, first, to + shift, (day, evaluation) => {
    for (const [m, column] of points.entries()) column[day - first] = evaluation.points[m]!;
  });
  return {
    plan,
    from,
    columnOf: (node, part) => {
      if (node === "total") return scores.total;
      const dimension = plan.dimensions.findIndex(({ id }) => id === node);
      if (dimension >= 0) return scores.dimensions[dimension]!;
      const metric = plan.metrics.findIndex(({ id }) => id === node);
      return part === "value" ? scores.values[metric]! : points[metric]!;
    },
  };
}
