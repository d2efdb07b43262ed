import { dayOf, type Entry } from "@scorecast/core";
import { byChat, byPickup, byReview } from "../affected.ts";
import type { Cause } from "../cause.ts";
import { covers } from "../goods.ts";
import { chatSpan, slowDays } from "../shipping.ts";
import { paidDay } from "../units.ts";
import { days, hours } from "../words.ts";

/** Days on which chats, and with them packing and after-sales, went slowly: too few at work. */
export const staffShortage: Cause = {
  id: "staff-shortage",
  title: { zh: "缺人的几天", en: "Days short of staff" },
  kind: "trouble",
  source: {
    zh: "源文档 000、004：客服与售后人手",
    en: "source documents 000, 004: staff for chat and after-sales",
  },
  standards: ["times-longer"],
  needs: ["chats"],
  affects: [...byChat, ...byPickup, ...byReview, "platform-help-rate"],
  levers: ["more-chat-agents", "faq-bot", "urgent-lane"],
  look(ground) {
    const chat = chatSpan(ground);
    const slow = slowDays(ground);
    const surge = slow?.why === "order-surge" ? slow : null;
    if (chat === null || (surge && overlaps(chat, surge.excess)))
      return {
        kind: "nothing",
        says:
          chat === null
            ? { zh: "没有哪几天的会话回复明显变慢", en: "chats were not markedly slower on any days" }
            : { zh: "会话变慢的那几天正在爆单", en: "chats slowed down in the days of a surge" },
      };
    const packing = slow !== null && slow.why !== "order-surge" && overlaps(chat, slow.excess) ? slow : null;
    const appliedIn = ({ row }: Entry) => {
      const at = ground.history.afterSales?.appliedAt[row];
      return at !== undefined && dayOf(at) >= chat.from && dayOf(at) <= chat.to;
    };
    const reviews = ground.entries("after-sale-review-hours") ?? [];
    const mean = (list: readonly Entry[]) =>
      list.reduce((sum, e) => sum + e.numerator, 0) /
      Math.max(
        1,
        list.reduce((n, e) => n + e.denominator, 0),
      ) /
      3600;
    const [ill, well] = [reviews.filter(appliedIn), reviews.filter((e) => !appliedIn(e))];
    const [own, usual] = [chat.inside.amount / chat.inside.weight, chat.outside.amount / chat.outside.weight];
    const alsoZh = [
      packing ? "打包也慢" : "",
      ill.length >= 5 ? `售后审核 ${hours(mean(ill))} 小时（平时 ${hours(mean(well))}）` : "",
    ].filter(Boolean);
    const alsoEn = [
      packing ? "packing was slow too" : "",
      ill.length >= 5
        ? `after-sales were answered in ${hours(mean(ill))} hours (else ${hours(mean(well))})`
        : "",
    ].filter(Boolean);
    return {
      kind: "trouble",
      says: {
        zh: [
          `${days(chat.from, chat.to)} 的会话平均 ${own.toFixed(0)} 秒才有回复，平时 ${usual.toFixed(0)} 秒`,
          ...alsoZh,
        ].join("；"),
        en: [
          `chats on ${days(chat.from, chat.to)} were answered after ${own.toFixed(0)} seconds on average, ${usual.toFixed(0)} else`,
          ...alsoEn,
        ].join("; "),
      },
      size: {
        suffers: (entry, metric) => {
          if (metric.startsWith("chat")) return entry.cohortDay >= chat.from && entry.cohortDay <= chat.to;
          if (byReview.includes(metric)) return appliedIn(entry);
          if (metric === "platform-help-rate")
            return entry.cohortDay >= chat.from && entry.cohortDay <= chat.to;
          return (
            packing !== null &&
            covers(packing.excess, packing.units.codes[entry.order] ?? -1, paidDay(ground, entry))
          );
        },
      },
      span: [chat.from, chat.to],
      observed: { value: own, unit: "seconds", of: Math.round(chat.inside.weight) },
      reference: { kind: "own", value: usual, unit: "seconds", of: Math.round(chat.outside.weight) },
      chance: chat.chance,
    };
  },
};

interface Span {
  readonly from: number;
  readonly to: number;
}

function overlaps(a: Span, b: Span): boolean {
  return a.from <= b.to + 1 && b.from <= a.to + 1;
}
