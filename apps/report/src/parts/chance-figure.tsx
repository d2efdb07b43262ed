import type { ScenarioResult } from "@scorecast/simulator/report";
import { passageLine, passages, reachingByDay } from "../chances.ts";
import { ChanceLines } from "../charts/chance-lines.tsx";
import { FUTURES, frequency } from "../frequency.ts";
import type { Locale } from "../locale.ts";
import { frequencyText } from "../sentences.ts";
import type { View } from "../view.ts";
import { ChartFigure } from "./chart-figure.tsx";

/** A chance in the table: so many of 50, and to a tenth of a percent. */
function chanceText(chance: number | null, locale: Locale): string {
  return chance === null ? locale.t("no-data") : locale.percent(chance, 1);
}

/** A chance that comes no nearer to none and to all than this on some day is worth a line. */
const OPEN = 0.01;

/** For each threshold, in how many futures the total shown is at least that, day by day. */
export function ReachingFigure(
  props: View & { readonly baseline: ScenarioResult; readonly thresholds: readonly number[] },
) {
  const { dossier, locale, size, baseline, thresholds } = props;
  const { scale, score } = dossier;
  const dates = baseline.days.map(({ date }) => date);
  const lines = thresholds.map((threshold) => ({
    id: `${threshold}`,
    label: locale.t("chances.at-least", { threshold: locale.number(threshold, scale.totalDigits) }),
    chances: reachingByDay(baseline, threshold, score, scale),
  }));
  const known = lines.filter(({ chances }) => chances.filter((chance) => chance !== null).length > 1);
  const isOpen = ({ chances }: (typeof lines)[number]): boolean =>
    chances.some((chance) => chance !== null && chance > OPEN && chance < 1 - OPEN);
  const open = known.filter(isOpen).slice(0, 5);
  const drawn = open.length > 0 ? open : known.slice(0, 1);
  const left = known.filter((one) => !drawn.includes(one));
  if (drawn.length === 0) return null;
  return (
    <ChartFigure
      title={locale.t("chances.reach-title")}
      note={[
        locale.t("chances.note", { of: FUTURES }),
        left.length > 0
          ? locale.t("chances.settled", { list: locale.list(left.map(({ label }) => label)) })
          : "",
      ]
        .filter(Boolean)
        .join(locale.lang === "zh" ? "" : " ")}
      locale={locale}
      columns={[
        { title: locale.t("chart.day") },
        ...known.map(({ label }) => ({ title: label, numeric: true })),
      ]}
      rows={() =>
        dates.map((date, d) => ({
          id: date,
          cells: [locale.date(date), ...known.map(({ chances }) => chanceText(chances[d] ?? null, locale))],
        }))
      }
    >
      <ChanceLines chances={{ dates, lines: drawn, cumulative: false }} locale={locale} size={size} />
    </ChartFigure>
  );
}

/** When futures meet an event for the first time: the chance that it has happened by each day, and for how long. */
export function PassageFigure(props: View & { readonly baseline: ScenarioResult }) {
  const { dossier, locale, size, baseline } = props;
  const all = passages(baseline, dossier, locale).slice(0, 5);
  if (all.length === 0) return null;
  const lines = all.map(passageLine);
  const dates = baseline.days.map(({ date }) => date);
  const sentences = all.map(({ text, passage }) => {
    const ever = passage.byDay.at(-1) ?? 0;
    const half = passage.firstDay["0.5"] ?? null;
    const blanks = { condition: text, frequency: frequencyText(frequency(ever), locale) };
    if (ever === 0) return locale.t("passage.never", blanks);
    const days = locale.number(passage.daysMet.mean / ever, 1);
    return half === null
      ? locale.t("passage.some", { ...blanks, days })
      : locale.t("passage.half", { ...blanks, days, date: locale.date(half) });
  });
  return (
    <ChartFigure
      title={locale.t("passage.title")}
      note={locale.t("passage.note", { of: FUTURES })}
      locale={locale}
      columns={[{ title: locale.t("chart.day") }, ...all.map(({ text }) => ({ title: text, numeric: true }))]}
      rows={() =>
        dates.map((date, d) => ({
          id: date,
          cells: [locale.date(date), ...lines.map(({ chances }) => chanceText(chances[d] ?? null, locale))],
        }))
      }
    >
      {sentences.map((sentence) => (
        <p key={sentence} class="say">
          {sentence}
        </p>
      ))}
      <ChanceLines chances={{ dates, lines, cumulative: true }} locale={locale} size={size} />
    </ChartFigure>
  );
}
