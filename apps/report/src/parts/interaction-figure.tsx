import type { ScenarioResult } from "@scorecast/simulator/report";
import { PointsIntervals, type PointsRow } from "../charts/points-intervals.tsx";
import type { Locale } from "../locale.ts";
import type { View } from "../view.ts";
import { ChartFigure } from "./chart-figure.tsx";
import { DataTable } from "./data-table.tsx";

/** What a scenario changes, in the order of the shares: levers, then incidents. */
function partTitles({ levers, incidents = [] }: ScenarioResult, locale: Locale): readonly string[] {
  return [...levers, ...incidents].map(({ title }) => locale.pick(title));
}

/** How the parts of one scenario share its effect (Shapley), and what they do together beyond each alone. */
export function InteractionFigure(props: View & { readonly scenario: ScenarioResult }) {
  const { dossier, locale, size, scenario } = props;
  const { interactions } = scenario;
  if (!interactions || interactions.shares.length < 2) return null;
  const { scale } = dossier;
  const titles = partTitles(scenario, locale);
  const text = (points: number): string => locale.signed(points, scale.digits + 1);
  const interval = ([low, high]: readonly [number, number]): string => `${text(low)} … ${text(high)}`;
  const rows: PointsRow[] = interactions.shares.map(({ mean, interval: ends }, i) => ({
    id: `${i}`,
    label: titles[i] ?? `${i + 1}`,
    mean,
    interval: ends,
    ...{ jointly: null, futures: null },
  }));
  const joint = interactions.terms.filter(({ levers }) => levers.length > 1);
  const top = joint.toSorted((a, b) => Math.abs(b.mean) - Math.abs(a.mean))[0];
  const alone = interactions.terms
    .filter(({ levers }) => levers.length === 1)
    .reduce((sum, { mean }) => sum + mean, 0);
  return (
    <ChartFigure
      title={locale.t("interactions.title", { scenario: locale.pick(scenario.title) })}
      note={locale.t("interactions.note")}
      locale={locale}
      columns={[
        { title: locale.t("interactions.part") },
        { title: locale.t("interactions.share"), numeric: true },
        { title: locale.t("difference.interval"), numeric: true },
      ]}
      rows={() =>
        rows.map((row) => ({ id: row.id, cells: [row.label, text(row.mean), interval(row.interval)] }))
      }
    >
      <p class="say">
        {locale.t("interactions.say", { total: text(interactions.total), alone: text(alone) })}
        {top
          ? locale.lang === "zh"
            ? interactionText(top.interval, locale)
            : ` ${interactionText(top.interval, locale)}`
          : null}
      </p>
      <PointsIntervals rows={rows} scale={scale} locale={locale} size={size} />
      <DataTable
        stack
        caption={locale.t("interactions.terms")}
        columns={[
          { title: locale.t("interactions.terms") },
          { title: locale.t("what-if.difference"), numeric: true },
          { title: locale.t("difference.interval"), numeric: true },
        ]}
        rows={interactions.terms.map((term) => ({
          id: term.levers.join("+"),
          cells: [
            term.levers.map((l) => titles[l] ?? `${l + 1}`).join(" × "),
            text(term.mean),
            interval(term.interval),
          ],
        }))}
      />
    </ChartFigure>
  );
}

/** What the largest joint term says: more than the sum, less, or not to be told from nothing. */
function interactionText([low, high]: readonly [number, number], locale: Locale): string {
  if (low > 0) return locale.t("interactions.more");
  return locale.t(high < 0 ? "interactions.less" : "interactions.same");
}
