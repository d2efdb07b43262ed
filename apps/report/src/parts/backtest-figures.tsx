import type { BacktestLine, BacktestReport, Measured } from "@scorecast/simulator/report";
import { CoverageBars } from "../charts/coverage-bars.tsx";
import { PitHistogram } from "../charts/pit-histogram.tsx";
import type { Locale } from "../locale.ts";
import type { View } from "../view.ts";
import { ChartFigure } from "./chart-figure.tsx";
import { DataTable } from "./data-table.tsx";

/** The line of several weeks together; where the record is too short for it, the longest there is. */
function mainLine({ nodes }: BacktestReport): BacktestLine | null {
  const lines = nodes.find(({ node }) => node === "total")?.lines ?? [];
  return lines.find(({ horizon }) => horizon === null) ?? lines.at(-1) ?? null;
}

function ahead({ horizon }: BacktestLine, locale: Locale): string {
  return horizon === null ? locale.t("backtest.pooled") : locale.t("trust.days", { days: horizon });
}

function share({ value, interval }: Measured, locale: Locale): string {
  if (value === null) return locale.t("no-data");
  const shown = locale.percent(value, 0);
  if (interval === null) return shown;
  const [low, high] = interval;
  return locale.t("backtest.measured", {
    ...{ value: shown, low: locale.percent(low, 0), high: locale.percent(high, 0) },
  });
}

/** What the back-test says in sentences, plainest first. */
export function backtestSentences(report: BacktestReport, locale: Locale): string[] {
  const line = mainLine(report);
  if (!line) return [locale.t("backtest.no-total")];
  const { held, of } = line.coverage.find(({ level }) => level === 0.8)!;
  const stays = line.baselines.find(({ id }) => id === "stays")?.skill;
  return [
    locale.t("backtest.say", { of, held, expected: locale.number(0.8 * of, 0), ahead: ahead(line, locale) }),
    ...(stays && stays.value !== null
      ? [
          locale.t(stays.value >= 0 ? "backtest.better" : "backtest.worse", {
            share: locale.percent(Math.abs(stays.value), 0),
          }),
        ]
      : []),
    locale.t("backtest.made", {
      ...{ count: report.origins.judged, from: locale.date(report.from!), to: locale.date(report.to!) },
    }),
    ...(line.pit === null ? [locale.t("backtest.few", { count: report.origins.judged })] : []),
    ...(report.partial ? [locale.t("backtest.partial")] : []),
  ];
}

/** How forecasts from past days did: in words, how many ranges held, where what came fell, and every horizon and baseline. */
export function BacktestFigures({
  report,
  locale,
  size,
}: Omit<View, "dossier"> & { report: BacktestReport }) {
  const line = mainLine(report);
  const total = report.nodes.find(({ node }) => node === "total")?.lines ?? [];
  return (
    <>
      <div class="card">
        <h3>{locale.t("backtest.title")}</h3>
        {backtestSentences(report, locale).map((sentence) => (
          <p key={sentence} class="say">
            {sentence}
          </p>
        ))}
        {total.length > 0 ? (
          <DataTable
            caption={locale.t("backtest.title")}
            columns={[
              { title: locale.t("backtest.ahead") },
              ...total[0]!.coverage.map(({ level }) => ({
                title: locale.t("backtest.held", { level: locale.percent(level, 0) }),
                numeric: true,
              })),
              ...report.baselines.map(({ title }) => ({
                title: locale.t("backtest.against", { baseline: locale.pick(title) }),
                numeric: true,
              })),
            ]}
            rows={total.map((one) => ({
              id: String(one.horizon),
              cells: [
                ahead(one, locale),
                ...one.coverage.map((each) => share(each.share, locale)),
                ...report.baselines.map(({ id }) => {
                  const skill = one.baselines.find((baseline) => baseline.id === id)?.skill;
                  return skill ? share(skill, locale) : locale.t("no-data");
                }),
              ],
            }))}
          />
        ) : null}
      </div>
      {line ? (
        <ChartFigure
          title={locale.t("backtest.coverage")}
          note={locale.t("backtest.coverage-note")}
          locale={locale}
          columns={[
            { title: locale.t("backtest.promised"), numeric: true },
            { title: locale.t("backtest.came-in"), numeric: true },
          ]}
          rows={() =>
            line.coverage.map((one) => ({
              id: String(one.level),
              cells: [locale.percent(one.level, 0), share(one.share, locale)],
            }))
          }
        >
          <CoverageBars lines={line.coverage} locale={locale} size={size} />
        </ChartFigure>
      ) : null}
      {line?.pit ? (
        <ChartFigure
          title={locale.t("backtest.pit")}
          note={locale.t("backtest.pit-note")}
          locale={locale}
          columns={[
            { title: locale.t("backtest.part") },
            { title: locale.t("backtest.came-in"), numeric: true },
          ]}
          rows={() =>
            line.pit!.map((bin, i) => ({
              id: String(i),
              cells: [
                `${locale.percent(i / line.pit!.length, 0)}–${locale.percent((i + 1) / line.pit!.length, 0)}`,
                locale.percent(bin, 1),
              ],
            }))
          }
        >
          <PitHistogram bins={line.pit} locale={locale} size={size} />
        </ChartFigure>
      ) : null}
    </>
  );
}
