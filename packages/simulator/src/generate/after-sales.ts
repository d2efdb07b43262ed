import { type Reason, reasonsByFate, regretReason } from "./after-sale-reasons.ts";
import type { Experience } from "./experience.ts";
import { afterWorkingHours } from "./open-hours.ts";
import { type PlatformNumber, randomNumber } from "./platform-number.ts";
import type { Order } from "./purchases.ts";
import { drawFrom } from "./quantile-table.ts";
import { happens, type RandomSource, streamOf } from "./random-source.ts";
import type { AfterSaleHabits, Fate, ShopSpec } from "./shop-spec.ts";
import { pick } from "./weighted.ts";
import { slowness } from "./workload.ts";

const HOUR = 3600;
const DAY = 86_400;

export interface AfterSale {
  readonly id: PlatformNumber;
  readonly order: Order;
  readonly type: "refund-only" | "return-refund" | "exchange";
  readonly reason: Reason;
  readonly appliedAt: number;
  readonly agreedAt: number | null;
  readonly returnSignedAt: number | null;
  readonly refundedAt: number | null;
  readonly closedAt: number;
  /** An exchange that was made has no result word in the shop folder. */
  readonly result: "refunded" | "rejected" | "withdrawn" | "exchanged";
  readonly platformHandled: boolean;
  readonly arbitration: boolean;
  readonly liable: "merchant" | "buyer" | "none" | null;
  readonly compensation: "none" | "wrong-or-missing" | "tracking-late";
}

/** An application while it is written. */
type Draft = { -readonly [field in keyof AfterSale]: AfterSale[field] };

/** How many times longer work takes that comes in at a moment. */
type Slowness = (at: number) => number;

/** The refund of an order cancelled before shipping: the platform grants it within minutes. */
export function cancellation(seed: string, order: Order, cancelledAt: number): AfterSale {
  const random = streamOf(seed, "cancellation", String(order.id));
  const agreedAt = cancelledAt + Math.round(random() * 120);
  const sale = application(order, regretReason, cancelledAt, random);
  sale.type = "refund-only";
  sale.agreedAt = agreedAt;
  return refunded(sale, agreedAt + 2);
}

/** Stage 5: applications for an order that was shipped, in order of time: none, one, or two after a rejection. */
export function afterSalesOf(
  spec: ShopSpec,
  order: Order,
  experience: Experience,
  random: RandomSource,
): readonly AfterSale[] {
  const habits = spec.afterSales;
  const slower = (at: number) => slowness(spec, at);
  if (!happens(habits.applyRate[experience.fate], random)) return none;
  const reason = pick(reasonsByFate[experience.fate], random);
  const appliedAt = Math.floor(experience.since + drawFrom(habits.daysAfterSigning, random) * DAY);
  const first = settle(habits, slower, order, experience.fate, reason, appliedAt, random);
  if (first.result !== "rejected" || first.arbitration || !happens(habits.reapplyShare, random))
    return [first];
  const again = Math.floor(first.closedAt + (1 + 20 * random()) * HOUR);
  return [first, approve(habits, slower, order, experience.fate, reason, again, random)];
}

const none: readonly AfterSale[] = [];

function settle(
  habits: AfterSaleHabits,
  slower: Slowness,
  order: Order,
  fate: Fate,
  reason: Reason,
  appliedAt: number,
  random: RandomSource,
): AfterSale {
  if (happens(habits.withdrawShare, random)) {
    const closedAt = Math.floor(appliedAt + (0.2 + 10 * random()) * HOUR);
    const sale = application(order, reason, appliedAt, random);
    sale.closedAt = closedAt;
    sale.result = "withdrawn";
    return sale;
  }
  if (!happens(habits.rejectShare, random))
    return approve(habits, slower, order, fate, reason, appliedAt, random);
  const rejectedAt = Math.floor(answerTime(habits, slower, appliedAt, random));
  const sale = application(order, reason, appliedAt, random);
  sale.closedAt = rejectedAt;
  sale.result = "rejected";
  if (!happens(habits.arbitrationShare, random)) return sale;
  const ruledAt = Math.floor(rejectedAt + (24 + 72 * random()) * HOUR);
  sale.closedAt = ruledAt;
  sale.platformHandled = true;
  sale.arbitration = true;
  sale.liable = "buyer";
  if (!happens(habits.merchantLiableShare, random)) return sale;
  sale.liable = "merchant";
  sale.agreedAt = ruledAt;
  return refunded(sale, ruledAt + 60);
}

function approve(
  habits: AfterSaleHabits,
  slower: Slowness,
  order: Order,
  fate: Fate,
  reason: Reason,
  appliedAt: number,
  random: RandomSource,
): AfterSale {
  const sale = application(order, reason, appliedAt, random);
  const agreedAt = Math.floor(answerTime(habits, slower, appliedAt, random));
  sale.agreedAt = agreedAt;
  if (!happens(habits.returnShare[fate], random)) {
    sale.type = "refund-only";
    return refunded(sale, agreedAt + 1 + Math.floor(random() * 30));
  }
  const returnSignedAt = Math.floor(agreedAt + drawFrom(habits.returnTransitDays, random) * DAY);
  const inspected = drawFrom(habits.inspectHours, random);
  const doneAt = Math.floor(afterWorkingHours(habits.staffed, returnSignedAt, inspected));
  sale.returnSignedAt = returnSignedAt;
  if (!happens(habits.exchangeShare, random)) return refunded(sale, doneAt);
  sale.type = "exchange";
  sale.closedAt = doneAt;
  sale.result = "exchanged";
  return sale;
}

function answerTime(
  habits: AfterSaleHabits,
  slower: Slowness,
  appliedAt: number,
  random: RandomSource,
): number {
  if (happens(habits.autoApproveShare, random)) return appliedAt + 5 + 55 * random();
  const hours = drawFrom(habits.reviewHours, random) * slower(appliedAt);
  return afterWorkingHours(habits.staffed, appliedAt, hours);
}

/** An application that nothing has happened to yet; when it is closed, and how, is for the caller to say. */
function application(order: Order, reason: Reason, appliedAt: number, random: RandomSource): Draft {
  return {
    id: randomNumber("14", 16, random),
    order,
    type: "return-refund",
    reason,
    appliedAt,
    agreedAt: null,
    returnSignedAt: null,
    refundedAt: null,
    closedAt: appliedAt,
    result: "refunded",
    platformHandled: false,
    arbitration: false,
    liable: null,
    compensation: compensationFor(reason),
  };
}

function refunded(sale: Draft, at: number): AfterSale {
  sale.refundedAt = at;
  sale.closedAt = at;
  sale.result = "refunded";
  return sale;
}

function compensationFor(reason: Reason): AfterSale["compensation"] {
  if (reason.text === "少件/漏发") return "wrong-or-missing";
  return reason.reasonClass === "logistics" ? "tracking-late" : "none";
}
