import type { DailySeries, InTimeSeries } from "../../model/series/series-model.ts";
import { shareWithin } from "../../model/series/share-within.ts";
import { meanOf } from "../../model/shares.ts";
import type { ShopModel } from "../../model/shop-model.ts";
import { exp } from "../../numeric/exp.ts";
import { log } from "../../numeric/log.ts";

/** Waits are not cut below this share of what they were. */
const SHORTEST = 0.05;

/**
 * Factor that the levers and incidents in `model` put on each series: on the hazard of a bad case, or of a pickup in time, or on
 * the amounts; 1 where a series follows nothing, or all is as it was fitted.
 */
export function seriesTimes(model: ShopModel): Float64Array {
  return Float64Array.from(model.series ?? [], (series) => {
    switch (series.kind) {
      case "daily":
        return dailyTimes(series, model);
      case "in-time":
        return inTimeTimes(series, model);
      default:
        return 1;
    }
  });
}

function dailyTimes(
  { follows, amount }: DailySeries,
  { afterSales, chats, help, delivery }: ShopModel,
): number {
  if (!follows) return 1;
  const review = () => mean(afterSales.reviewSeconds.points);
  switch (follows.part) {
    case "reply":
      return waiting(chats.secondsPerRound / follows.secondsPerRound, amount);
    case "review":
      return waiting(review() / follows.reviewSeconds, amount);
    case "refund":
      return waiting(1 + (review() - follows.reviewSeconds) / follows.refundSeconds, amount);
    case "escalation":
      return help.escalation.times ?? 1;
    case "late":
      return delivery.times ?? 1;
    case "dissatisfaction": {
      const { share, starsBetween, meanStars } = follows;
      const more = 1 - exp((chats.dissatisfied.times ?? 1) * log(1 - share)) - share;
      return more === 0 ? 1 : Math.max(SHORTEST, 1 - (more * starsBetween) / meanStars);
    }
    default:
      return follows satisfies never;
  }
}

/** Waits `ratio` times as long: the factor on their sum, or on the hazard of being too long as exponential ones would be. */
function waiting(ratio: number, amount: DailySeries["amount"]): number {
  if (ratio === 1) return 1;
  const held = Math.max(SHORTEST, ratio);
  if (amount.kind !== "share") return held;
  const share = Math.min(Math.max(meanOf(amount.bad), 1e-6), 1 - 1e-6);
  return log(1 - exp(log(share) / held)) / log(1 - share);
}

/** More pickups of the due day are in time when they take less time. */
function inTimeTimes({ limit, dueLag }: InTimeSeries, { pickupSeconds }: ShopModel): number {
  if (limit === null) return 1;
  const within = shareWithin(pickupSeconds, dueLag, limit.seconds);
  return within === limit.within ? 1 : log(1 - within) / log(1 - limit.within);
}

function mean(points: readonly number[]): number {
  return points.reduce((a, b) => a + b, 0) / points.length;
}
