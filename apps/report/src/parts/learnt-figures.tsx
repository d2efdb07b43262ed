import type { ReconcileReport, LearntStandard as Standard } from "@scorecast/simulator/report";
import { LearntStandard } from "../charts/learnt-standard.tsx";
import { placeSize } from "../charts/mapping-curve.tsx";
import type { Locale } from "../locale.ts";
import { metricValue } from "../metric-value.ts";
import type { View } from "../view.ts";
import { ChartFigure } from "./chart-figure.tsx";
import { DataTable } from "./data-table.tsx";

type Learnt = NonNullable<ReconcileReport["learnt"]>;

/** Learnt standards as pictures with a table behind, and learnt weights. */
export function LearntFigures({ learnt, locale, size }: Omit<View, "dossier"> & { readonly learnt: Learnt }) {
  const { standards, weights } = learnt;
  return (
    <>
      {standards.length > 0 ? (
        <ChartFigure
          title={locale.t("reconcile.standards")}
          note={locale.t("reconcile.standards-note")}
          locale={locale}
          columns={[
            { title: locale.t("reconcile.node") },
            { title: locale.t("reconcile.known") },
            { title: locale.t("reconcile.standard") },
          ]}
          rows={() =>
            standards.map((line) => ({
              id: line.metric,
              cells: [locale.pick(line.title), statusText(line, locale), knotsText(line, locale)],
            }))
          }
        >
          <ul class="places">
            {standards.map((line) => (
              <li key={line.metric}>
                <h4>{locale.pick(line.title)}</h4>
                <LearntStandard standard={line} locale={locale} size={placeSize(size)} />
                <p class="note">{statusText(line, locale)}</p>
              </li>
            ))}
          </ul>
        </ChartFigure>
      ) : null}
      {weights.length > 0 ? (
        <div class="card">
          <h3>{locale.t("reconcile.weights")}</h3>
          <DataTable
            caption={locale.t("reconcile.weights")}
            columns={[
              { title: locale.t("reconcile.member") },
              { title: locale.t("reconcile.table") },
              ...(["shipped", "learnt", "interval"] as const).map((key) => ({
                title: locale.t(`reconcile.${key}`),
                numeric: true,
              })),
              { title: locale.t("reconcile.known") },
            ]}
            rows={weights.flatMap((table) =>
              table.members.map((member) => ({
                id: `${table.table} ${member.id}`,
                cells: [
                  locale.pick(member.title),
                  locale.pick(table.title),
                  ...[member.shipped, member.learnt].map((percent) => locale.percent(percent / 100, 0)),
                  member.interval.map((end) => locale.percent(end / 100, 0)).join("–"),
                  statusText(table, locale),
                ],
              })),
            )}
          />
        </div>
      ) : null}
    </>
  );
}

function statusText({ status, known }: Pick<Standard, "status" | "known">, locale: Locale): string {
  return locale.t("reconcile.status-say", {
    status: locale.t(`reconcile.status.${status}`),
    share: locale.percent(known, 0),
  });
}

/** Of a line the points at each bend, of tiers the bound of each: with what the draws say of it. */
function knotsText({ kind, learnt, band, unit }: Standard, locale: Locale): string {
  return learnt
    .map(([value, points], i) => {
      const [low, high] = band[i]!.map((end) =>
        kind === "line" ? locale.number(end, 1) : metricValue(end, unit, locale),
      );
      return locale.t("reconcile.standard-bounds", {
        ...{
          value: metricValue(value, unit, locale),
          points: locale.number(points, 1),
          low: low!,
          high: high!,
        },
      });
    })
    .join(locale.t("punctuation.join"));
}
