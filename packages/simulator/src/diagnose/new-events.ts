import {
  columns,
  type Entry,
  formatDay,
  formatLocalTime,
  isBad,
  type MetricId,
  metrics,
  reevaluated,
} from "@scorecast/core";
import type { Text } from "@scorecast/core/report";
import type { DiagnosisReport, NewEventLine } from "../report/diagnosis-report.ts";
import type { Ground } from "./ground.ts";

type Kind = NewEventLine["kind"];

interface Handling {
  readonly title: Text;
  readonly todo: Text;
  /** The standard that gives the hours. */
  readonly within: string | null;
  /** Metrics of any version that count it. */
  readonly counts: readonly MetricId[];
}

const handling: Readonly<Record<Kind, Handling>> = {
  "bad-review": {
    title: { zh: "差评", en: "bad review" },
    todo: {
      zh: "道歉并给出方案，专人跟进；删改差评不改变计分",
      en: "apologise and make an offer, one named agent; changing the review does not change the score",
    },
    within: "bad-review-answer-hours",
    counts: ["product-rating", "bad-review-rate", "good-review-rate"],
  },
  "quality-return": {
    title: { zh: "质量或描述问题的售后", en: "after-sale for quality or description" },
    todo: { zh: "全额退款或换货，并查同批次", en: "full refund or exchange, and look at the batch" },
    within: "quality-answer-hours",
    counts: ["quality-return-rate", "description-deviation-rate"],
  },
  "damage-return": {
    title: { zh: "破损售后", en: "after-sale for damage" },
    todo: { zh: "退款或补发，查包装与快递", en: "refund or resend, look at packing and courier" },
    within: "quality-answer-hours",
    counts: ["damage-return-rate"],
  },
  complaint: {
    title: { zh: "投诉", en: "complaint" },
    todo: { zh: "先电话联系买家协商", en: "telephone the buyer and settle" },
    within: "attitude-answer-hours",
    counts: ["complaint-rate", "platform-help-rate"],
  },
  "escalated-chat": {
    title: { zh: "会话升级到平台", en: "chat taken to the platform" },
    todo: { zh: "致歉并补偿，由资深客服接手", en: "apologise and compensate, a senior agent takes over" },
    within: "attitude-answer-hours",
    counts: ["platform-help-rate"],
  },
  arbitration: {
    title: { zh: "平台仲裁", en: "arbitration" },
    todo: { zh: "举证，或与买家和解", en: "give evidence, or settle with the buyer" },
    within: "dispute-hours",
    counts: ["platform-help-rate", "merchant-liability-rate"],
  },
  "open-after-sale": {
    title: { zh: "售后待答复", en: "after-sale waiting for an answer" },
    todo: { zh: "审核；要拒绝先打电话", en: "answer it; telephone before refusing" },
    within: "review-hours",
    counts: [],
  },
  "overdue-parcel": {
    title: { zh: "包裹超时未签收", en: "parcel overdue" },
    todo: {
      zh: "催快递，补发或部分退款，并告知买家",
      en: "press the courier, resend or refund in part, tell the buyer",
    },
    within: "late-answer-hours",
    counts: ["delivery-on-time-rate"],
  },
  "unshipped-order": {
    title: { zh: "过了承诺时间没揽收", en: "not picked up by the promised time" },
    todo: { zh: "今天发出，并告知买家", en: "send it today, and tell the buyer" },
    within: null,
    counts: [],
  },
  violation: {
    title: { zh: "违规", en: "violation" },
    todo: { zh: "停止并自查；有异议就申诉", en: "stop and look into it; appeal if it is wrong" },
    within: null,
    counts: [],
  },
};

/** Bad events that became known in [since, the scored day), what each costs, when it leaves, and within which time to act. */
export function newEvents(ground: Ground, since: number): NonNullable<DiagnosisReport["news"]> {
  const { history, asOf } = ground;
  const { afterSales, reviews, chats, complaints, violations, parcels, orders } = history;
  const now = asOf * 86_400;
  const events: (NewEventLine & { readonly due: number })[] = [];
  const add = (kind: Kind, at: number, order: number, id: string): void => {
    if (!(at >= since) || !(at < now)) return;
    const { title, todo, within, counts } = handling[kind];
    const hours = within === null ? null : ground.standard(within);
    const due = hours === null ? now : at + hours * 3600;
    const cost = costOf(ground, counts, order);
    events.push({
      ...{ kind, title, id, at: formatLocalTime(at), todo, within: hours, standard: within, due },
      orderId: order < 0 ? null : orders.ids[order]!,
      product: order < 0 ? null : (orders.product.names[orders.product.codes[order]!] ?? null),
      ...cost,
      answerBy: hours === null ? null : formatLocalTime(due),
    });
  };
  for (let row = 0; reviews && row < reviews.count; row++)
    if (reviews.productStars[row]! <= 2)
      add("bad-review", reviews.createdAt[row]!, reviews.order[row]!, reviews.ids[row]!);
  for (let row = 0; afterSales && row < afterSales.count; row++) {
    const [order, id, applied] = [afterSales.order[row]!, afterSales.ids[row]!, afterSales.appliedAt[row]!];
    const reason = columns.reasonClasses[afterSales.reasonClass[row]!];
    const ended = [afterSales.closedAt, afterSales.refundedAt]
      .map((column) => column[row]!)
      .find((at) => at < now);
    if (afterSales.arbitration[row] === 1) add("arbitration", ended ?? applied, order, id);
    else if (reason === "quality" || reason === "mismatch") add("quality-return", applied, order, id);
    else if (reason === "damage") add("damage-return", applied, order, id);
    else if (ended === undefined && !(afterSales.agreedAt[row]! < now))
      add("open-after-sale", applied, order, id);
  }
  for (let row = 0; chats && row < chats.count; row++)
    if (chats.escalated[row] === 1)
      add("escalated-chat", chats.startedAt[row]!, chats.order[row]!, chats.ids[row]!);
  for (let row = 0; complaints && row < complaints.count; row++)
    if (complaints.upheld[row] !== 0)
      add("complaint", complaints.createdAt[row]!, complaints.order[row]!, complaints.ids[row]!);
  for (let row = 0; parcels && row < parcels.count; row++)
    if (parcels.firstRow[row] === row && parcels.standIn[row] !== 1 && !(parcels.signedAt[row]! < now))
      add("overdue-parcel", parcels.deliveryDueAt[row]!, parcels.order[row]!, parcels.ids[row]!);
  for (let order = 0; ground.facts.pickedUpAt && order < orders.count; order++) {
    const promised = Number.isNaN(orders.promisedShipAt[order]!)
      ? orders.paidAt[order]! + ground.standard("shipping-hours") * 3600
      : orders.promisedShipAt[order]!;
    if (!(ground.facts.pickedUpAt[order]! < now) && Number.isNaN(orders.cancelledAt[order]!))
      add("unshipped-order", promised, order, orders.ids[order]!);
  }
  for (let row = 0; violations && row < violations.count; row++)
    add(
      "violation",
      violations.at[row]!,
      violations.order[row]!,
      columns.violationKinds[violations.kind[row]!]!,
    );
  events.sort((a, b) => a.due - b.due || (b.cost ?? 0) - (a.cost ?? 0) || (a.id < b.id ? -1 : 1));
  return { since: formatLocalTime(since), events: events.map(({ due: _, ...event }) => event) };
}

/** What the total would gain had the order's entries of these metrics been ideal, and when the last of them leaves. */
function costOf(
  ground: Ground,
  counts: readonly MetricId[],
  order: number,
): { cost: number | null; leavesOn: string | null } {
  const { plan, scored } = ground;
  const numerators = scored.numerators.slice();
  let leaves = Number.NEGATIVE_INFINITY;
  if (order >= 0)
    for (const [m, metric] of plan.metrics.entries()) {
      const id = metric.id as MetricId;
      if (!counts.includes(id) || Number.isNaN(scored.evaluation.points[m]!)) continue;
      for (const entry of entriesByOrder(ground, id).get(order) ?? []) {
        if (!isBad(metrics[id], entry, scored.evaluation.values[m]!)) continue;
        for (const slot of metric.slots) {
          const { fromDaysAgo, toDaysAgo } = plan.slots[slot]!.window;
          if (entry.cohortDay < ground.asOf - fromDaysAgo || entry.cohortDay > ground.asOf - toDaysAgo)
            continue;
          numerators[slot]! +=
            metric.metric.event === "numerator"
              ? -entry.numerator
              : metric.metric.ideal * metric.scale * entry.denominator - entry.numerator;
          leaves = Math.max(leaves, entry.cohortDay + fromDaysAgo + 1);
        }
      }
    }
  if (!Number.isFinite(leaves)) return { cost: null, leavesOn: null };
  const cost =
    reevaluated(plan, numerators, scored.denominators, scored.state).formal - scored.evaluation.formal;
  return { cost: Number.isNaN(cost) ? null : cost, leavesOn: formatDay(leaves) };
}

function entriesByOrder(ground: Ground, id: MetricId): ReadonlyMap<number, readonly Entry[]> {
  return ground.once(`by order ${id}`, () => {
    const byOrder = new Map<number, Entry[]>();
    for (const entry of ground.entries(id) ?? []) {
      const list = byOrder.get(entry.order);
      if (list) list.push(entry);
      else byOrder.set(entry.order, [entry]);
    }
    return byOrder;
  });
}
