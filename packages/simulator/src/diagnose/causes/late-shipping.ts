import type { Entry } from "@scorecast/core";
import { byAnger, byPickup } from "../affected.ts";
import type { Cause } from "../cause.ts";
import { covers } from "../goods.ts";
import type { Ground } from "../ground.ts";
import { overdue, slowDays } from "../shipping.ts";
import { slowCases } from "../slow-cases.ts";
import { orderIds, ordersByHour, paidDay } from "../units.ts";
import { days, hours, percent } from "../words.ts";

/** Days before and after an explained span that belong to it. */
const BEFORE = 3;
const AFTER = 7;

/** Orders that wait for the courier beyond the promise, or days of payment that waited longer without another reason. */
export const lateShipping: Cause = {
  id: "late-shipping",
  title: { zh: "发货慢", en: "Late shipping" },
  kind: "trouble",
  source: { zh: "源文档 000：发货超过 48 小时", en: "source document 000: shipping beyond 48 hours" },
  standards: ["shipping-hours", "shipping-mean-hours", "tolerated-share", "times-longer"],
  needs: ["parcels"],
  affects: [...byPickup, ...byAnger],
  levers: ["second-daily-pickup", "outbound-within-24h", "ship-before-18"],
  look(ground) {
    const entries = ground.entries("pickup-hours")!;
    const slow = slowDays(ground);
    const span = slow?.excess ?? null;
    const inSpan = (entry: Entry) =>
      span !== null &&
      slow !== null &&
      covers(span, slow.units.codes[entry.order] ?? -1, paidDay(ground, entry));
    // a line takes days to form and to go: orders around an explained span are not asked again
    const explained = (entry: Entry) =>
      span !== null &&
      slow?.why !== "late-shipping" &&
      paidDay(ground, entry) >= span.from - BEFORE &&
      paidDay(ground, entry) <= span.to + AFTER;
    const limit = ground.standard("shipping-hours");
    const recent = entries.filter((entry) => entry.cohortDay >= ground.asOf - 30 && !explained(entry));
    const { paidAt, promisedShipAt } = ground.history.orders;
    // Hours on the rule's clock, stretched so that the promise of this very order is the limit.
    const took = ({ numerator, order }: Entry) => {
      const promise = (promisedShipAt[order]! - paidAt[order]!) / 3600;
      return promise > 0 ? (numerator / 3600) * (limit / Math.max(promise, 12)) : numerator / 3600;
    };
    const cases = slowCases(ground, recent, took, () => 1, {
      limit,
      meanLimit: ground.standard("shipping-mean-hours"),
    });
    const waiting = overdue(ground).length;
    const observed =
      recent.length > 0 ? { value: cases.share, unit: "share" as const, of: recent.length } : null;
    const meanHours = recent.reduce((sum, { numerator }) => sum + numerator / 3600, 0) / recent.length;
    const mean =
      recent.length === 0
        ? { zh: "", en: "" }
        : { zh: `，平均 ${hours(meanHours)} 小时`, en: `, ${hours(meanHours)} hours on average` };
    if (cases.broken !== null) {
      const late = new Set(cases.slow.map(({ order }) => order));
      const isLate = new Set(
        entries.filter((entry) => took(entry) > cases.limit && !explained(entry)).map(({ order }) => order),
      );
      return {
        kind: "trouble",
        says: {
          zh: `近 30 天揽收的 ${recent.length} 单里 ${percent(cases.share)} 超过 ${cases.limit} 小时，平均 ${hours(meanHours)} 小时${waiting > 0 ? `；还有 ${waiting} 单过了时限没揽收` : ""}`,
          en: `${percent(cases.share)} of the ${recent.length} orders picked up in 30 days took over ${cases.limit} hours, ${hours(meanHours)} on average${waiting > 0 ? `; ${waiting} more are overdue` : ""}`,
        },
        size: { suffers: ({ order }) => isLate.has(order) },
        span: slow?.why === "late-shipping" && span ? [span.from, span.to] : null,
        observed,
        reference: { kind: "standard", value: cases.limit, unit: "hours", of: 0 },
        chance: cases.chance,
        evidence: [
          {
            title: { zh: "最集中的付款时段", en: "hours of payment with the most of them" },
            items: worstHours(ground, late),
          },
          { title: { zh: "超时的订单", en: "late orders" }, items: orderIds(ground, late) },
        ],
        pending: waiting,
      };
    }
    if (slow?.why === "late-shipping" && span) {
      const [own, usual] = [
        span.inside.amount / span.inside.weight,
        span.outside.amount / span.outside.weight,
      ];
      return {
        kind: "trouble",
        says: {
          zh: `${days(span.from, span.to)} 付款的订单平均等 ${hours(own / 3600)} 小时才揽收，其余 ${hours(usual / 3600)} 小时；没有爆单、停发或缺人的迹象`,
          en: `orders paid on ${days(span.from, span.to)} waited ${hours(own / 3600)} hours for pickup, ${hours(usual / 3600)} else; no sign of a surge, a standstill or missing staff`,
        },
        size: { suffers: inSpan },
        span: [span.from, span.to],
        observed: { value: own / 3600, unit: "hours", of: Math.round(span.inside.weight) },
        reference: { kind: "own", value: usual / 3600, unit: "hours", of: Math.round(span.outside.weight) },
        chance: span.chance,
        pending: waiting,
      };
    }
    return {
      kind: "nothing",
      says: {
        zh: `近 30 天揽收的 ${recent.length} 单里 ${percent(cases.share)} 超过承诺时间${mean.zh}`,
        en: `${percent(cases.share)} of the ${recent.length} orders picked up in 30 days were later than promised${mean.en}`,
      },
      observed,
      reference: { kind: "standard", value: limit, unit: "hours", of: 0 },
    };
  },
};

function worstHours(ground: Ground, orders: ReadonlySet<number>): string[] {
  const { codes, names } = ordersByHour(ground);
  const counts = new Map<number, number>();
  for (const order of orders) counts.set(codes[order]!, (counts.get(codes[order]!) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, 3)
    .map(([hour, count]) => `${names[hour]} × ${count}`);
}
