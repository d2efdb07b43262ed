import type { MetricLine } from "@scorecast/core/report";
import type { ComponentChildren } from "preact";
import type { Dossier } from "../dossier.ts";
import type { Locale } from "../locale.ts";
import { metricBasis, metricValue } from "../metric-value.ts";
import { DataTable } from "../parts/data-table.tsx";
import { totalText } from "../sentences.ts";
import { type Compared, comparedTitle, totalOf } from "./compared.ts";
import { Difference } from "./difference.tsx";
import { judge } from "./judgement.ts";

interface Props {
  readonly compared: readonly Compared[];
  readonly reference: Compared;
  readonly locale: Locale;
}

/** Beyond so many results a table scrolls sideways instead of becoming cards on a phone. */
export const STACKED = 4;

const unique = <T extends { readonly id: string }>(lists: readonly (readonly T[])[]): readonly T[] => [
  ...new Map(lists.flat().map((line) => [line.id, line] as const)).values(),
];

/** What is left out where the results do not tell it. */
export function none(locale: Locale): ComponentChildren {
  return <span class="none">{locale.t("no-data")}</span>;
}

/** Total, what buyers see, dimensions: one column for each result. */
export function OutcomeTable({ compared, reference, locale }: Props) {
  const numbers = (
    id: string,
    title: string,
    of: (dossier: Dossier) => number | null | undefined,
    fixed?: number,
  ) => ({
    id,
    cells: [
      title,
      ...compared.map((one) => {
        const [value, base] = [of(one.dossier), of(reference.dossier)];
        if (value === undefined) return <span class="unasked">—</span>;
        if (value === null) return none(locale);
        const digits = fixed ?? one.dossier.scale.digits;
        const comparable = one !== reference && judge(reference.dossier, one.dossier).subtractable;
        const difference = comparable && base != null ? locale.signed(value - base, digits) : null;
        return (
          <Difference
            key={one.letter}
            text={locale.number(value, digits)}
            difference={difference}
            locale={locale}
          />
        );
      }),
    ],
  });
  const dimensions = unique(compared.map(({ dossier }) => dossier.score?.dimensions ?? []));
  return (
    <DataTable
      stack={compared.length <= STACKED}
      caption={locale.t("compare.outcomes")}
      columns={[
        { title: locale.t("compare.item") },
        ...compared.map((one) => ({ title: comparedTitle(one, locale), numeric: true })),
      ]}
      rows={[
        {
          id: "shown",
          cells: [
            locale.t("compare.shown"),
            ...compared.map(({ dossier }) => {
              const total = dossier.score ? dossier.score.display.total : totalOf(dossier);
              return total === null ? (
                none(locale)
              ) : (
                <strong key="shown">
                  {totalText(total, dossier.scale, locale)} {locale.t("scale.of", { max: dossier.scale.max })}
                </strong>
              );
            }),
          ],
        },
        numbers("total", locale.t("compare.unrounded"), totalOf),
        numbers(
          "buyer",
          locale.t("compare.buyer"),
          ({ score }) => (score ? score.display.buyerScore : undefined),
          1,
        ),
        numbers(
          "stars",
          locale.t("compare.stars"),
          ({ score }) => (score ? score.display.stars : undefined),
          1,
        ),
        ...dimensions.map(({ id, title }) =>
          numbers(
            `dimension-${id}`,
            locale.pick(title),
            ({ score }) => score?.dimensions.find((d) => d.id === id)?.score,
          ),
        ),
      ]}
    />
  );
}

function MetricCell({
  line,
  base,
  one,
  locale,
}: {
  line: MetricLine;
  base: MetricLine | undefined;
  one: Compared;
  locale: Locale;
}) {
  const { digits } = one.dossier.scale;
  const basis = metricBasis(line, locale);
  const points =
    line.score === null
      ? locale.t("no-data")
      : locale.t("compare.points", { points: locale.number(line.score, digits) });
  const gap =
    base && base.score !== null && line.score !== null
      ? locale.signed(line.score - base.score, digits)
      : null;
  return (
    <span>
      {line.value === null ? none(locale) : metricValue(line.value, line.unit, locale)}
      {basis === null ? null : <span class="reason">{basis}</span>}
      <span class="reason">
        {gap === null ? points : `${points} ${locale.t("compare.by", { difference: gap })}`}
      </span>
    </span>
  );
}

/** Every metric of any of the results: value, counts, points; a dash where a version does not have it. */
export function MetricsTable({ compared, reference, locale }: Props) {
  const lines = unique(compared.map(({ dossier }) => dossier.score?.metrics ?? []));
  const lineOf = ({ dossier }: Compared, id: string) => dossier.score?.metrics.find((line) => line.id === id);
  if (lines.length === 0) return null;
  return (
    <DataTable
      stack={compared.length <= STACKED}
      caption={locale.t("compare.metrics")}
      columns={[
        { title: locale.t("metrics.metric") },
        ...compared.map((one) => ({ title: comparedTitle(one, locale), numeric: true })),
      ]}
      rows={lines.map(({ id, title }) => ({
        id,
        cells: [
          locale.pick(title),
          ...compared.map((one) => {
            const line = lineOf(one, id);
            if (!line)
              return (
                <span key={one.letter} class="none">
                  {locale.t(one.dossier.score ? "compare.not-in-version" : "compare.not-in-result")}
                </span>
              );
            const comparable = one !== reference && judge(reference.dossier, one.dossier).subtractable;
            return (
              <MetricCell
                key={one.letter}
                line={line}
                base={comparable ? lineOf(reference, id) : undefined}
                one={one}
                locale={locale}
              />
            );
          }),
        ],
      }))}
    />
  );
}
