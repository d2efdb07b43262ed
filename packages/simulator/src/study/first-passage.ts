import { formatDay } from "@scorecast/core";
import type { Passage } from "../report/projection-report.ts";
import { momentsOf, quantileOf, sortedOf } from "./summaries.ts";

/** First day and number of days on which each future meets an event. */
export interface Visits {
  /** Day of the forecast, 1 … days; 0: never. */
  readonly first: Int32Array;
  readonly count: Int32Array;
}

export function newVisits(replications: number): Visits {
  return { first: new Int32Array(replications), count: new Int32Array(replications) };
}

export function visit({ first, count }: Visits, replication: number, day: number): void {
  if (first[replication] === 0) first[replication] = day;
  count[replication]!++;
}

/** When futures meet an event for the first time, and how many days they spend there. */
export function passageOf({ first, count }: Visits, start: number, days: number): Passage {
  const n = first.length;
  const met = new Int32Array(days + 1);
  for (const day of first) met[day]!++;
  const byDay: number[] = [];
  let sum = 0;
  for (let day = 1; day <= days; day++) {
    sum += met[day]!;
    byDay.push(sum / n);
  }
  const dayOf = (share: number) => {
    const at = byDay.findIndex((probability) => probability >= share);
    return at < 0 ? null : formatDay(start + at + 1);
  };
  const spent = Float64Array.from(count);
  const { mean, sd } = momentsOf(spent)!;
  const sorted = sortedOf(spent);
  return {
    byDay,
    firstDay: { "0.1": dayOf(0.1), "0.5": dayOf(0.5), "0.9": dayOf(0.9) },
    daysMet: {
      mean,
      standardError: sd / Math.sqrt(n),
      quantiles: Object.fromEntries([0.1, 0.5, 0.9].map((p) => [String(p), quantileOf(sorted, p)])),
    },
  };
}
