import type { FigureLine, ReconcileReport } from "@scorecast/simulator/report";
import { AgainstPage, figureText } from "../charts/against-page.tsx";
import { placeSize } from "../charts/mapping-curve.tsx";
import type { Locale } from "../locale.ts";
import { ChartFigure } from "../parts/chart-figure.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { LearntFigures } from "../parts/learnt-figures.tsx";
import type { View } from "../view.ts";

/** Figures that are drawn; all are in the table. */
const DRAWN = 6;
/** Ways to count that are listed. */
const LISTED = 8;

/** What the comparison says in sentences, plainest first. */
export function reconcileSentences(
  { shops, variants, learnt, notLearnt }: ReconcileReport,
  locale: Locale,
): string[] {
  const shopSentences = shops.map(({ shop, figures, from, to }) => {
    const compared = figures.reduce((sum, line) => sum + line.compared, 0);
    const agree = figures.reduce((sum, line) => sum + line.agree, 0);
    const sentence =
      compared === 0
        ? locale.t("reconcile.say-none")
        : locale.t("reconcile.say", {
            ...{ from: locale.date(from!), to: locale.date(to!), figures: compared, agree },
            share: locale.percent(agree / compared, 0),
          });
    return shops.length === 1 ? sentence : locale.t("reconcile.of-shop", { shop: shop.name, sentence });
  });
  const valued = shops.some(({ figures }) =>
    figures.some((line) => line.part === "value" && line.compared > 0),
  );
  const causes = (variants?.adopted ?? []).map((id) => {
    const { title, remedy } = variants!.ranking.find((line) => line.id === id)!;
    return locale.t("reconcile.cause", {
      title: locale.pick(title),
      remedy: remedy ? locale.pick(remedy) : "",
    });
  });
  const total = learnt?.heldOut?.nodes.find(({ node }) => node === "total");
  return [
    ...shopSentences,
    ...(variants === null && valued ? [locale.t("reconcile.same-values")] : []),
    ...causes,
    ...(variants?.by === "values" && causes.length === 0 ? [locale.t("reconcile.no-cause")] : []),
    ...(notLearnt === null ? [] : [locale.t(`reconcile.not-learnt.${notLearnt}`)]),
    ...(total
      ? [
          locale.t("reconcile.checked", {
            ...{ days: total.days, before: total.within.before, after: total.within.after },
            off: locale.number(total.meanAbsolute.before, 2),
            left: locale.number(total.meanAbsolute.after, 2),
          }),
        ]
      : []),
  ];
}

/** The total, and the figures with the most days that differ. */
function drawnOf(figures: readonly FigureLine[]): readonly FigureLine[] {
  const apart = ({ compared, agree }: FigureLine) => compared - agree;
  return figures
    .filter((line) => line.compared > 1 && (line.node === "total" || apart(line) > 0))
    .sort((a, b) => Number(b.node === "total") - Number(a.node === "total") || apart(b) - apart(a))
    .slice(0, DRAWN);
}

function figureTitle({ title, part }: FigureLine, locale: Locale): string {
  return locale.t(`reconcile.figure-${part}`, { title: locale.pick(title) });
}

/** Ours beside the page's, the likeliest causes, and what the page teaches. */
export function ReconcileSection({
  report,
  locale,
  size,
}: Omit<View, "dossier"> & { readonly report: ReconcileReport }) {
  const { shops, variants, learnt } = report;
  return (
    <>
      <div class="card">
        {reconcileSentences(report, locale).map((sentence) => (
          <p key={sentence} class="say">
            {sentence}
          </p>
        ))}
      </div>
      {shops.map(({ shop, figures }) => (
        <ChartFigure
          key={shop.id}
          title={
            shops.length === 1
              ? locale.t("reconcile.against")
              : locale.t("reconcile.of-shop", { shop: shop.name, sentence: locale.t("reconcile.against") })
          }
          note={locale.t("reconcile.against-note")}
          locale={locale}
          columns={[
            { title: locale.t("reconcile.node") },
            ...(["compared", "agree", "missing", "mean", "absolute"] as const).map((key) => ({
              title: locale.t(`reconcile.${key}`),
              numeric: true,
            })),
          ]}
          rows={() =>
            figures.map((line) => ({
              id: `${line.node} ${line.part}`,
              cells: [
                figureTitle(line, locale),
                ...[line.compared, line.agree, line.missing].map((count) => locale.number(count, 0)),
                ...[line.meanDifference, line.meanAbsolute].map((value) =>
                  value === null ? locale.t("no-data") : figureText(line, value, locale),
                ),
              ],
            }))
          }
        >
          <ul class="places">
            {drawnOf(figures).map((line) => (
              <li key={`${line.node} ${line.part}`}>
                <h4>{figureTitle(line, locale)}</h4>
                <AgainstPage figure={line} locale={locale} size={placeSize(size)} />
              </li>
            ))}
          </ul>
        </ChartFigure>
      ))}
      {variants ? <VariantCard variants={variants} locale={locale} /> : null}
      {learnt ? <LearntFigures learnt={learnt} locale={locale} size={size} /> : null}
    </>
  );
}

function VariantCard({
  variants: { by, ranking },
  locale,
}: {
  readonly variants: NonNullable<ReconcileReport["variants"]>;
  readonly locale: Locale;
}) {
  const title = locale.t(by === "values" ? "reconcile.variants" : "reconcile.variants-points");
  const listed = ranking
    .filter(({ id, differs }) => id === "usual" || differs > 0)
    .filter(({ id }, i) => i < LISTED || id === "usual");
  return (
    <div class="card">
      <h3>{title}</h3>
      <DataTable
        caption={title}
        columns={[
          { title: locale.t("reconcile.variant") },
          ...(["agree", "differs", "better", "worse"] as const).map((key) => ({
            title: locale.t(`reconcile.${key}`),
            numeric: true,
          })),
          { title: locale.t("reconcile.tied") },
        ]}
        rows={listed.map((line, i) => ({
          id: line.id,
          cells: [
            locale.pick(line.title),
            `${locale.number(line.agree, 0)} / ${locale.number(line.compared, 0)}`,
            ...[line.differs, line.better, line.worse].map((count) => locale.number(count, 0)),
            locale.t(`reconcile.tied.${i === 0 ? "best" : line.tied ? "yes" : "no"}`),
          ],
        }))}
      />
      <p class="note">{locale.t("reconcile.variants-note")}</p>
      {by === "points" ? <p class="note">{locale.t("reconcile.variants-by-points")}</p> : null}
    </div>
  );
}
