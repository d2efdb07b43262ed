import { useSignal } from "@preact/signals";
import type { ProjectionReport, ScenarioResult } from "@scorecast/simulator/report";
import { type Dots, QuantileDots, reaching, thin } from "../charts/quantile-dots.tsx";
import { ScoreFan } from "../charts/score-fan.tsx";
import { frequency } from "../frequency.ts";
import { type DottedDay, dottedDays, quantile } from "../outlook.ts";
import { AnswerTable } from "../parts/answer-table.tsx";
import { BandLegend } from "../parts/band-legend.tsx";
import { PassageFigure, ReachingFigure } from "../parts/chance-figure.tsx";
import { ChartFigure } from "../parts/chart-figure.tsx";
import { ConsequencePathCard } from "../parts/consequence-path-card.tsx";
import { parseQuestion } from "../question.ts";
import { frequencyText } from "../sentences.ts";
import type { View } from "../view.ts";

/** Totals that a consequence or a question depends on, ascending. */
function totalThresholds({ dossier }: View, baseline: ScenarioResult): readonly number[] {
  const { max } = dossier.scale;
  const fromRules = (dossier.score?.consequences ?? [])
    .filter((c) => c.node === "total")
    .map((c) => c.threshold);
  const fromQuestions = baseline.answers.flatMap(({ question }) => {
    const parsed = parseQuestion(question);
    return parsed?.node === "total" ? [parsed.threshold] : [];
  });
  return [...new Set([...fromRules, ...fromQuestions])].filter((t) => t <= max).sort((a, b) => a - b);
}

/** The one of `thresholds` that divides the dots best: closest to their median, or the median where there is none. */
function closest(thresholds: readonly number[], median: number): number {
  const [first, ...rest] = thresholds;
  if (first === undefined) return median;
  return rest.reduce((a, b) => (Math.abs(b - median) < Math.abs(a - median) ? b : a), first);
}

/** The `most` of `thresholds` closest to `median`: more lines than that hide the fan. */
function closestFew(thresholds: readonly number[], median: number, most: number): readonly number[] {
  return thresholds.toSorted((a, b) => Math.abs(a - median) - Math.abs(b - median)).slice(0, most);
}

function DotsCard(props: View & { days: readonly DottedDay[]; thresholds: readonly number[] }) {
  const { dossier, locale, size, days } = props;
  const { scale } = dossier;
  const chosen = useSignal(days.length - 1);
  const { day, dots: all } = days[Math.min(chosen.value, days.length - 1)]!;
  const { date } = day;
  const { missing } = day.total;
  const last = days.at(-1)!.dots;
  const first = closest(props.thresholds, last[Math.floor(last.length / 2)]!);
  const threshold = useSignal(first);
  const totals = size.phone ? thin(all, 20) : all;
  const dots: Dots = { date, totals, threshold: threshold.value };
  const counts = new Map<number, number>();
  for (const total of all) counts.set(total, (counts.get(total) ?? 0) + 1);
  const reached = reaching({ date, totals: all, threshold: threshold.value }, scale);
  const range = [
    Math.min(...days.map((one) => one.dots[0]!)),
    Math.max(...days.map((one) => one.dots.at(-1)!)),
  ];
  const low = Math.min(range[0]!, first) - 2 * scale.step;
  const high = Math.max(range[1]!, first) + 2 * scale.step;
  const thresholdText = locale.number(threshold.value, scale.totalDigits);
  return (
    <ChartFigure
      title={locale.t("dots.title", { date: locale.date(date), n: totals.length })}
      note={[
        locale.t("dots.note"),
        missing > 0 ? locale.t("dots.missing", { frequency: frequencyText(frequency(missing), locale) }) : "",
      ]
        .join(" ")
        .trim()}
      locale={locale}
      columns={[
        { title: locale.t("dots.value"), numeric: true },
        { title: locale.t("dots.count"), numeric: true },
      ]}
      rows={() =>
        [...counts].map(([total, count]) => ({
          id: `${total}`,
          cells: [locale.number(total, scale.totalDigits), locale.number(count, 0)],
        }))
      }
    >
      <div class="threshold-control">
        {days.length > 1 ? (
          <label>
            <span>{locale.t("dots.day")}</span>
            <input
              type="range"
              min={0}
              max={days.length - 1}
              step={1}
              value={chosen.value}
              aria-valuetext={locale.date(date)}
              onInput={(event) => {
                chosen.value = Number(event.currentTarget.value);
              }}
            />
          </label>
        ) : null}
        <label>
          <span>{locale.t("dots.threshold")}</span>
          <input
            type="range"
            min={Math.max(0, low)}
            max={Math.min(scale.max, high)}
            step={scale.step}
            value={threshold.value}
            aria-valuetext={thresholdText}
            onInput={(event) => {
              threshold.value = Number(event.currentTarget.value);
            }}
          />
        </label>
        <output aria-live="polite">
          {locale.t("dots.on", {
            date: locale.date(date),
            above: locale.t("dots.above", {
              frequency: frequencyText({ count: reached, of: all.length, bound: "exact" }, locale),
              threshold: thresholdText,
            }),
          })}
        </output>
      </div>
      <QuantileDots
        dots={dots}
        {...(days.length > 1 && { range: [range[0]!, range[1]!] as const })}
        scale={scale}
        locale={locale}
        size={size}
      />
    </ChartFigure>
  );
}

function FanCard(
  props: View & { projection: ProjectionReport; baseline: ScenarioResult; thresholds: readonly number[] },
) {
  const { dossier, locale, size, projection, baseline, thresholds } = props;
  const { scale } = dossier;
  const past = size.phone ? projection.past.slice(-30) : projection.past;
  const median = baseline.days.findLast((day) => day.total.quantiles !== null)?.total.quantiles?.["0.5"] ?? 0;
  const none = locale.t("no-data");
  const number = (value: number | null): string =>
    value === null ? none : locale.number(value, scale.digits);
  return (
    <ChartFigure
      title={locale.t("fan.title")}
      note={locale.t("fan.note")}
      locale={locale}
      columns={[
        { title: locale.t("chart.day") },
        { title: locale.t("fan.median"), numeric: true },
        { title: locale.t("fan.b50"), numeric: true },
        { title: locale.t("fan.b80"), numeric: true },
        { title: locale.t("fan.b95"), numeric: true },
        { title: locale.t("fan.known"), numeric: true },
        { title: locale.t("fan.missing"), numeric: true },
      ]}
      rows={() =>
        baseline.days.map((day) => {
          const band = (low: string, high: string): string =>
            day.total.quantiles === null
              ? none
              : `${number(quantile(day, low))} – ${number(quantile(day, high))}`;
          return {
            id: day.date,
            cells: [
              locale.date(day.date),
              number(quantile(day, "0.5")),
              band("0.25", "0.75"),
              band("0.1", "0.9"),
              band("0.025", "0.975"),
              locale.percent(day.known, 0),
              locale.percent(day.total.missing, 1),
            ],
          };
        })
      }
    >
      <ScoreFan
        fan={{ past, days: baseline.days, thresholds: closestFew(thresholds, median, 3) }}
        scale={scale}
        locale={locale}
        size={size}
      />
      <BandLegend signs={["past", "median", "b50", "b80", "b95"]} locale={locale} />
    </ChartFigure>
  );
}

/** Section 3: the spread on a day, the way there, the chances at the thresholds by day, and what they decide. */
export function FutureSection(view: View & { projection: ProjectionReport; baseline: ScenarioResult }) {
  const { dossier, locale, projection, baseline } = view;
  const days = dottedDays(baseline);
  const thresholds = totalThresholds(view, baseline);
  const scored = baseline.days.some((day) => day.total.quantiles !== null);
  const median = baseline.days.findLast((day) => day.total.quantiles !== null)?.total.quantiles?.["0.5"] ?? 0;
  return (
    <>
      {days.length > 0 ? <DotsCard {...view} days={days} thresholds={thresholds} /> : null}
      {scored ? (
        <FanCard {...view} projection={projection} thresholds={thresholds} />
      ) : (
        <p class="card plain">{locale.t("fan.label-none")}</p>
      )}
      {scored ? (
        <ReachingFigure
          {...view}
          baseline={baseline}
          thresholds={closestFew(thresholds, median, 8).toSorted((a, b) => b - a)}
        />
      ) : null}
      <PassageFigure {...view} baseline={baseline} />
      <div class="card">
        <h3>{locale.t("answers.title")}</h3>
        <AnswerTable answers={baseline.answers} dossier={dossier} locale={locale} />
      </div>
      {baseline.consequences && baseline.consequences.length > 0 ? (
        <ConsequencePathCard paths={baseline.consequences} locale={locale} />
      ) : null}
    </>
  );
}
