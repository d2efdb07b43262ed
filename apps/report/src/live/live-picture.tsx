import type { LiveAnswer, LiveSide } from "@scorecast/simulator/live";
import { differenceRange, PairedDifference } from "../charts/paired-difference.tsx";
import { PairedDots } from "../charts/paired-dots.tsx";
import { frequency } from "../frequency.ts";
import type { Locale } from "../locale.ts";
import { ChartFigure } from "../parts/chart-figure.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { differenceDigits, differenceSentence, errorText, frequencyText } from "../sentences.ts";
import type { View } from "../view.ts";

export interface PictureProps {
  readonly answer: LiveAnswer;
  readonly threshold: number;
  /** What the reader has put together. */
  readonly title: { readonly zh: string; readonly en: string };
  readonly view: View;
}

/** What the picture says, in words. */
export function liveSentences({ answer, threshold, title, view }: PictureProps): readonly string[] {
  const { locale, dossier } = view;
  const { scale } = dossier;
  const date = locale.date(answer.date);
  const chance = (side: LiveSide, question: number): string =>
    frequencyText(frequency(side.answers[question]!.value as number), locale);
  const blanks = (question: number) => ({
    threshold: locale.number(threshold, scale.totalDigits),
    plan: chance(answer.scenario, question),
    baseline: chance(answer.baseline, question),
  });
  return [
    locale.t("live.on", {
      date,
      sentence: differenceSentence({ title, difference: answer.difference }, scale, locale),
    }),
    locale.t("live.reach", { date, ...blanks(0) }),
    locale.t("live.below", blanks(1)),
  ];
}

function chanceText({ answers }: LiveSide, question: number, locale: Locale): string {
  const { value, standardError } = answers[question]!;
  const share = locale.percent(value as number, 1);
  return `${share} ${locale.t("answers.error", { error: locale.percent(1.96 * standardError!, 1) })}`;
}

function meanText({ total }: LiveSide, { dossier, locale }: View): string {
  if (total.mean === null || total.standardError === null) return locale.t("no-data");
  const digits = differenceDigits(total.standardError, dossier.scale);
  const error = errorText(total.standardError, dossier.scale, locale);
  return `${locale.number(total.mean, digits)} ${locale.t("answers.error", { error })}`;
}

/** The numbers of both plans, each with its Monte Carlo error. */
function Numbers({ answer, threshold, view }: PictureProps) {
  const { locale, dossier } = view;
  const text = locale.number(threshold, dossier.scale.totalDigits);
  const date = locale.shortDate(answer.date);
  const sides = [answer.scenario, answer.baseline];
  const row = (id: string, name: string, cell: (side: LiveSide) => string) => ({
    id,
    cells: [name, ...sides.map(cell)],
  });
  return (
    <div class="card">
      <h3>{locale.t("live.numbers")}</h3>
      <DataTable
        stack
        caption={locale.t("live.numbers")}
        columns={[
          { title: locale.t("live.number") },
          { title: locale.t("live.plan"), numeric: true },
          { title: locale.t("what-if.baseline"), numeric: true },
        ]}
        rows={[
          row("mean", locale.t("live.mean", { date }), (side) => meanText(side, view)),
          row("on", locale.t("live.chance-on", { date, threshold: text }), (side) =>
            chanceText(side, 0, locale),
          ),
          row("ever", locale.t("live.chance-ever", { threshold: text }), (side) =>
            chanceText(side, 1, locale),
          ),
          ...(answer.cost === null
            ? []
            : [
                {
                  id: "cost",
                  cells: [locale.t("what-if.cost"), locale.money(answer.cost), <span key="none">–</span>],
                },
              ]),
        ]}
      />
    </div>
  );
}

/** The futures of both plans on the day in view, and how the mean difference gets there. */
export function LivePicture(props: PictureProps) {
  const { answer, threshold, title, view } = props;
  const { locale, dossier, size } = view;
  const { scale } = dossier;
  const rows = [
    { title: locale.t("live.plan"), totals: answer.scenario.dots },
    { title: locale.t("what-if.baseline"), totals: answer.baseline.dots },
  ];
  const whole = rows.flatMap(({ title, totals }) => (totals ? [{ title, totals }] : []));
  const days = answer.days.map(({ date, ...difference }) => ({ date, difference }));
  const digits = scale.digits + 1;
  return (
    <>
      {whole.length === rows.length ? (
        <ChartFigure
          title={locale.t("paired-dots.title", { date: locale.date(answer.date), n: size.phone ? 20 : 50 })}
          note={locale.t("paired-dots.note")}
          locale={locale}
          columns={[
            { title: locale.t("paired-dots.rank"), numeric: true },
            ...whole.map((row) => ({ title: row.title, numeric: true })),
          ]}
          rows={() =>
            whole[0]!.totals.map((_, i) => ({
              id: `${i}`,
              cells: [`${i + 1}`, ...whole.map(({ totals }) => locale.number(totals[i]!, scale.totalDigits))],
            }))
          }
        >
          <PairedDots
            data={{ date: answer.date, threshold, rows: whole }}
            scale={scale}
            locale={locale}
            size={size}
          />
        </ChartFigure>
      ) : (
        <p class="card plain">{locale.t("say.no-difference", { scenario: locale.pick(title) })}</p>
      )}
      <Numbers {...props} />
      <ChartFigure
        title={locale.t("live.difference")}
        note={locale.t("difference.note")}
        locale={locale}
        columns={[
          { title: locale.t("chart.day") },
          { title: locale.t("difference.mean"), numeric: true },
          { title: locale.t("difference.interval"), numeric: true },
        ]}
        rows={() =>
          answer.days.flatMap(({ date, mean, interval }) =>
            mean === null || interval === null
              ? []
              : [
                  {
                    id: date,
                    cells: [
                      locale.date(date),
                      locale.signed(mean, digits),
                      `${locale.signed(interval[0], digits)} … ${locale.signed(interval[1], digits)}`,
                    ],
                  },
                ],
          )
        }
      >
        <PairedDifference
          scenario={{ title, days }}
          range={differenceRange([{ days }], scale)}
          scale={scale}
          locale={locale}
          size={size}
        />
      </ChartFigure>
    </>
  );
}
