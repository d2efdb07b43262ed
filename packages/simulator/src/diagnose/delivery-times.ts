import { dayOf, formatDay } from "@scorecast/core";
import type { DiagnosisReport } from "../report/diagnosis-report.ts";
import type { Ground } from "./ground.ts";

const DAYS = 30;
const shares = [0.5, 0.8, 0.9, 0.95];

/**
 * Hours from pickup to signing of the waybills picked up in the last 30 days, each once. Those on the way are censored at
 * their age: quantiles are those of the product-limit estimate (Kaplan and Meier 1958), which leaving them out would make
 * too good. null: no waybill with times of its own.
 */
export function deliveryTimes({ history, asOf }: Ground): DiagnosisReport["delivery"] {
  const { parcels } = history;
  if (parcels === null) return null;
  const now = asOf * 86_400;
  const times: { hours: number; signed: boolean }[] = [];
  for (let row = 0; row < parcels.count; row++) {
    const at = parcels.pickedUpAt[row]!;
    if (parcels.firstRow[row] !== row || parcels.standIn[row] === 1 || parcels.order[row]! < 0) continue;
    if (!(dayOf(at) >= asOf - DAYS) || !(at < now)) continue;
    const signed = parcels.signedAt[row]! < now;
    times.push({ hours: ((signed ? parcels.signedAt[row]! : now) - at) / 3600, signed });
  }
  if (times.length === 0) return null;
  times.sort((a, b) => a.hours - b.hours || Number(b.signed) - Number(a.signed));
  let [open, i] = [1, 0];
  const quantiles = shares.map((share) => ({ share, hours: null as number | null }));
  for (const { hours, signed } of times) {
    const atRisk = times.length - i++;
    if (!signed) continue;
    open *= 1 - 1 / atRisk;
    for (const quantile of quantiles)
      if (quantile.hours === null && 1 - open >= quantile.share - 1e-9) quantile.hours = hours;
  }
  return {
    ...{ from: formatDay(asOf - DAYS), to: formatDay(asOf - 1), parcels: times.length },
    ...{ undelivered: times.filter(({ signed }) => !signed).length, quantiles },
  };
}
