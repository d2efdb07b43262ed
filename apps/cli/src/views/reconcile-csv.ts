import type { ReconcileReport } from "@scorecast/simulator/report";
import type { Csv } from "../csv.ts";

/** One row a figure and day: what the page showed, and ours. */
export function reconcileCsv({ shops }: ReconcileReport): Csv {
  return {
    header: ["shop", "date", "node", "figure", "page", "ours", "difference"],
    rows: shops.flatMap(({ shop, figures }) =>
      figures.flatMap(({ node, part, days }) =>
        days.map(({ date, page, ours }) => [
          ...[shop.id, date, node, part, page, ours],
          ours === null ? null : ours - page,
        ]),
      ),
    ),
  };
}
