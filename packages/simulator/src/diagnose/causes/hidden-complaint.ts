import { dayOf, reevaluated, scoredDay } from "@scorecast/core";
import type { Cause, Seen } from "../cause.ts";
import { lateOrders } from "../goods.ts";
import { beyondLuck, type Ground, LOOK_BACK, RECENT } from "../ground.ts";
import { scanSpans } from "../scan.ts";
import { orderIds, TOLD } from "../units.ts";
import { days, percent } from "../words.ts";

const nodes = ["complaint-rate", "platform-help-rate", "merchant-liability-rate"] as const;
/** Of one case: what the platform shows beyond the record by less is rounding. */
const MOST_OF_A_CASE = 0.75;

/** Complaints that nobody announces: more than the record knows of, or many from orders with which nothing was wrong. */
export const hiddenComplaint: Cause = {
  id: "hidden-complaint",
  title: { zh: "没有通知的投诉", en: "A complaint that nobody announced" },
  kind: "trouble",
  source: {
    zh: "源文档 001：投诉没有通知，只看得到分数掉了",
    en: "source document 001: no message is sent, only the score falls",
  },
  standards: ["times-worse"],
  needs: [],
  affects: ["complaint-rate", "platform-help-rate", "negative-feedback-rate"],
  levers: ["compensate-first", "call-before-refusing"],
  look(ground) {
    return (
      beyondTheRecord(ground) ??
      (ground.history.complaints === null ? null : unexplained(ground)) ?? {
        kind: "cannot-tell",
        says: {
          zh: "需要 complaints.csv，或把后台显示的投诉率、求助率记进 observed.csv",
          en: "complaints.csv would tell, or the platform's own rates written into observed.csv",
        },
      }
    );
  },
};

/** The platform's own page shows more than the record explains. */
function beyondTheRecord(ground: Ground): Seen | null {
  const { observed } = ground.history;
  if (observed === null) return null;
  let [row, day] = [-1, Number.NEGATIVE_INFINITY];
  for (let r = 0; r < observed.count; r++) {
    const known = nodes.some((node) => node === observed.node[r]);
    if (
      known &&
      observed.date[r]! <= ground.asOf &&
      observed.date[r]! >= day &&
      !Number.isNaN(observed.value[r]!)
    )
      [row, day] = [r, observed.date[r]!];
  }
  if (row < 0) return null;
  const id = observed.node[row]!;
  const m = ground.plan.metrics.findIndex((metric) => metric.id === id);
  const metric = ground.plan.metrics[m];
  if (!metric) return null;
  const then = scoredDay(ground.plan, ground.tallies, ground.history, day);
  const slot = metric.slots[0]!;
  const missing = observed.value[row]! * then.denominators[slot]! - then.numerators[slot]!;
  if (!(missing >= MOST_OF_A_CASE)) return null;
  const numerators = then.numerators.slice();
  numerators[slot]! += missing;
  const points =
    then.evaluation.formal - reevaluated(ground.plan, numerators, then.denominators, then.state).formal;
  const own = then.evaluation.values[m]!;
  return {
    kind: "trouble",
    says: {
      zh: `${days(day, day)} 后台显示 ${percent(observed.value[row]!)}，按记录只有 ${percent(own)}：约 ${Math.round(missing)} 件没有进记录`,
      en: `the platform showed ${percent(observed.value[row]!)} on ${days(day, day)}, the record explains ${percent(own)}: some ${Math.round(missing)} cases are missing from it`,
    },
    size: { points, interval: [points, points], metrics: [{ metric: id, points }] },
    span: [day, day],
    observed: { value: observed.value[row]!, unit: "share", of: then.denominators[slot]! },
    reference: { kind: "own", value: own, unit: "share", of: then.denominators[slot]! },
  };
}

/** Complaints about orders that were in time and had no after-sale and no bad review: days with more of them than usual. */
function unexplained(ground: Ground): Seen {
  const { complaints, orders, reviews } = ground.history;
  const late = lateOrders(ground);
  const rows: number[] = [];
  for (let row = 0; row < complaints!.count; row++) {
    const order = complaints!.order[row]!;
    const day = dayOf(complaints!.createdAt[row]!);
    if (complaints!.upheld[row] === 0 || day >= ground.asOf || day < ground.asOf - LOOK_BACK) continue;
    const review = order < 0 ? -1 : (ground.facts.firstReview?.[order] ?? -1);
    const sale = order < 0 ? -1 : (ground.facts.firstAfterSale?.[order] ?? -1);
    if (sale < 0 && !late.has(order) && !(review >= 0 && reviews!.productStars[review]! <= 2)) rows.push(row);
  }
  const excess = scanSpans(
    {
      ...{ kind: "rate", units: 1, until: ground.asOf, whole: true, from: ground.asOf - LOOK_BACK },
      ...{ spansFrom: ground.asOf - RECENT, timesWorse: ground.standard("times-worse") },
    },
    (add) => {
      for (let order = 0; order < orders.count; order++) add(0, dayOf(orders.paidAt[order]!), 0, 1);
      for (const row of rows) add(0, dayOf(complaints!.createdAt[row]!), 1, 0);
    },
  );
  if (excess === null || !beyondLuck(ground, excess.chance))
    return {
      kind: "nothing",
      says: {
        zh: `没有缘由的投诉 ${rows.length} 件，没有哪几天超出偶然`,
        en: `${rows.length} complaints without a reason on record; no days stand out beyond luck`,
      },
    };
  const struck = rows.filter((row) => {
    const day = dayOf(complaints!.createdAt[row]!);
    return day >= excess.from && day <= excess.to;
  });
  const ordersOf = (list: readonly number[]) =>
    new Set(list.map((row) => complaints!.order[row]!).filter((order) => order >= 0));
  const all = ordersOf(rows);
  const usual = excess.outside.amount / excess.outside.weight;
  return {
    kind: "trouble",
    says: {
      zh: `${days(excess.from, excess.to)} 有 ${struck.length} 件投诉，订单本身没有超时、售后或差评；平时每百单 ${(100 * usual).toFixed(2)} 件`,
      en: `${struck.length} complaints on ${days(excess.from, excess.to)} about orders that were in time, without after-sale or bad review; ${(100 * usual).toFixed(2)} per 100 orders else`,
    },
    size: { suffers: ({ order }) => all.has(order) },
    span: [excess.from, excess.to],
    observed: { value: excess.inside.amount / excess.inside.weight, unit: "share", of: excess.inside.weight },
    reference: { kind: "own", value: usual, unit: "share", of: excess.outside.weight },
    chance: excess.chance,
    evidence: [
      {
        title: { zh: "投诉", en: "complaints" },
        items: struck.slice(0, TOLD).map((row) => complaints!.ids[row]!),
      },
      { title: { zh: "订单", en: "orders" }, items: orderIds(ground, ordersOf(struck)) },
    ],
  };
}
