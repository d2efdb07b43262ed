import type { ExplanationReport } from "@scorecast/core/report";
import { nodeTitle } from "../dossier.ts";
import { metricValue } from "../metric-value.ts";
import type { View } from "../view.ts";
import { DataTable } from "./data-table.tsx";

/** How many good orders to the next better points of each metric, and to the nearest unmet threshold. */
export function DistanceCard({ dossier, locale, explanation }: View & { explanation: ExplanationReport }) {
  const { distances } = explanation;
  const days = distances[0]?.days;
  if (days === undefined) return null;
  const unitOf = new Map(dossier.score?.metrics.map((metric) => [metric.id, metric.unit]));
  const amount = (orders: number | null, unit: string) =>
    orders === null || orders === 0 ? (
      <span class="none">{locale.t(orders === 0 ? "distances.free" : "distances.unreachable")}</span>
    ) : (
      locale.t("distances.amount", { orders: locale.number(orders, 0), unit })
    );
  return (
    <div class="card">
      <h3>{locale.t("distances.title")}</h3>
      <DataTable
        stack
        caption={locale.t("distances.title")}
        columns={[
          { title: locale.t("metrics.metric") },
          { title: locale.t("distances.target") },
          { title: locale.t("distances.orders") },
          { title: locale.t("distances.spread", { days }) },
        ]}
        rows={distances.map((distance, i) => {
          const unit = unitOf.get(distance.metric);
          const points = locale.number(
            distance.targetPoints,
            Number.isInteger(distance.targetPoints) ? 0 : 2,
          );
          return {
            id: `${i}`,
            cells: [
              locale.pick(nodeTitle(dossier, distance.metric)),
              distance.targetValue === null
                ? locale.t("distances.total", { points })
                : locale.t("distances.to", {
                    points,
                    value: unit
                      ? metricValue(distance.targetValue, unit, locale)
                      : locale.number(distance.targetValue, dossier.scale.digits),
                  }),
              amount(distance.orders, locale.pick(distance.unit)),
              amount(distance.ordersWithRollOff, locale.pick(distance.unit)),
            ],
          };
        })}
      />
    </div>
  );
}
