import type { RuleVersion } from "@scorecast/core";
import { drawnOn, type Recording } from "../engine/recording.ts";
import type { RandomSource } from "../generate/random-source.ts";
import type { Cast, StoryAfterSale, StoryOrder } from "./cast.ts";
import { findOne } from "./draw-lots.ts";
import type { StoryRow } from "./known-rows.ts";
import type { SeekSlots } from "./seek-slots.ts";
import type { Untold } from "./untold.ts";

/** Reasons under which a return counts for quality, for damage, and for neither. */
export interface Reasons {
  readonly quality: string;
  readonly damage: string;
  readonly neither: string;
}

export function reasonsOf(rules: RuleVersion): Reasons {
  const listed = (metric: string, usual: readonly string[]) =>
    rules.metrics[metric]?.parameters.reasons ?? usual;
  const quality = listed("quality-return-rate", ["quality"]);
  const damage = listed("damage-return-rate", ["damage"]);
  return {
    quality: quality.find((reason) => !damage.includes(reason)) ?? "quality",
    damage: damage.find((reason) => !quality.includes(reason)) ?? "damage",
    neither:
      ["no-reason", "other"].find((reason) => !quality.includes(reason) && !damage.includes(reason)) ?? "",
  };
}

export interface AfterSalesDay {
  readonly t: number;
  readonly recording: Recording;
  readonly cast: Cast;
  readonly reasons: Reasons;
  readonly slots: SeekSlots;
  readonly random: RandomSource;
  readonly untold: Untold[];
  readonly nextId: () => string;
}

/**
 * The after-sales that begin on day `t`: returns for quality and for damage, each an order's first, and applications of the
 * assessed kinds. One row is both where an order is of both cohorts; else a return that is no application is an exchange.
 */
export function newAfterSales(day: AfterSalesDay): StoryAfterSale[] {
  const { t, recording, cast, slots, random, untold } = day;
  const quality = drawnOn(recording, "quality-return", t);
  const damage = drawnOn(recording, "damage-return", t);
  const applications = [...drawnOn(recording, "applications", t)];
  const cohortOf = (rows: readonly number[], row: number) => t - rows.length + 1 + row;
  const begun: StoryAfterSale[] = [];

  const firsts = (
    process: "quality-return" | "damage-return",
    members: Cast["paid"],
    counts: readonly number[],
    reason: string,
  ) => {
    for (let row = 0; row < counts.length; row++)
      for (let n = 0; n < counts[row]!; n++) {
        const pool = members.of(cohortOf(counts, row));
        const without = ({ afterSales }: StoryOrder) => afterSales === 0;
        const order =
          findOne(pool, (one) => without(one) && slots.settle(one, t), random) ??
          findOne(pool, without, random);
        if (!order) {
          untold.push({ t, process, amount: 1 });
          continue;
        }
        const place = applications.length - 1 - (t - order.paidDay);
        const applies = (applications[place] ?? 0) > 0 && !order.applied;
        if (applies) applications[place]!--;
        begun.push(
          begin(day, order, applies ? "return-refund" : "exchange", reason, process === "quality-return"),
        );
      }
  };
  firsts("quality-return", cast.signed, quality, day.reasons.quality);
  firsts("damage-return", cast.paid, damage, day.reasons.damage);

  for (let row = 0; row < applications.length; row++)
    for (let n = 0; n < applications[row]!; n++) {
      const order = applicant(day, cast.paid.of(cohortOf(applications, row)), row, applications.length);
      if (!order) {
        untold.push({ t, process: "applications", amount: 1 });
        continue;
      }
      const onTheRoad = order.signedDay > t && order.pickedDay < t;
      begun.push(begin(day, order, onTheRoad ? "refund-only" : "return-refund", day.reasons.neither, false));
    }
  return begun;
}

/** Who applies: somebody of the cohort, rather with the goods than without; or a buyer who has turned to the merchant before. */
function applicant(
  { t, cast, slots, random }: AfterSalesDay,
  pool: readonly StoryOrder[],
  row: number,
  rows: number,
): StoryOrder | null {
  // the first of an order is the earliest, to the second: never two on one day
  const fresh = ({ applied, latestAfterSale }: StoryOrder) => !applied && latestAfterSale < t;
  const one =
    findOne(
      pool,
      (order) => fresh(order) && order.afterSales === 0 && order.pickedDay < t && slots.settle(order, t),
      random,
    ) ?? findOne(pool, (order) => fresh(order) && slots.settle(order, t), random);
  if (one) return one;
  const sought = ({ soughtDay, afterSales, latestAfterSale }: StoryOrder) =>
    soughtDay <= t && afterSales > 0 && latestAfterSale < t;
  for (let away = 0; away < rows; away++)
    for (const near of away === 0 ? [row] : [row - away, row + away]) {
      if (near < 0 || near >= rows) continue;
      const again = findOne(cast.paid.of(t - rows + 1 + near), sought, random);
      if (again) return again;
    }
  return findOne(pool, fresh, random);
}

function begin(
  { t, nextId, slots, untold }: AfterSalesDay,
  order: StoryOrder,
  type: string,
  reason: string,
  afterSigning: boolean,
): StoryAfterSale {
  order.afterSales++;
  order.latestAfterSale = t;
  if (type !== "exchange") order.applied = true;
  if (!slots.settle(order, t)) {
    untold.push({ t, process: "seeking", amount: -1 });
    order.soughtDay = t;
  }
  const row: StoryRow = { after_sale_id: nextId(), order_id: order.id, type, reason_class: reason };
  return { order, row, appliedDay: t, appliedAt: Number.NaN, afterSigning, seconds: Number.NaN };
}
