import { dayOf } from "@scorecast/core";
import { shareFit } from "../process-fit.ts";
import { seriesId } from "../processes.ts";
import { fitShare } from "../shares.ts";
import { byAge } from "../shop-record.ts";
import { shareCounted } from "./fit-events.ts";
import { eachKnownEntry, type FittedSeries, ofMetric, type SeriesGround } from "./ground.ts";
import type { SeriesPlan } from "./registry.ts";
import { shareWithin } from "./share-within.ts";

const HOUR = 3600;

/** In-time share of pickups on the due day itself where the record says little (assumed). */
const PRIOR_ON_DUE_DAY = 0.5;
/** … of orders not picked up by then: hardly any has a later promise (assumed). */
const PRIOR_LATER = 0.01;

/** How many days after payment a pickup falls due, and who is in time on that day and after it. */
export function fitInTime(
  ground: SeriesGround,
  { cohort }: Extract<SeriesPlan, { kind: "in-time" }>,
): FittedSeries {
  const { record } = ground;
  const { pickedUpAt, days } = record;
  const { paidAt } = record.history.orders;
  const hours = limitOf(ground);
  const dueLag = hours === null ? 1 : Math.ceil(hours / 24);
  const column = () => new Float64Array(days);
  const onDueDay = { hits: column(), all: column() };
  const later = { hits: column(), all: column() };
  const counted = column();
  eachKnownEntry(ground, ({ day, numerator, denominator, order }) => {
    if (denominator !== 1 || order < 0 || day < 0) return;
    counted[day]! += 1;
    const lag = dayOf(pickedUpAt[order]!) - dayOf(paidAt[order]!);
    if (lag < dueLag) return;
    const part = lag === dueLag ? onDueDay : later;
    part.all[day]! += 1;
    part.hits[day]! += numerator;
  });
  const { picked, due, pickedUp, cancelled } = perDay(ground, dueLag);
  const onDue = fitShare(onDueDay.hits, onDueDay.all, PRIOR_ON_DUE_DAY);
  return {
    model: {
      ...ofMetric(ground),
      kind: "in-time",
      cohort,
      dueLag,
      counted: shareCounted(counted, cohort === "picked-up" ? picked : due),
      onDueDay: onDue.share,
      limit:
        hours === null
          ? null
          : {
              seconds: hours * HOUR,
              within: shareWithin(ground.model.pickupSeconds, dueLag, hours * HOUR),
            },
      later: fitShare(later.hits, later.all, PRIOR_LATER).share,
    },
    way: { pickedUp: byAge(pickedUp, dueLag), cancelled: byAge(cancelled, dueLag) },
    fit: shareFit(seriesId(ground.metric), onDue),
  };
}

/** Hours from payment to the deadline, by the rule and the shop's industry; null: the end of the day after payment. */
function limitOf({ record, rules, metric }: SeriesGround): number | null {
  const { limitHours = 24, limitHoursByIndustry = [], pickupDeadline } = rules.metrics[metric]!.parameters;
  const { industry } = record.history.shop;
  const ofIndustry = limitHoursByIndustry.find(
    ({ industries }) => industry !== null && industries.includes(industry),
  )?.hours;
  return pickupDeadline === "next-day" && ofIndustry === undefined ? null : (ofIndustry ?? limitHours);
}

/** Orders picked up on each day, due on each day; and of those paid on a day, how many are picked up or cancelled by the start. */
function perDay({ record }: SeriesGround, dueLag: number) {
  const { history, pickedUpAt, valid, firstDay, start, days } = record;
  const { paidAt, cancelledAt } = history.orders;
  const column = () => new Float64Array(days);
  const [picked, due, pickedUp, cancelled] = [column(), column(), column(), column()];
  for (let order = 0; order < paidAt.length; order++) {
    if (!valid[order]) continue;
    const paid = dayOf(paidAt[order]!) - firstDay;
    const pickup = dayOf(pickedUpAt[order]!) - firstDay;
    const gone = dayOf(cancelledAt[order]!) - firstDay;
    if (pickup >= 0) picked[pickup]! += 1;
    if (paid >= 0 && pickup < days) pickedUp[paid]! += 1;
    else if (paid >= 0 && gone < start - firstDay) cancelled[paid]! += 1;
    const day = paid + dueLag;
    if (day >= 0 && day < days && (pickup <= day || !(gone <= day))) due[day]! += 1;
  }
  return { picked, due, pickedUp, cancelled };
}
