import { meanOf } from "../../src/model/shares.ts";
import type { HaltingProcess, Share, ShopModel } from "../../src/model/shop-model.ts";

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;

/** P(event) when the cumulative hazard of `p`, raised for the day factor, is multiplied: worked out here once more. */
function hit(p: number, variance: number, factor: number): number {
  if (variance < 1e-9) return 1 - (1 - p) ** factor;
  const hazard = ((1 - p) ** -variance - 1) / variance;
  return 1 - (1 + variance * hazard * factor) ** (-1 / variance);
}

/** A day on which a share waits is followed here as if every day were like it: the odds of going that day. */
function probabilities({ byLag, dayVariance, times = 1, stopped = 0 }: HaltingProcess): number[] {
  return byLag.map((p) => hit(Math.min(p, 0.9999), dayVariance, times) * (1 - stopped));
}

/** Share of a cohort that the event reaches. */
function reached(process: HaltingProcess): number {
  return 1 - probabilities(process).reduce((open, p) => open * (1 - p), 1);
}

function share({ a, b, dayVariance, times = 1 }: Share): number {
  return hit(a / (a + b), dayVariance, times);
}

function pickupHours({ pickup, cancellation, pickupSeconds }: ShopModel): number {
  let [open, picked, seconds] = [1, 0, 0];
  for (const [lag, p] of probabilities(pickup).entries()) {
    const durations = pickupSeconds.byLag[Math.min(lag, pickupSeconds.byLag.length - 1)]!;
    picked += open * p;
    seconds += open * p * mean(durations.points);
    open *= (1 - p) * (1 - (cancellation[lag] ?? 0));
  }
  return seconds / picked / 3600;
}

function stars({ fewerStars: [below5, below4, below3, below2], bombed = 0 }: ShopModel): number {
  const four = share(below5);
  const three = four * meanOf(below4);
  const two = three * meanOf(below3);
  return bombed + (1 - bombed) * (5 - four - three - two - two * meanOf(below2));
}

/** What a shop with this model tends to, by metric and tally: exact under the model, at the middle of its posterior. */
export function expectedValues(model: ShopModel): Record<string, number> {
  const { delivery, chats, afterSales, help, counts, demand } = model;
  const late = sum(
    delivery.late.map((one, lag) => delivery.dueLag[lag]! * share({ ...one, times: delivery.times ?? 1 })),
  );
  return {
    "product-rating": stars(model),
    "quality-return-rate": reached(model.qualityReturn),
    "pickup-hours": pickupHours(model),
    "delivery-on-time-rate": (1 - late) * (1 - (delivery.stranded ?? 0)),
    "damage-return-rate": reached(model.damageReturn),
    "chat-response-seconds": chats.secondsPerRound,
    "chat-dissatisfaction-rate": share(chats.dissatisfied),
    "after-sale-review-hours": mean(afterSales.reviewSeconds.points) / 3600,
    "platform-help-rate": reached(help.escalation),
    "count:valid-paid-orders": demand.mean,
    ...Object.fromEntries(
      counts.map((count) => [`count:${count.id}`, 1 - (1 - meanOf(count.share)) * (1 - (count.added ?? 0))]),
    ),
  };
}

const risesWhenBetter = ["product-rating", "delivery-on-time-rate"];

/** Positive where `after` is better than `before` in this metric or tally. */
export function improvement(metric: string, before: ShopModel, after: ShopModel): number {
  const difference = expectedValues(after)[metric]! - expectedValues(before)[metric]!;
  return metric.startsWith("count:") || risesWhenBetter.includes(metric) ? difference : -difference;
}
