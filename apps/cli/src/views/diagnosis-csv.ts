import type { DiagnosisReport } from "@scorecast/simulator/report";
import type { Csv } from "../csv.ts";

/** One row a cause, or a new event where those were asked for. */
export function diagnosisCsv(report: DiagnosisReport): Csv {
  if (report.news !== null)
    return {
      header: [
        ...["date", "since", "kind", "id", "order_id", "product_id", "known_at", "cost", "leaves_on"],
        ...["within_hours", "answer_by", "standard"],
      ],
      rows: report.news.events.map((event) => [
        ...[report.asOf, report.news!.since, event.kind, event.id, event.orderId, event.product, event.at],
        ...[event.cost, event.leavesOn, event.within, event.answerBy, event.standard],
      ]),
    };
  return {
    header: [
      ...["date", "rules", "rank", "cause", "kind", "verdict", "points", "points_low", "points_high", "felt"],
      ...[
        "from",
        "to",
        "units",
        "observed",
        "observed_of",
        "reference",
        "unit",
        "chance",
        "pending",
        "levers",
      ],
    ],
    rows: report.causes.map((line, i) => [
      ...[report.asOf, report.rules, i + 1, line.id, line.kind, line.verdict, line.points],
      ...[line.interval?.[0] ?? null, line.interval?.[1] ?? null, line.felt ? 1 : 0],
      ...[line.span?.from ?? null, line.span?.to ?? null, line.units.map(({ name }) => name).join(" | ")],
      ...[line.observed?.value ?? null, line.observed?.of ?? null, line.reference?.value ?? null],
      ...[line.observed?.unit ?? null, line.chance, line.pending, line.levers.map(({ id }) => id).join(" ")],
    ]),
  };
}
