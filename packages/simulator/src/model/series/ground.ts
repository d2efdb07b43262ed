import { listEntries, metrics, type OrderFacts, type RuleVersion, type TallySeries } from "@scorecast/core";
import type { ProcessFit } from "../process-fit.ts";
import type { ShopModel } from "../shop-model.ts";
import type { ShopRecord } from "../shop-record.ts";
import { definitionOf } from "./definition.ts";
import type { SeriesModel } from "./series-model.ts";

/** What a series is learnt from: the record, and how a rule version counts the metric. */
export interface SeriesGround {
  readonly record: ShopRecord;
  readonly facts: OrderFacts;
  readonly rules: RuleVersion;
  readonly metric: string;
  readonly tally: TallySeries;
  /** Valid orders signed, per day of the record. */
  readonly signedPerDay: Float64Array;
  readonly model: Omit<ShopModel, "series">;
}

/** What is on the way of a series at the start; an index is an age in days, 0: yesterday. */
export interface SeriesWay {
  /** Orders of the cohort that the event has not reached yet. */
  readonly open?: readonly number[];
  /** Orders paid on the day that are picked up; that are cancelled. */
  readonly pickedUp?: readonly number[];
  readonly cancelled?: readonly number[];
}

export interface FittedSeries {
  readonly model: SeriesModel;
  readonly way: SeriesWay;
  /** What it was learnt from, for the report of the fit; null where a main process says it all. */
  readonly fit: ProcessFit | null;
}

export function ofMetric({ rules, metric }: SeriesGround): { metric: string; definition: string } {
  return { metric, definition: definitionOf(rules, metric) };
}

/** An entry of the metric's tally that is known before the start. */
export interface KnownEntry {
  /** From the record's first day; may lie before it. */
  readonly day: number;
  readonly numerator: number;
  readonly denominator: number;
  /** Row of orders; −1: none. */
  readonly order: number;
}

/** Calls `visit` for each entry that the metric's tally is made of, as it was known at the start. */
export function eachKnownEntry(
  { record, facts, rules, metric }: SeriesGround,
  visit: (entry: KnownEntry) => void,
): void {
  const { history, firstDay, start } = record;
  const rule = rules.metrics[metric]!;
  const definition = metrics[metric as keyof typeof metrics] as (typeof metrics)["pickup-score"];
  const amounts = definition.amounts?.(rule.parameters) ?? null;
  listEntries(definition, rule, rules, history, facts, (cohort, known, amount, denominator, order) => {
    if (known >= start || cohort >= start) return;
    const numerator = amounts ? amounts[Math.min(amount, amounts.length - 1)]! * denominator : amount;
    visit({ day: cohort - firstDay, numerator, denominator, order });
  });
}

export function sumOf(column: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[i]!;
  return sum;
}
