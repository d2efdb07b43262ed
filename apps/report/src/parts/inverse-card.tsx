import type { InverseAnswers } from "@scorecast/core/report";
import type { View } from "../view.ts";
import { DataTable } from "./data-table.tsx";
import { ProvenanceMark } from "./provenance-mark.tsx";

function batchText(
  batch: NonNullable<InverseAnswers["batch"]>,
  points: (value: number | null) => string,
  locale: View["locale"],
): string {
  const what =
    batch.product === null
      ? `${locale.date(batch.from!)} – ${locale.date(batch.to!)}`
      : locale.t("inverse.product", { product: batch.product });
  const blanks = { what, events: batch.events, gone: locale.date(batch.goneOn) };
  const shown = points(batch.points);
  return batch.points !== null && batch.points > 0 && /[1-9]/.test(shown)
    ? locale.t("inverse.batch", { ...blanks, points: shown, half: locale.date(batch.halfOn ?? batch.goneOn) })
    : locale.t("inverse.batch-free", blanks);
}

/** How many good orders, what one bad review costs, when a bad batch has gone: exact, without dice. */
export function InverseCard({ inverse, locale, dossier }: View & { readonly inverse: InverseAnswers }) {
  const { goodOrders, badReview, batch, total } = inverse;
  const { digits, totalDigits } = dossier.scale;
  const orders = (n: number | null) => (n === null ? locale.t("inverse.none") : locale.number(n, 0));
  const points = (value: number | null) =>
    value === null ? locale.t("no-data") : locale.number(value, digits + 1);
  const blanks = {
    threshold: locale.number(goodOrders.threshold, totalDigits),
    days: goodOrders.days,
    today: orders(goodOrders.today),
    rolled: orders(goodOrders.withRollOff),
  };
  const lines = [
    ...(total === null
      ? []
      : [locale.t(goodOrders.today === 0 ? "inverse.there" : "inverse.orders", blanks)]),
    ...(badReview.points === null
      ? []
      : badReview.points === 0 || badReview.from === null || badReview.until === null
        ? [locale.t("inverse.review-free")]
        : [
            locale.t("inverse.review", {
              ...{ points: points(badReview.points), orders: orders(badReview.goodOrders) },
              ...{ from: locale.date(badReview.from), until: locale.date(badReview.until) },
            }),
          ]),
    batch === null ? locale.t("inverse.batch-none") : batchText(batch, points, locale),
  ];
  return (
    <div class="card">
      <h3>
        {locale.t("inverse.title")} <ProvenanceMark provenance={inverse.provenance} locale={locale} />
      </h3>
      <ul class="plain-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {batch ? (
        <details>
          <summary>{locale.t("inverse.path")}</summary>
          <DataTable
            caption={locale.t("inverse.path")}
            columns={[
              { title: locale.t("chart.day") },
              { title: locale.t("inverse.left"), numeric: true },
              { title: locale.t("inverse.cost"), numeric: true },
            ]}
            rows={batch.path.map(({ date, left, points: cost }) => ({
              id: date,
              cells: [locale.date(date), locale.number(left, 0), points(cost)],
            }))}
          />
        </details>
      ) : null}
      <p class="note">{locale.t("inverse.note")}</p>
    </div>
  );
}
