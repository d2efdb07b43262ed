import { dayOf, type Entry } from "@scorecast/core";
import { byReview } from "../affected.ts";
import type { Cause } from "../cause.ts";
import { chatSpan } from "../shipping.ts";
import { slowCases } from "../slow-cases.ts";
import { TOLD } from "../units.ts";
import { hours, percent } from "../words.ts";

/** After-sales that wait for an answer, or for their end. */
export const slowAfterSales: Cause = {
  id: "slow-after-sales",
  title: { zh: "售后处理慢", en: "Slow after-sales" },
  kind: "trouble",
  source: {
    zh: "源文档 000：纠纷平均超过 72 小时；源文档 004：24 小时内处理",
    en: "source document 000: disputes over 72 hours on average; 004: handled within 24 hours",
  },
  standards: ["review-hours", "review-mean-hours", "dispute-hours", "tolerated-share"],
  needs: ["after-sales"],
  affects: [...byReview, "platform-help-rate"],
  levers: ["fast-refund", "compensate-first"],
  look(ground) {
    const sales = ground.history.afterSales!;
    const chat = chatSpan(ground);
    const short = ({ row }: Entry) =>
      chat !== null && dayOf(sales.appliedAt[row]!) >= chat.from && dayOf(sales.appliedAt[row]!) <= chat.to;
    const all = ground.entries("after-sale-review-hours")!.filter((entry) => !short(entry));
    const recent = all.filter(({ cohortDay }) => cohortDay >= ground.asOf - 30);
    const took = ({ numerator }: Entry) => numerator / 3600;
    const cases = slowCases(ground, recent, took, () => 1, {
      limit: ground.standard("review-hours"),
      meanLimit: ground.standard("review-mean-hours"),
    });
    let [disputes, sum] = [0, 0];
    for (let row = 0; row < sales.count; row++) {
      const end = Number.isNaN(sales.closedAt[row]!) ? sales.refundedAt[row]! : sales.closedAt[row]!;
      if (
        sales.arbitration[row] !== 1 ||
        !(end >= (ground.asOf - 30) * 86_400) ||
        !(end < ground.asOf * 86_400)
      )
        continue;
      disputes++;
      sum += (end - sales.appliedAt[row]!) / 3600;
    }
    const dispute = ground.standard("dispute-hours");
    const disputeZh =
      disputes > 0 ? `；${disputes} 起仲裁平均 ${hours(sum / disputes)} 小时了结（界线 ${dispute}）` : "";
    const disputeEn =
      disputes > 0
        ? `; ${disputes} arbitrations took ${hours(sum / disputes)} hours on average (limit ${dispute})`
        : "";
    const observed =
      recent.length > 0 ? { value: cases.mean, unit: "hours" as const, of: recent.length } : null;
    const reference = { kind: "standard" as const, value: cases.limit, unit: "hours" as const, of: 0 };
    if (cases.broken === null)
      return {
        kind: "nothing",
        says: {
          zh: `近 30 天退款的 ${recent.length} 件售后里 ${percent(cases.share)} 审核超过 ${cases.limit} 小时${disputeZh}`,
          en: `${percent(cases.share)} of the ${recent.length} after-sales refunded in 30 days waited over ${cases.limit} hours for an answer${disputeEn}`,
        },
        ...{ observed, reference },
      };
    const slow = all.filter((entry) => took(entry) > cases.limit);
    const rows = new Set(slow.map(({ row }) => row));
    const orders = new Set(slow.map(({ order }) => order));
    return {
      kind: "trouble",
      says: {
        zh: `近 30 天退款的 ${recent.length} 件售后里 ${percent(cases.share)} 审核超过 ${cases.limit} 小时，平均 ${hours(cases.mean)} 小时${disputeZh}`,
        en: `${percent(cases.share)} of the ${recent.length} after-sales refunded in 30 days waited over ${cases.limit} hours for an answer, ${hours(cases.mean)} on average${disputeEn}`,
      },
      size: {
        suffers: ({ row, order }, metric) => (byReview.includes(metric) ? rows.has(row) : orders.has(order)),
      },
      ...{ observed, reference, chance: cases.chance },
      evidence: [
        {
          title: { zh: "售后单", en: "after-sales" },
          items: cases.slow.slice(0, TOLD).map(({ row }) => sales.ids[row]!),
        },
      ],
    };
  },
};
