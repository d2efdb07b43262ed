import type { Entry, MetricId } from "@scorecast/core";
import type { DiagnosisReport } from "../report/diagnosis-report.ts";
import { hourOf } from "./chat.ts";
import type { Ground } from "./ground.ts";
import { shiftsOf, sizeOf } from "./size.ts";
import { ordersBy, ordersByHour, type Units } from "./units.ts";

const MOST = 12;
const DAYS = 30;
const chatMetrics = [
  "chat-response-seconds",
  "chat-dissatisfaction-rate",
  "chat-first-reply-seconds",
  "chat-reply-in-3min-rate",
];

/**
 * What each product, province, courier and hour costs: the total if its orders fared as those of the others, minus the
 * total; below zero where it lifts the score. Hours are those of the payment, of the session for chats. They do not add up:
 * each is taken alone.
 */
export function contributions(ground: Ground): DiagnosisReport["contributions"] {
  if (Number.isNaN(ground.scored.evaluation.formal)) return [];
  const all = ground.plan.metrics.map(({ id }) => id as MetricId);
  const { paidAt, count } = ground.history.orders;
  return [
    ...(["product", "province", "courier"] as const).map((by) => ordersBy(ground, by)),
    ordersByHour(ground),
  ].flatMap((units) => {
    const orders = new Float64Array(units.names.length);
    for (let order = 0; order < count; order++) {
      const age = ground.asOf - Math.floor(paidAt[order]! / 86_400);
      const code = units.codes[order]!;
      if (code >= 0 && age >= 1 && age <= DAYS) orders[code]!++;
    }
    const codes = [...orders.keys()].filter((code) => orders[code]! > 0);
    if (codes.length < 2) return [];
    const told = codes
      .sort((a, b) => orders[b]! - orders[a]! || a - b)
      .slice(0, units.by === "hour" ? 24 : MOST);
    const lines = told.flatMap((code) => {
      const shifts = shiftsOf(
        ground,
        all,
        {
          suffers: (entry, metric) => unitOf(ground, units, entry, metric) === code,
          shows: (entry, metric) => counts(ground, entry, metric),
        },
        true,
      );
      const size = sizeOf(ground, shifts);
      return size === null
        ? []
        : [{ name: units.names[code]!, orders: orders[code]!, points: size.points, interval: size.interval }];
    });
    return [
      {
        by: units.by as "product" | "province" | "courier" | "hour",
        units: lines.sort((a, b) => b.points - a.points),
        more: codes.length - told.length,
      },
    ];
  });
}

/** Whether an entry is in the metric's longest window: other units are compared over the same days. */
function counts({ plan, asOf }: Ground, { cohortDay }: Entry, metric: MetricId): boolean {
  const slot = plan.metrics.find(({ id }) => id === metric)!.slots[0]!;
  const { fromDaysAgo, toDaysAgo } = plan.slots[slot]!.window;
  return cohortDay >= asOf - fromDaysAgo && cohortDay <= asOf - toDaysAgo;
}

function unitOf(ground: Ground, { by, codes }: Units, entry: Entry, metric: MetricId): number {
  if (by === "hour" && chatMetrics.includes(metric)) return hourOf(ground, entry);
  return entry.order < 0 ? -1 : codes[entry.order]!;
}
