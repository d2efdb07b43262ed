import type { ProjectedDay, ScenarioResult } from "@scorecast/simulator/report";
import type { ChartSize } from "../charts/chart-size.ts";
import { ScenarioRanges } from "../charts/scenario-ranges.tsx";
import type { Locale } from "../locale.ts";
import { baselineOf, quantile } from "../outlook.ts";
import { BandLegend } from "../parts/band-legend.tsx";
import { ChartFigure } from "../parts/chart-figure.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { Unasked } from "../parts/unasked.tsx";
import type { Scale } from "../scale.ts";
import { differenceDigits, errorText } from "../sentences.ts";
import { type Compared, comparedTitle } from "./compared.ts";
import { judge } from "./judgement.ts";
import { none, STACKED } from "./outcome-table.tsx";

export interface ForecastProps {
  /** Those with a forecast. */
  readonly compared: readonly Compared[];
  readonly reference: Compared;
  readonly locale: Locale;
  readonly size: ChartSize;
}

/** The last day that every forecast reaches; null where they have none in common. */
export function commonDay(compared: readonly Compared[]): string | null {
  const ends = compared.map(({ dossier }) => dossier.projection!.scenarios[0]!.days.at(-1)!.date);
  const starts = compared.map(({ dossier }) => dossier.projection!.start);
  const end = ends.toSorted()[0]!;
  return starts.every((start) => start <= end) ? end : null;
}

const dayOf = (scenario: ScenarioResult, date: string): ProjectedDay | undefined =>
  scenario.days.find((day) => day.date === date);

const scenarioOf = ({ dossier }: Compared, id: string): ScenarioResult | undefined =>
  dossier.projection!.scenarios.find((scenario) => scenario.id === id);

/** Ids of the scenarios of any of the results, the baselines first, with their titles. */
function scenarioTitles(compared: readonly Compared[], locale: Locale): ReadonlyMap<string, string> {
  const all = compared.flatMap(({ dossier }) => {
    const baseline = baselineOf(dossier.projection!);
    return dossier.projection!.scenarios.map((scenario) => ({ scenario, first: scenario === baseline }));
  });
  return new Map(
    [...all.filter(({ first }) => first), ...all.filter(({ first }) => !first)].map(({ scenario }) => [
      scenario.id,
      locale.pick(scenario.title),
    ]),
  );
}

/** Half of a 95 % interval for the difference of two means, as if their dice were independent. */
function gapText(day: ProjectedDay, base: ProjectedDay, scale: Scale, locale: Locale): string | null {
  const [a, b] = [day.total, base.total];
  if (a.mean === null || b.mean === null || a.standardError === null || b.standardError === null) return null;
  const error = Math.sqrt(a.standardError ** 2 + b.standardError ** 2);
  return `${locale.signed(a.mean - b.mean, differenceDigits(error, scale))} ± ${errorText(error, scale, locale)}`;
}

/** The total on the last day that all forecasts reach, scenario by scenario: median, middle 80 %, distance to the reference. */
export function EndTable({ compared, reference, locale, date }: ForecastProps & { date: string }) {
  return (
    <DataTable
      stack={compared.length <= STACKED}
      caption={locale.t("compare.ends", { date: locale.date(date) })}
      columns={[
        { title: locale.t("what-if.scenario") },
        ...compared.map((one) => ({ title: comparedTitle(one, locale), numeric: true })),
      ]}
      rows={[...scenarioTitles(compared, locale)].map(([id, title]) => ({
        id,
        cells: [
          title,
          ...compared.map((one) => {
            const day = scenarioOf(one, id) && dayOf(scenarioOf(one, id)!, date);
            if (!day) return <Unasked key={one.letter} />;
            const [low, median, high] = ["0.1", "0.5", "0.9"].map((p) => quantile(day, p));
            if (low == null || median == null || high == null) return none(locale);
            const { scale } = one.dossier;
            const base = scenarioOf(reference, id) && dayOf(scenarioOf(reference, id)!, date);
            const gap =
              base && one !== reference && judge(reference.dossier, one.dossier).subtractable
                ? gapText(day, base, scale, locale)
                : null;
            return (
              <span key={one.letter}>
                <strong>{locale.number(median, scale.digits)}</strong>
                <span class="reason">
                  {locale.t("what-if.range")} {locale.number(low, scale.digits)}–
                  {locale.number(high, scale.digits)}
                </span>
                {gap === null ? null : (
                  <span class="reason">{locale.t("compare.mean-by", { difference: gap })}</span>
                )}
              </span>
            );
          }),
        ],
      }))}
    />
  );
}

/** What each measure brings inside its own result: the same rules and the same luck with and without it. */
export function MeasureTable({ compared, locale }: ForecastProps) {
  const measures = [...scenarioTitles(compared, locale)].filter(([id]) =>
    compared.some((one) => scenarioOf(one, id)?.difference),
  );
  if (measures.length === 0) return null;
  return (
    <div class="card">
      <h3>{locale.t("compare.measures")}</h3>
      <DataTable
        stack={compared.length <= STACKED}
        caption={locale.t("compare.measures")}
        columns={[
          { title: locale.t("what-if.scenario") },
          ...compared.map((one) => ({ title: comparedTitle(one, locale), numeric: true })),
        ]}
        rows={measures.map(([id, title]) => ({
          id,
          cells: [
            title,
            ...compared.map((one) => {
              const difference = scenarioOf(one, id)?.difference;
              if (!difference) return <Unasked key={one.letter} />;
              const { mean, standardError, verdict } = difference;
              if (mean === null || standardError === null) return none(locale);
              const { scale } = one.dossier;
              return (
                <span key={one.letter}>
                  <strong>{locale.signed(mean, differenceDigits(standardError, scale))}</strong>
                  <span class="reason">
                    ± {errorText(standardError, scale, locale)} · {locale.t(`verdict.${verdict}`)}
                  </span>
                </span>
              );
            }),
          ],
        }))}
      />
      <p class="note">{locale.t("compare.measures-note")}</p>
    </div>
  );
}

/** Where every scenario of every result stands on that day, on one axis. Only for results on one scale. */
export function EndRanges({ compared, locale, size, date }: ForecastProps & { date: string }) {
  const { scale } = compared[0]!.dossier;
  if (compared.some(({ dossier }) => dossier.scale.max !== scale.max)) return null;
  const ends = compared.flatMap(({ letter, dossier }) =>
    dossier.projection!.scenarios.flatMap((scenario) => {
      const day = dayOf(scenario, date);
      return day
        ? [{ id: `${letter}-${scenario.id}`, title: `${letter} · ${locale.pick(scenario.title)}`, day }]
        : [];
    }),
  );
  const band = (day: ProjectedDay, low: string, high: string): string => {
    const [from, to] = [quantile(day, low), quantile(day, high)];
    return from === null || to === null
      ? locale.t("no-data")
      : `${locale.number(from, scale.digits)} – ${locale.number(to, scale.digits)}`;
  };
  return (
    <ChartFigure
      title={locale.t("compare.ranges", { date: locale.date(date) })}
      locale={locale}
      columns={[
        { title: locale.t("what-if.scenario") },
        { title: locale.t("fan.median"), numeric: true },
        { title: locale.t("fan.b50"), numeric: true },
        { title: locale.t("fan.b80"), numeric: true },
        { title: locale.t("fan.b95"), numeric: true },
      ]}
      rows={() =>
        ends.map(({ id, title, day }) => {
          const median = quantile(day, "0.5");
          return {
            id,
            cells: [
              title,
              median === null ? locale.t("no-data") : locale.number(median, scale.digits),
              band(day, "0.25", "0.75"),
              band(day, "0.1", "0.9"),
              band(day, "0.025", "0.975"),
            ],
          };
        })
      }
    >
      <ScenarioRanges ends={ends} scale={scale} locale={locale} size={size} />
      <BandLegend signs={["median", "b50", "b80", "b95"]} locale={locale} />
    </ChartFigure>
  );
}
