import {
  compilePlan,
  type Entry,
  type History,
  isMeasurable,
  listEntries,
  type MetricId,
  metrics,
  type OrderFacts,
  orderFacts,
  type Plan,
  type RuleVersion,
  type ScoredDay,
  type ShopTallies,
  scoredDay,
  tablesOf,
  tallyShop,
} from "@scorecast/core";
import type { StandardLine } from "../report/diagnosis-report.ts";

/** Days of record that checks look at. */
export const LOOK_BACK = 120;
/** Days in which a trouble may have begun. */
export const RECENT = 60;

/** A shop's record under one rule version on one day, as checks see it. */
export interface Ground {
  readonly history: History;
  readonly facts: OrderFacts;
  readonly rules: RuleVersion;
  readonly plan: Plan;
  readonly scored: ScoredDay;
  readonly asOf: number;
  readonly standards: readonly StandardLine[];
  /** How many checks share the chance of a false alarm. */
  readonly checks: number;
  readonly tallies: ShopTallies;
  /** The value of a standard. */
  readonly standard: (id: string) => number;
  /**
   * Entries of a metric known before `asOf`, cohort days [asOf − LOOK_BACK, asOf − 1]: by the version's own definition, or
   * the plain one where the version has no such metric. null: a table is missing.
   */
  readonly entries: (metric: MetricId) => readonly Entry[] | null;
  /** Works something out once. */
  readonly once: <T>(key: string, make: () => T) => T;
}

export function groundOf(
  history: History,
  rules: RuleVersion,
  asOf: number,
  standards: readonly StandardLine[],
  checks: number,
): Ground {
  const facts = orderFacts(history);
  const tables = tablesOf(history);
  const plan = compilePlan(rules, history.shop, tables);
  const tallies = tallyShop(history, rules, facts);
  const scored = scoredDay(plan, tallies, history, asOf);
  const values = new Map(standards.map(({ id, value }) => [id, value]));
  const known = new Map<string, unknown>();
  const once = <T>(key: string, make: () => T): T => {
    if (!known.has(key)) known.set(key, make());
    return known.get(key) as T;
  };
  const standard = (id: string): number => {
    const value = values.get(id);
    if (value === undefined) throw new RangeError(`"${id}" is no standard; add it to standards.json.`);
    return value;
  };
  const entries = (id: MetricId) =>
    once(`entries ${id}`, () => {
      const rule = rules.metrics[id] ?? null;
      if (!isMeasurable(metrics[id], rule, history, tables)) return null;
      return entriesOf(id, rules, history, facts, asOf);
    });
  return { history, facts, rules, plan, scored, asOf, standards, checks, tallies, standard, entries, once };
}

function entriesOf(
  id: MetricId,
  rules: RuleVersion,
  history: History,
  facts: OrderFacts,
  asOf: number,
): Entry[] {
  const metric = metrics[id];
  const rule = rules.metrics[id] ?? null;
  const amounts = "amounts" in metric ? metric.amounts(rule?.parameters ?? {}) : null;
  const list: Entry[] = [];
  listEntries(metric, rule, rules, history, facts, (cohortDay, knownDay, amount, denominator, order, row) => {
    if (knownDay >= asOf || cohortDay < asOf - LOOK_BACK || cohortDay >= asOf) return;
    const numerator = amounts ? amounts[Math.min(amount, amounts.length - 1)]! * denominator : amount;
    list.push({ cohortDay, knownDay, numerator, denominator, order, row });
  });
  return list;
}

/** Whether a chance is small enough, all checks counted. */
export function beyondLuck(ground: Ground, chance: number): boolean {
  return chance * ground.checks <= ground.standard("false-alarm-share");
}
