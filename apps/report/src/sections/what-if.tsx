import type { ProjectionReport, ScenarioResult } from "@scorecast/simulator/report";
import { differenceDays, differenceRange, PairedDifference } from "../charts/paired-difference.tsx";
import { ScenarioRanges } from "../charts/scenario-ranges.tsx";
import { frequency } from "../frequency.ts";
import type { Locale } from "../locale.ts";
import { lastDayOf, quantile } from "../outlook.ts";
import { AnswerTable } from "../parts/answer-table.tsx";
import { BandLegend } from "../parts/band-legend.tsx";
import { ChartFigure } from "../parts/chart-figure.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { DifferenceFigure } from "../parts/difference-figure.tsx";
import { InteractionFigure } from "../parts/interaction-figure.tsx";
import { OutcomeFigure } from "../parts/outcome-figure.tsx";
import { ProvenanceMark } from "../parts/provenance-mark.tsx";
import { Unasked } from "../parts/unasked.tsx";
import { differenceDigits, differenceSentence, errorText, frequencyText } from "../sentences.ts";
import type { View } from "../view.ts";

type Props = View & { readonly projection: ProjectionReport; readonly others: readonly ScenarioResult[] };

const marks = ["official", "public", "user", "seed", "assumed", "record"] as const;

function Levers({ scenario, view }: { scenario: ScenarioResult; view: Props }) {
  const { locale } = view;
  const other = scenario.rules !== view.projection.rules;
  const changes = [...scenario.levers, ...(scenario.incidents ?? [])];
  if (changes.length === 0 && !other) return <>{locale.t("what-if.baseline")}</>;
  return (
    <ul class="levers">
      {changes.map((lever, i) => {
        const provenance = marks.find((mark) => mark === lever.provenance);
        return (
          <li key={`${lever.use}-${i}`}>
            {locale.pick(lever.title)}
            {locale.t("punctuation.comma")}
            {locale.t("what-if.from", { date: locale.shortDate(lever.from) })}
            {lever.dose === 1
              ? null
              : `, ${locale.t("what-if.dose", { dose: locale.number(lever.dose, 2) })}`}
            <span class="reason">
              {locale.t("what-if.effect")}: {locale.pick(lever.effect)}{" "}
              {provenance ? <ProvenanceMark provenance={provenance} locale={locale} /> : null}
            </span>
          </li>
        );
      })}
      {other ? <li>{locale.t("what-if.other-rules", { rules: scenario.rules })}</li> : null}
    </ul>
  );
}

function Cost({ scenario, locale }: { scenario: ScenarioResult; locale: Locale }) {
  const { cost, costPerPoint, levers } = scenario;
  if (cost === null)
    return levers.length === 0 ? <Unasked /> : <span class="none">{locale.t("what-if.cost-none")}</span>;
  const { value, interval } = costPerPoint ?? { value: null, interval: null };
  return (
    <span>
      {locale.money(cost)}
      {costPerPoint ? (
        <span class="reason">
          {value === null || interval === null
            ? locale.t("what-if.per-point-unclear")
            : locale.t("what-if.per-point", { money: locale.money(value) })}
        </span>
      ) : null}
      {interval ? (
        <span class="reason">
          {locale.t("what-if.per-point-range", {
            low: locale.money(interval[0]),
            high: locale.money(interval[1]),
          })}
        </span>
      ) : null}
    </span>
  );
}

/** The verdict in words; what would decide an open one; and whether it holds where several are compared. */
function VerdictCell({
  difference,
  locale,
}: {
  difference: NonNullable<ScenarioResult["difference"]>;
  locale: Locale;
}) {
  const { verdict, toDecide, jointly } = difference;
  return (
    <span class={`verdict verdict-${verdict}`}>
      {locale.t(`verdict.${verdict}`)}
      {verdict === "undecided" && toDecide !== undefined ? (
        <span class="reason">
          {toDecide === null
            ? locale.t("what-if.at-threshold")
            : locale.t("what-if.to-decide", { count: locale.number(toDecide, 0) })}
        </span>
      ) : null}
      {jointly && jointly.verdict !== verdict ? (
        <span class="reason">
          {locale.t("what-if.jointly", { verdict: locale.t(`verdict.${jointly.verdict}`) })}
        </span>
      ) : null}
    </span>
  );
}

function Luck({ higher, lower, locale }: { higher: number; lower: number; locale: Locale }) {
  const text = (share: number): string => frequencyText(frequency(share), locale);
  return (
    <span>
      {locale.t("what-if.higher", { frequency: text(higher) })}
      <span class="reason">{locale.t("what-if.lower", { frequency: text(lower) })}</span>
    </span>
  );
}

function Comparison(view: Props) {
  const { projection, dossier, locale } = view;
  const { scale } = dossier;
  const end = projection.scenarios.map(lastDayOf).find((day) => day !== null);
  if (!end) return null;
  const none = <span class="none">{locale.t("no-data")}</span>;
  return (
    <DataTable
      stack
      caption={locale.t("what-if.title")}
      columns={[
        { title: locale.t("what-if.scenario") },
        { title: locale.t("what-if.levers") },
        { title: locale.t("what-if.end", { date: locale.shortDate(end.date) }), numeric: true },
        { title: locale.t("what-if.difference"), numeric: true },
        { title: locale.t("what-if.verdict") },
        { title: locale.t("what-if.luck") },
        { title: locale.t("what-if.cost"), numeric: true },
      ]}
      rows={projection.scenarios.map((scenario) => {
        const day = lastDayOf(scenario);
        const [low, median, high] = ["0.1", "0.5", "0.9"].map((p) => (day ? quantile(day, p) : null));
        const { difference } = scenario;
        const numbers =
          difference && difference.mean !== null && difference.standardError !== null
            ? { mean: difference.mean, standardError: difference.standardError }
            : null;
        return {
          id: scenario.id,
          cells: [
            locale.pick(scenario.title),
            <Levers key="levers" scenario={scenario} view={view} />,
            low == null || median == null || high == null ? (
              none
            ) : (
              <span key="end">
                <strong>{locale.number(median, scale.digits)}</strong>
                <span class="reason">
                  {locale.t("what-if.range")} {locale.number(low, scale.digits)}–
                  {locale.number(high, scale.digits)}
                </span>
              </span>
            ),
            !difference ? (
              <Unasked />
            ) : numbers === null ? (
              none
            ) : (
              <span key="difference">
                <strong>{locale.signed(numbers.mean, differenceDigits(numbers.standardError, scale))}</strong>
                <span class="reason">± {errorText(numbers.standardError, scale, locale)}</span>
              </span>
            ),
            difference ? <VerdictCell key="verdict" difference={difference} locale={locale} /> : <Unasked />,
            difference ? <Luck key="luck" {...difference} locale={locale} /> : <Unasked />,
            <Cost key="cost" scenario={scenario} locale={locale} />,
          ],
        };
      })}
    />
  );
}

function Ranges({ projection, dossier, locale, size }: Props) {
  const { scale } = dossier;
  const ends = projection.scenarios.flatMap((scenario) => {
    const day = lastDayOf(scenario);
    return day ? [{ id: scenario.id, title: locale.pick(scenario.title), day }] : [];
  });
  if (ends.length === 0) return null;
  const band = (end: (typeof ends)[number], low: string, high: string): string => {
    const [from, to] = [quantile(end.day, low), quantile(end.day, high)];
    return from === null || to === null
      ? locale.t("no-data")
      : `${locale.number(from, scale.digits)} – ${locale.number(to, scale.digits)}`;
  };
  return (
    <ChartFigure
      title={locale.t("ranges.title")}
      locale={locale}
      columns={[
        { title: locale.t("what-if.scenario") },
        { title: locale.t("fan.median"), numeric: true },
        { title: locale.t("fan.b50"), numeric: true },
        { title: locale.t("fan.b80"), numeric: true },
        { title: locale.t("fan.b95"), numeric: true },
      ]}
      rows={() =>
        ends.map((end) => {
          const median = quantile(end.day, "0.5");
          return {
            id: end.id,
            cells: [
              end.title,
              median === null ? locale.t("no-data") : locale.number(median, scale.digits),
              band(end, "0.25", "0.75"),
              band(end, "0.1", "0.9"),
              band(end, "0.025", "0.975"),
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

function Difference({ scenario, others, dossier, locale, size }: Props & { scenario: ScenarioResult }) {
  const { scale } = dossier;
  const digits = scale.digits + 1;
  return (
    <ChartFigure
      title={locale.t("difference.title", { scenario: locale.pick(scenario.title) })}
      note={locale.t("difference.note")}
      locale={locale}
      columns={[
        { title: locale.t("chart.day") },
        { title: locale.t("difference.mean"), numeric: true },
        { title: locale.t("difference.interval"), numeric: true },
      ]}
      rows={() =>
        differenceDays(scenario).map((day) => ({
          id: day.date,
          cells: [
            locale.date(day.date),
            locale.signed(day.mean, digits),
            `${locale.signed(day.interval[0], digits)} … ${locale.signed(day.interval[1], digits)}`,
          ],
        }))
      }
    >
      <PairedDifference
        scenario={scenario}
        range={differenceRange(others, scale)}
        scale={scale}
        locale={locale}
        size={size}
      />
    </ChartFigure>
  );
}

/** Section 4: the scenarios side by side, each against the baseline under the same luck. */
export function WhatIfSection(view: Props) {
  const { others, dossier, locale } = view;
  if (others.length === 0) return <p class="card plain">{locale.t("what-if.none")}</p>;
  return (
    <>
      <div class="card">
        <h3>{locale.t("what-if.title")}</h3>
        {others.map((scenario) => (
          <p key={scenario.id} class="say">
            {differenceSentence(scenario, dossier.scale, locale)}
          </p>
        ))}
        <Comparison {...view} />
        <p class="note">{locale.t("what-if.pairing")}</p>
      </div>
      <DifferenceFigure {...view} />
      <Ranges {...view} />
      <OutcomeFigure {...view} />
      {others.map((scenario) => (
        <InteractionFigure key={scenario.id} {...view} scenario={scenario} />
      ))}
      {others.map((scenario) =>
        differenceDays(scenario).length > 1 ? (
          <Difference key={scenario.id} {...view} scenario={scenario} />
        ) : null,
      )}
      {others.some((scenario) => scenario.answers.length > 0) ? (
        <div class="card">
          <h3>{locale.t("what-if.questions")}</h3>
          {others.map((scenario) => (
            <div key={scenario.id}>
              <h4>{locale.pick(scenario.title)}</h4>
              <AnswerTable answers={scenario.answers} dossier={dossier} locale={locale} />
            </div>
          ))}
        </div>
      ) : null}
    </>
  );
}
