import type { ExplanationReport } from "@scorecast/core/report";
import { extent } from "d3-array";
import { SmallLine, type SmallPast } from "../charts/small-line.tsx";
import { nodeTitle } from "../dossier.ts";
import { nodeValue } from "../node-value.ts";
import type { View } from "../view.ts";
import { ChartFigure } from "./chart-figure.tsx";

/** Days that are drawn: one window of the score. */
const DAYS = 30;

/** A domain with a little air; of one value only, around it. */
function airy(values: readonly (number | null)[]): readonly [number, number] {
  const [low, high] = extent(values.filter((value) => value !== null));
  if (low === undefined || high === undefined) return [0, 1];
  const pad = high > low ? 0.06 * (high - low) : Math.abs(high) * 0.05 || 1;
  return [low - pad, high + pad];
}

/** The last 30 days of the total, of every dimension and of every metric, small and side by side. */
export function SmallMultiples(props: View & { readonly explanation: ExplanationReport }) {
  const { dossier, locale, explanation } = props;
  const { scale, score } = dossier;
  const { nodes, curve } = explanation;
  if (!nodes || curve.length < 2) return null;
  const dates = curve.slice(-DAYS).map(({ date }) => date);
  const recent = (values: readonly (number | null)[]) => values.slice(-DAYS);
  const isScore = (id: string): boolean =>
    id === "total" || (score?.dimensions ?? []).some((dimension) => dimension.id === id);
  const all = [
    ["total", recent(curve.map(({ total }) => total))] as const,
    ...Object.entries(nodes).map(([id, values]) => [id, recent(values)] as const),
  ];
  const scores = airy(all.flatMap(([id, values]) => (isScore(id) ? values : [])));
  const pasts = all.map(([id, values]): SmallPast & { readonly id: string } => ({
    id,
    title: id === "total" ? locale.t("chart.total") : locale.pick(nodeTitle(dossier, id)),
    values,
    domain: isScore(id) ? scores : airy(values),
    text: (value) =>
      isScore(id) ? locale.number(value, scale.digits) : nodeValue(id, value, dossier, locale),
  }));
  return (
    <ChartFigure
      title={locale.t("small.title", { days: dates.length })}
      note={locale.t("small.note")}
      locale={locale}
      columns={[{ title: locale.t("chart.day") }, ...pasts.map(({ title }) => ({ title, numeric: true }))]}
      rows={() =>
        dates.map((date, d) => ({
          id: date,
          cells: [
            locale.shortDate(date),
            ...pasts.map(({ values, text }) => {
              const value = values[d] ?? null;
              return value === null ? locale.t("no-data") : text(value);
            }),
          ],
        }))
      }
    >
      <ul class="multiples">
        {pasts.map((past) => (
          <li key={past.id}>
            <SmallLine past={past} locale={locale} />
          </li>
        ))}
      </ul>
    </ChartFigure>
  );
}
