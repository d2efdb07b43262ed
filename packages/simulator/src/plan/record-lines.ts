import type { RecordLine } from "../report/plan-status-report.ts";
import type { PlanRecords } from "./plan.ts";

const nothing = {
  ...{ unitText: null, cases: null, shares: null, issue: null, measure: null, state: null, feeds: null },
} as const;

/** The records against their standards, in the order of the file. */
export function recordLines(records: PlanRecords): RecordLine[] {
  const mean = (shares: readonly number[]) => shares.reduce((sum, share, i) => sum + share * (i + 1), 0);
  return [
    ...records.complaints.map(
      ({ kind, cases, hours, standard }): RecordLine => ({
        ...nothing,
        ...{ kind: "complaints", title: kind, unit: "hours", before: null, now: hours, standard },
        ...{ met: hours <= standard, cases },
      }),
    ),
    ...records.refunds.map(
      ({ type, days, standard, before, feeds }): RecordLine => ({
        ...nothing,
        ...{ kind: "refunds", title: type, unit: "days", before, now: days, standard },
        ...{ met: days <= standard, feeds },
      }),
    ),
    ...records.satisfaction.map(
      ({ aspect, shares, before, feeds }): RecordLine => ({
        ...nothing,
        ...{ kind: "satisfaction", title: aspect, unit: "grade", before: before && mean(before) },
        ...{ now: mean(shares), standard: null, met: null, shares, feeds },
      }),
    ),
    ...records.inspections.map(
      ({ product, pass, before, standard, issue, measure, state, feeds }): RecordLine => ({
        ...nothing,
        ...{ kind: "inspections", title: product, unit: "share", before, now: pass, standard },
        ...{ met: standard === null ? null : pass >= standard, issue, measure, state, feeds },
      }),
    ),
    ...records.figures.map(({ title, unit, before, now, target, better }): RecordLine => {
      const lower = better === null ? target !== null && target < before : better === "lower";
      return {
        ...nothing,
        ...{ kind: "figures", title, unit: "other", unitText: unit, before, now, standard: target },
        met: target === null ? null : lower ? now <= target : now >= target,
      };
    }),
  ];
}
