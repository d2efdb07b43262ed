import type { FitLine, FitReport } from "@scorecast/simulator/report";
import { IntervalMark } from "../charts/interval-mark.tsx";
import { levelText, levelUnitText } from "../fit-level.ts";
import type { Locale } from "../locale.ts";
import type { View } from "../view.ts";
import { DataTable } from "./data-table.tsx";

function Verdict({ checks, locale }: Pick<FitLine, "checks"> & { locale: Locale }) {
  if (checks === null) return <span class="none">{locale.t("fit.unchecked")}</span>;
  const worst =
    (["odd", "look"] as const).find((one) => checks.some(({ verdict }) => verdict === one)) ?? "fine";
  return (
    <span class={worst === "odd" ? "unmet" : worst === "look" ? undefined : "met"}>
      {worst === "fine" ? "✓" : worst === "look" ? "?" : "✕"} {locale.t(`fit.verdict.${worst}`)}
    </span>
  );
}

/** What the simulator believes of each process of the shop, how sure it is, and whether the record agrees. */
export function FitCard({ fit, locale }: { fit: FitReport } & Pick<View, "locale" | "size">) {
  const odd = fit.processes.filter(({ checks }) => checks?.some(({ verdict }) => verdict === "odd")).length;
  return (
    <div class="card">
      <h3>{locale.t("fit.title")}</h3>
      <p class="say">
        {locale.t(odd === 0 ? "fit.say-fine" : "fit.say-odd", {
          count: fit.processes.length,
          days: fit.days,
          odd,
        })}
      </p>
      <details>
        <summary>{locale.t("fit.show")}</summary>
        <DataTable
          stack
          caption={locale.t("fit.title")}
          columns={[
            { title: locale.t("fit.process") },
            { title: locale.t("fit.level") },
            { title: locale.t("fit.events"), numeric: true },
            { title: locale.t("fit.spread"), numeric: true },
            { title: locale.t("fit.fits"), tight: true },
          ]}
          rows={fit.processes.map((line) => ({
            id: line.process,
            cells: [
              locale.pick(line.title),
              <span key="level">
                {levelUnitText(line.level, line.unit, locale)}
                <IntervalMark level={line.level} interval={line.interval} />
                <span class="reason">
                  {locale.t("fit.interval", {
                    low: levelText(line.interval[0], line.unit, locale),
                    high: levelText(line.interval[1], line.unit, locale),
                  })}
                </span>
              </span>,
              <span key="events">
                {locale.number(line.events, 0)}
                <span class="reason">
                  {locale.t("fit.worth", { count: locale.number(line.evidence, 0) })}
                </span>
              </span>,
              `± ${locale.percent(Math.sqrt(line.dayVariance), 0)}`,
              <Verdict key="fits" checks={line.checks} locale={locale} />,
            ],
          }))}
        />
        <p class="note">{locale.t("fit.note", { checks: fit.asked.checks })}</p>
      </details>
      {fit.festivals.length > 0 ? (
        <ul class="plain-list">
          {fit.festivals.map(({ id, title, days, factor, interval: [low, high] }) => (
            <li key={id}>
              {locale.t("fit.festival", {
                name: locale.pick(title),
                days,
                factor: locale.number(factor, 2),
                low: locale.number(low, 2),
                high: locale.number(high, 2),
              })}
            </li>
          ))}
        </ul>
      ) : null}
      {fit.together.length > 0 ? (
        <p class="note">
          {locale.t("fit.together", {
            pairs: locale.list(
              fit.together.map(({ titles: [a, b], correlation }) =>
                locale.t("fit.pair", {
                  a: locale.pick(a),
                  b: locale.pick(b),
                  correlation: locale.number(correlation, 2),
                }),
              ),
            ),
          })}
        </p>
      ) : null}
    </div>
  );
}
