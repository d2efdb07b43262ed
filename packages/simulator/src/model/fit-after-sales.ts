import { dayOf, endOf } from "@scorecast/core";
import { isAssessed, refundTime, reviewSeconds } from "./after-sale-times.ts";
import { addEvent, emptyTriangle, fitHazards, followCohorts, hazardsOf } from "./hazards.ts";
import { APPLICATION_LAGS, REFUND_LAGS } from "./lags.ts";
import type { OnTheWay } from "./on-the-way.ts";
import { type PriorUsed, priorUsed } from "./priors.ts";
import { hazardFit, levelFit, type ProcessFit } from "./process-fit.ts";
import { type ScatteredDays, scatter } from "./scatter.ts";
import type { ShopModel } from "./shop-model.ts";
import { byAge, type ShopRecord } from "./shop-record.ts";

const HOUR = 3600;
/** Review of an after-sale where the shop has none on record (assumed). */
const PRIOR_REVIEW_HOURS = 6;

/** From payment to the application, from there to the refund, and how long the review takes. */
export function fitAfterSales(record: ShopRecord): {
  readonly part: Pick<ShopModel, "afterSales">;
  readonly way: Pick<OnTheWay, "withoutApplication" | "openAfterSales">;
  readonly priors: PriorUsed[];
  readonly fits: ProcessFit[];
} {
  const { history, valid, firstDay, start, days, paid } = record;
  const { afterSales } = history;
  const applications = emptyTriangle(firstDay, start - 1, APPLICATION_LAGS);
  const refunds = emptyTriangle(firstDay, start - 1, REFUND_LAGS);
  const closures = emptyTriangle(firstDay, start - 1, REFUND_LAGS);
  const applied = new Float64Array(days);
  const open = Array.from({ length: REFUND_LAGS }, () => ({
    unanswered: 0,
    agreed: 0,
    agreedSeconds: 0,
    elapsed: 0,
  }));
  const reviews: { day: number; value: number }[] = [];
  let [timed, refunded] = [0, 0];
  for (let row = 0; afterSales && row < afterSales.count; row++) {
    const order = afterSales.order[row]!;
    const appliedAt = afterSales.appliedAt[row]!;
    const day = dayOf(appliedAt);
    if (order < 0 || !valid[order] || day >= start || !isAssessed(record, afterSales, row)) continue;
    const paidDay = dayOf(history.orders.paidAt[order]!);
    addEvent(applications, paidDay, Math.max(0, day - paidDay));
    const agreedAt = dayOf(afterSales.agreedAt[row]!) < start ? afterSales.agreedAt[row]! : Number.NaN;
    const seconds = Number.isNaN(agreedAt) ? Number.NaN : reviewSeconds(record, appliedAt, agreedAt);
    if (day >= firstDay) {
      applied[day - firstDay]! += 1;
      if (!Number.isNaN(seconds)) reviews.push({ day: day - firstDay, value: seconds });
    }
    const at = refundTime(afterSales, row);
    const closedAt = afterSales.closedAt[row]!;
    if (dayOf(at) < start) {
      addEvent(refunds, day, dayOf(at) - day);
      refunded++;
      if (!Number.isNaN(agreedAt)) timed++;
    } else if (dayOf(closedAt) < start) addEvent(closures, day, dayOf(closedAt) - day);
    else if (start - 1 - day < REFUND_LAGS) {
      const cell = open[start - 1 - day]!;
      if (Number.isNaN(seconds)) {
        cell.unanswered++;
        cell.elapsed += reviewSeconds(record, appliedAt, endOf(start - 1));
      } else {
        cell.agreed++;
        cell.agreedSeconds += seconds;
      }
    }
  }
  const without = followCohorts(applications, paid);
  followCohorts(refunds, applied, closures.events);
  for (let cell = 0; cell < closures.atRisk.length; cell++)
    closures.atRisk[cell] = Math.max(0, refunds.atRisk[cell]! - refunds.events[cell]!);
  const application = fitHazards(applications, { share: 0.08, fading: 0.9 });
  const refund = fitHazards(refunds, { share: 0.9, fading: 0.9 });
  const { points, ...pace } = fitReviewSeconds(reviews, days);
  const { evidence, dayVariance } = pace;
  return {
    part: {
      afterSales: {
        application: hazardsOf(application),
        refund: hazardsOf(refund),
        closure: fitHazards(closures, { share: 0.1, fading: 0.9 }).byLag,
        timedShare: refunded === 0 ? 1 : timed / refunded,
        reviewSeconds: { points, evidence, dayVariance },
      },
    },
    way: {
      withoutApplication: byAge(without, APPLICATION_LAGS),
      openAfterSales: open.map(({ unanswered, agreed, agreedSeconds, elapsed }) => ({
        unanswered,
        agreed,
        agreedSeconds,
        elapsedSeconds: unanswered === 0 ? 0 : Math.round(elapsed / unanswered),
      })),
    },
    priors: afterSales
      ? [
          ...priorUsed("application", application.events),
          ...priorUsed("refund", refund.events),
          ...priorUsed("review-seconds", reviews.length),
        ]
      : [],
    fits: afterSales
      ? [
          hazardFit("application", "share", application),
          hazardFit("refund", "days", refund),
          levelFit("review-seconds", "hours", pace.mean / HOUR, false, { ...pace, events: reviews.length }),
        ]
      : [],
  };
}

/** Points of the review's duration in seconds; later cases count for more where the pace drifts. */
function fitReviewSeconds(
  entries: readonly { day: number; value: number }[],
  days: number,
): { readonly points: readonly number[] } & ScatteredDays {
  const { byClass, ...pace } = scatter([entries], days, [PRIOR_REVIEW_HOURS * HOUR]);
  return { points: byClass[0]!, ...pace };
}
