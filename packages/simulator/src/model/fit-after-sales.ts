import { dayOf, endOf } from "@scorecast/core";
import { sampleAtoms } from "../random/atoms.ts";
import { isAssessed, refundTime, reviewSeconds } from "./after-sale-times.ts";
import { scatter } from "./fit-shipping.ts";
import { addEvent, emptyTriangle, fitHazards, followCohorts } from "./hazards.ts";
import { APPLICATION_LAGS, REFUND_LAGS } from "./lags.ts";
import type { OnTheWay } from "./on-the-way.ts";
import { type PriorUsed, priorUsed } from "./priors.ts";
import type { ShopModel } from "./shop-model.ts";
import { byAge, type ShopRecord } from "./shop-record.ts";

const HOUR = 3600;
/** Review of an after-sale where the shop has none on record (assumed). */
const PRIOR_REVIEW_HOURS = 6;
const POINTS = 64;

/** From payment to the application, from there to the refund, and how long the review takes. */
export function fitAfterSales(record: ShopRecord): {
  readonly part: Pick<ShopModel, "afterSales">;
  readonly way: Pick<OnTheWay, "withoutApplication" | "openAfterSales">;
  readonly priors: PriorUsed[];
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
  const { events: applicationEvents, ...application } = fitHazards(applications, {
    share: 0.08,
    fading: 0.9,
  });
  const { events: refundEvents, ...refund } = fitHazards(refunds, { share: 0.9, fading: 0.9 });
  return {
    part: {
      afterSales: {
        application,
        refund,
        closure: fitHazards(closures, { share: 0.1, fading: 0.9 }).byLag,
        timedShare: refunded === 0 ? 1 : timed / refunded,
        reviewSeconds: fitReviewSeconds(reviews, days),
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
          ...priorUsed("application", applicationEvents),
          ...priorUsed("refund", refundEvents),
          ...priorUsed("review-seconds", reviews.length),
        ]
      : [],
  };
}

function fitReviewSeconds(
  entries: readonly { day: number; value: number }[],
  days: number,
): ShopModel["afterSales"]["reviewSeconds"] {
  if (entries.length === 0) return { points: [PRIOR_REVIEW_HOURS * HOUR], evidence: 1, dayVariance: 0.05 };
  const sample = Float64Array.from(entries, ({ value }) => value).sort();
  const mean = sample.reduce((a, b) => a + b, 0) / sample.length;
  const variance = sample.reduce((a, b) => a + (b - mean) * (b - mean), 0) / sample.length;
  const perDay = Array.from({ length: days }, () => ({ seen: 0, expected: 0, chance: 0, sensitivity: 0 }));
  for (const { day, value } of entries) {
    const count = perDay[day]!;
    count.seen += value;
    count.expected += mean;
    count.chance += variance;
    count.sensitivity += mean;
  }
  return { points: [...sampleAtoms(sample, POINTS)], ...scatter(perDay) };
}
