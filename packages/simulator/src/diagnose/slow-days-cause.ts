import { dayOf, formatDay } from "@scorecast/core";
import type { Text } from "@scorecast/core/report";
import type { Seen } from "./cause.ts";
import { covers } from "./goods.ts";
import type { Ground } from "./ground.ts";
import { chatSpan, overdue, type SlowDays, slowDays } from "./shipping.ts";
import { orderIds, paidDay } from "./units.ts";
import { days, hours } from "./words.ts";

/** What a cause says that shows as days of payment that waited longer: `why`, with its own sentence in front. */
export function slowDaysBecause(
  ground: Ground,
  why: SlowDays["why"],
  front: (slow: SlowDays) => Text,
  none: Text,
): Seen {
  const slow = slowDays(ground);
  if (slow !== null && slow.why === "missed-round" && why === "warehouse-stop")
    return { kind: "nothing", says: missedRound(slow) };
  if (slow === null || slow.why !== why) return { kind: "nothing", says: none };
  const { excess, units } = slow;
  const [own, usual] = [
    excess.inside.amount / excess.inside.weight,
    excess.outside.amount / excess.outside.weight,
  ];
  const { paidAt, cancelledAt, count } = ground.history.orders;
  let pending = 0;
  const late: number[] = [];
  for (let order = 0; order < count; order++) {
    if (!covers(excess, units.codes[order]!, dayOf(paidAt[order]!))) continue;
    late.push(order);
    if (Number.isNaN(ground.facts.signedAt![order]!) && Number.isNaN(cancelledAt[order]!)) pending++;
  }
  const chat = chatSpan(ground);
  const text = front(slow);
  const struck = slow.surge.length > 0 ? slow.surge : slow.stopped;
  return {
    kind: "trouble",
    says: {
      zh: `${text.zh}；${days(excess.from, excess.to)} 付款的 ${Math.round(excess.inside.weight)} 单平均等 ${hours(own / 3600)} 小时才揽收，其余 ${hours(usual / 3600)} 小时`,
      en: `${text.en}; the ${Math.round(excess.inside.weight)} orders paid on ${days(excess.from, excess.to)} waited ${hours(own / 3600)} hours for pickup, ${hours(usual / 3600)} else`,
    },
    size: {
      suffers: (entry, metric) =>
        metric.startsWith("chat") && entry.order < 0
          ? chat !== null && struck.includes(entry.cohortDay)
          : covers(excess, units.codes[entry.order] ?? -1, paidDay(ground, entry)),
    },
    span: [excess.from, excess.to],
    observed: { value: own / 3600, unit: "hours", of: Math.round(excess.inside.weight) },
    reference: { kind: "own", value: usual / 3600, unit: "hours", of: Math.round(excess.outside.weight) },
    chance: excess.chance,
    evidence: [
      { title: { zh: "日子", en: "days" }, items: struck.map(formatDay) },
      {
        title: { zh: "还没揽收的订单", en: "orders not picked up yet" },
        items: orderIds(ground, overdue(ground)),
      },
      { title: { zh: "订单", en: "orders" }, items: orderIds(ground, late) },
    ].filter(({ items }) => items.length > 0),
    pending,
  };
}

function missedRound({ stopped }: SlowDays): Text {
  const day = formatDay(stopped[0]!);
  return {
    zh: `${day} 几乎没有揽收，只有这一天：算快递漏收一次，不算停发`,
    en: `hardly anything was picked up on ${day} alone: a round that the courier missed, no standstill`,
  };
}
