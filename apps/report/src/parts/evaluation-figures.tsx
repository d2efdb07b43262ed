import type { Evaluation, EvaluationReport } from "@scorecast/simulator/report";
import { EventStudy } from "../charts/event-study.tsx";
import { PointsIntervals, type PointsRow } from "../charts/points-intervals.tsx";
import type { Locale } from "../locale.ts";
import { metricValue } from "../metric-value.ts";
import type { View } from "../view.ts";
import { ChartFigure } from "./chart-figure.tsx";
import { bareChange, bareValue, changeText } from "./measure-value.ts";

const POWER = 0.8;
const Z975 = 1.96;

/** Of 100; below ten, one decimal. */
function ofHundred(share: number, locale: Locale): string {
  return locale.number(100 * share, share < 0.1 ? 1 : 0);
}

function headSentences(one: Evaluation, report: EvaluationReport, locale: Locale): string[] {
  const { contrast, unit, verdict } = one;
  const { interval, mean } = contrast.without;
  const tail = verdict === "worse" ? contrast.asBad : contrast.asGood;
  const titles = one.together.map((id) => {
    const other = report.evaluations.find((evaluation) => evaluation.id === id);
    return other ? locale.pick(other.title) : id;
  });
  return [
    ...(titles.length > 0 ? [locale.t("evaluation.together", { titles: locale.list(titles) })] : []),
    locale.t("evaluation.say", {
      ...{ metric: locale.pick(one.nodeTitle), from: locale.date(one.from), days: one.days },
      actual: metricValue(contrast.actual, unit, locale),
      mean: metricValue(mean, unit, locale),
      low: bareValue(interval[0], unit, locale),
      high: bareValue(interval[1], unit, locale),
      effect: changeText(contrast.effect.value, unit, locale),
      effectlow: bareChange(contrast.effect.interval[0], unit, locale),
      effecthigh: bareChange(contrast.effect.interval[1], unit, locale),
    }),
    locale.t(verdict === "worse" ? "evaluation.tail-bad" : "evaluation.tail", {
      share: ofHundred(tail.share, locale),
      low: ofHundred(tail.interval[0], locale),
      high: ofHundred(tail.interval[1], locale),
    }),
  ];
}

function restSentences(one: Evaluation, report: EvaluationReport, locale: Locale): string[] {
  const { expected, posterior, placebos, verdict, unit } = one;
  const last = expected?.later.at(-1);
  const count = (word: string): number => placebos.filter((placebo) => placebo.verdict === word).length;
  return [
    ...(one.touched < 0.995
      ? [locale.t("evaluation.touched", { share: locale.percent(one.touched, 0) })]
      : []),
    ...(expected
      ? [
          locale.t("evaluation.expected", {
            effect: changeText(expected.effect, unit, locale),
            power: locale.percent(expected.power, 0),
          }),
        ]
      : []),
    ...(expected && expected.asGood <= report.falseAlarms
      ? [locale.t("evaluation.beyond", { share: ofHundred(expected.asGood, locale) })]
      : []),
    ...(verdict === "too-early" && expected && expected.power < POWER
      ? expected.tellable
        ? [locale.t("evaluation.tellable", { date: locale.date(expected.tellable) })]
        : last
          ? [locale.t("evaluation.never", { date: locale.date(last.date) })]
          : []
      : []),
    ...(posterior
      ? [
          locale.t("evaluation.posterior", {
            parameter: locale.pick(posterior.parameter),
            low: locale.number(posterior.stated[0], 2),
            high: locale.number(posterior.stated[1], 2),
            postlow: locale.number(posterior.interval[0], 2),
            posthigh: locale.number(posterior.interval[1], 2),
          }),
          ratioSentence(posterior.likelihoodRatio, locale),
        ]
      : []),
    placebos.length === 0
      ? locale.t("evaluation.no-placebos")
      : locale.t("evaluation.placebos", {
          ...{ of: placebos.length, worked: count("worked"), worse: count("worse") },
          expected: locale.number(report.falseAlarms * placebos.length, 1),
        }),
    ...(one.widened > 1 ? [locale.t("evaluation.widened", { by: locale.number(one.widened, 2) })] : []),
  ];
}

function ratioSentence(ratio: number, locale: Locale): string {
  const times = ratio >= 1 ? ratio : 1 / ratio;
  const text = times >= 1000 ? ">1000" : locale.number(times, times < 10 ? 1 : 0);
  return locale.t(ratio >= 1 ? "evaluation.ratio-for" : "evaluation.ratio-against", { ratio: text });
}

/** What one evaluation says: plainest first. */
export function evaluationSentences(one: Evaluation, report: EvaluationReport, locale: Locale): string[] {
  return [...headSentences(one, report, locale), ...restSentences(one, report, locale)];
}

function Meanwhile({ one, locale }: { one: Evaluation; locale: Locale }) {
  if (one.confounders.length === 0) return null;
  return (
    <>
      <h4>{locale.t("evaluation.meanwhile")}</h4>
      <ul class="plain-list">
        {one.confounders.map(({ kind, from, until, text }, i) => (
          <li key={i}>
            {locale.date(from)}
            {until && until !== from ? ` – ${locale.date(until)}` : ""}{" "}
            {locale.t(`evaluation.kind.${kind}`, { text: locale.pick(text) })}
          </li>
        ))}
      </ul>
    </>
  );
}

function Study({
  one,
  report,
  locale,
  size,
}: Omit<View, "dossier"> & { one: Evaluation; report: EvaluationReport }) {
  const { unit, posterior } = one;
  const text = (value: number | null | undefined): string => metricValue(value ?? null, unit, locale);
  const title = locale.t("evaluation.card", {
    title: locale.pick(one.title),
    verdict: locale.t(`evaluation.verdict.${one.verdict}`),
  });
  return (
    <>
      <div class="card">
        <h3>{title}</h3>
        {evaluationSentences(one, report, locale).map((sentence) => (
          <p key={sentence} class="say">
            {sentence}
          </p>
        ))}
        {posterior && posterior.likelihoodRatio >= 1 ? (
          <p class="note">
            {locale.t("evaluation.paste")} <code>effect: {posterior.effect}</code>
          </p>
        ) : null}
        <Meanwhile one={one} locale={locale} />
      </div>
      <ChartFigure
        title={`${locale.pick(one.title)} · ${locale.t("evaluation.event", { metric: locale.pick(one.nodeTitle) })}`}
        note={locale.t("evaluation.event-note")}
        locale={locale}
        columns={[
          { title: locale.t("evaluation.day") },
          ...(["actual", "low", "median", "high", "as-expected"] as const).map((name) => ({
            title: locale.t(`evaluation.${name}`),
            numeric: true,
          })),
        ]}
        rows={() =>
          one.curve.map(({ date, actual, without, expected }) => ({
            id: date,
            cells: [
              locale.date(date),
              text(actual),
              ...(["0.05", "0.5", "0.95"] as const).map((p) => (without ? text(without[p]) : "—")),
              expected === null ? "—" : text(expected),
            ],
          }))
        }
      >
        <EventStudy evaluation={one} locale={locale} size={size} />
      </ChartFigure>
    </>
  );
}

/** Every measure: verdict, what came against what would have, and what they did to the total. */
export function EvaluationFigures({
  report,
  dossier,
  locale,
  size,
}: View & { readonly report: EvaluationReport }) {
  const rows = report.evaluations.map(({ id, title, total }): PointsRow => {
    const half = Z975 * total.without.standardError;
    const { value, interval } = total.effect;
    return {
      ...{ id, label: locale.pick(title), mean: value, interval: [value - half, value + half] },
      ...{ jointly: null, futures: interval },
    };
  });
  return (
    <>
      {report.evaluations.map((one) => (
        <Study key={one.id} one={one} report={report} locale={locale} size={size} />
      ))}
      <ChartFigure
        title={locale.t("evaluation.points")}
        note={`${locale.t("evaluation.points-note")} ${locale.t("evaluation.meaning", { share: locale.percent(report.falseAlarms, 0) })}`}
        locale={locale}
        columns={[
          { title: locale.t("plan.measure") },
          { title: locale.t("evaluation.difference"), numeric: true },
          { title: "5 %", numeric: true },
          { title: "95 %", numeric: true },
        ]}
        rows={() =>
          rows.map(({ id, label, mean, futures }) => ({
            id,
            cells: [label, mean, ...futures!].map((cell) =>
              typeof cell === "number" ? locale.signed(cell, 1) : cell,
            ),
          }))
        }
      >
        <PointsIntervals rows={rows} scale={dossier.scale} locale={locale} size={size} />
      </ChartFigure>
      {report.notEvaluated.length > 0 ? (
        <div class="card">
          <h3>{locale.t("evaluation.not")}</h3>
          <ul class="plain-list">
            {report.notEvaluated.map(({ id, title, why }) => (
              <li key={id}>
                {locale.pick(title)}: {locale.pick(why)}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}
