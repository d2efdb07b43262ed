import { isBad, type MetricId, metrics, reevaluated, rowId } from "@scorecast/core";
import type { Cause } from "../cause.ts";

/** So few orders that one event moves the score. */
export const lowVolume: Cause = {
  id: "low-volume",
  title: { zh: "单量小，一件事就能动分", en: "Few orders: one event moves the score" },
  kind: "circumstance",
  source: {
    zh: "由规则推出；源文档 001 的案例是 43 单里的一件投诉",
    en: "follows from the rules; source document 001's case is one complaint among 43 orders",
  },
  standards: ["few-orders"],
  needs: [],
  affects: [],
  levers: ["more-volume"],
  look(ground) {
    const { plan, scored } = ground;
    const orders = scored.numerators[plan.stageOrdersSlot]!;
    const limit = ground.standard("few-orders");
    if (!(orders < limit))
      return {
        kind: "nothing",
        says: { zh: `30 天 ${orders} 单，不算少`, en: `${orders} orders in 30 days: not few` },
      };
    const events = plan.metrics.flatMap((metric, m) => {
      const id = metric.id as MetricId;
      const window = plan.slots[metric.slots[0]!]?.window;
      if (metric.external || !window || Number.isNaN(scored.evaluation.points[m]!)) return [];
      return (ground.entries(id) ?? [])
        .filter(
          (entry) =>
            entry.cohortDay >= ground.asOf - window.fromDaysAgo &&
            entry.cohortDay <= ground.asOf - window.toDaysAgo &&
            isBad(metrics[id], entry, scored.evaluation.values[m]!),
        )
        .map((entry) => {
          const numerators = scored.numerators.slice();
          const ideal = metric.metric.ideal * metric.scale * entry.denominator;
          for (const slot of metric.slots)
            numerators[slot]! +=
              metric.metric.event === "numerator" ? -entry.numerator : ideal - entry.numerator;
          const { formal } = reevaluated(plan, numerators, scored.denominators, scored.state);
          return { metric, entry, points: formal - scored.evaluation.formal };
        });
    });
    const dearest = events.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points);
    const one = dearest[0];
    const share = {
      zh: `一单占 ${(100 / Math.max(1, orders)).toFixed(1)} %`,
      en: `one order is ${(100 / Math.max(1, orders)).toFixed(1)} %`,
    };
    if (one === undefined)
      return {
        kind: "nothing",
        says: {
          zh: `30 天只有 ${orders} 单（${share.zh}），但没有一件坏事在拉低分数`,
          en: `only ${orders} orders in 30 days (${share.en}), yet no bad event pulls the score down`,
        },
      };
    return {
      kind: "trouble",
      says: {
        zh: `30 天只有 ${orders} 单，${share.zh}；最贵的一件事单独就值 ${one.points.toFixed(1)} 分`,
        en: `only ${orders} orders in 30 days, ${share.en}; the dearest single event alone is worth ${one.points.toFixed(1)} points`,
      },
      size: {
        points: one.points,
        interval: [one.points, one.points],
        metrics: [{ metric: one.metric.id, points: one.points }],
      },
      evidence: [
        {
          title: { zh: "最贵的几件事", en: "dearest events" },
          items: dearest
            .slice(0, 5)
            .map(
              ({ metric, entry, points }) =>
                `${metric.id} ${rowId(ground.history, metric.metric.table, entry.row)} −${points.toFixed(1)}`,
            ),
        },
      ],
    };
  },
};
