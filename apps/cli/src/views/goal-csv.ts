import type { GoalReport } from "@scorecast/simulator/report";
import type { Csv } from "../csv.ts";

/** One row a measure of every plan; a plan without measures has one row. */
export function goalCsv(report: GoalReport): Csv {
  const plans = [
    report.plan,
    ...report.others,
    ...(report.beyondBudget ? [report.beyondBudget] : []),
    report.strongest,
  ];
  return {
    header: [
      ...["plan", "chance", "chance_low", "chance_high", "searched", "plan_cost", "verdict"],
      ...["measure", "product", "from", "until", "dose", "cost", "once", "per_day", "per_order"],
    ],
    rows: plans.flatMap(({ id, chance: odds, searched, cost, verdict, measures }) => {
      const own = [id, odds.value, ...odds.interval, searched.value, cost?.value ?? null, verdict];
      if (measures.length === 0) return [[...own, ...Array.from({ length: 9 }, () => null)]];
      return measures.map((one) => [
        ...[...own, one.id, one.product, one.from, one.until, one.dose],
        ...[
          one.cost?.total ?? null,
          one.cost?.once ?? null,
          one.cost?.perDay ?? null,
          one.cost?.perOrder ?? null,
        ],
      ]);
    }),
  };
}
