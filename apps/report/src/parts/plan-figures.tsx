import type { ExpectedNode, MeasureStatus, PlanStatusReport, RecordLine } from "@scorecast/simulator/report";
import { PlanCurve } from "../charts/plan-curve.tsx";
import type { Locale } from "../locale.ts";
import { metricValue } from "../metric-value.ts";
import type { View } from "../view.ts";
import { ChartFigure } from "./chart-figure.tsx";
import { DataTable } from "./data-table.tsx";
import { bareValue } from "./measure-value.ts";

function isOverdue({ late }: MeasureStatus): boolean {
  return late?.kind === "start-overdue" || late?.kind === "finish-overdue";
}

/** What is late, and where the total was to be and is. */
export function planSentences(
  { measures, nodes, notForecast }: PlanStatusReport,
  digits: number,
  locale: Locale,
): string[] {
  const [count, overdue] = [measures.length, measures.filter(isOverdue).length];
  const total = nodes[0];
  const { started, without } = total?.expected ?? {};
  const text = (value: number): string => locale.number(value, digits);
  return [
    overdue > 0 ? locale.t("plan.overdue", { count, overdue }) : locale.t("plan.on-time", { count }),
    notForecast
      ? locale.pick(notForecast)
      : total && total.actual !== null && started && without
        ? locale.t("plan.score", {
            ...{ actual: text(total.actual), mean: text(started.mean), without: text(without.mean) },
            ...{ low: text(started.interval[0]), high: text(started.interval[1]) },
            share: locale.number(100 * started.place!, 0),
          })
        : locale.t("plan.no-score"),
  ];
}

function Legend({ locale }: { locale: Locale }) {
  return (
    <ul class="legend">
      {(["actual", "band", "without"] as const).map((name) => (
        <li key={name}>
          <svg viewBox="0 0 22 12" aria-hidden="true" class="chart plan">
            {name === "band" ? (
              <rect class="band b80" x="1" y="1" width="20" height="10" rx="2" />
            ) : (
              <path class={name === "actual" ? "past" : "without"} d="M1 6H21" />
            )}
          </svg>
          {locale.t(`plan.legend-${name}`)}
        </li>
      ))}
    </ul>
  );
}

function MeasureTable({ measures, locale }: { measures: readonly MeasureStatus[]; locale: Locale }) {
  const day = (iso: string | null): string => (iso === null ? "—" : locale.shortDate(iso));
  const money = (value: number | null): string => (value === null ? "—" : locale.money(value));
  return (
    <div class="card">
      <h3>{locale.t("plan.measures")}</h3>
      <DataTable
        caption={locale.t("plan.measures")}
        stack
        columns={(["measure", "owner", "from", "started", "due", "state", "late", "cost"] as const).map(
          (name) => ({ title: locale.t(`plan.${name}`), numeric: name === "cost" }),
        )}
        rows={measures.map((one) => {
          const { state, progress, late, cost } = one;
          const word = locale.t(`plan.state.${state}`);
          return {
            id: one.id,
            cells: [
              locale.pick(one.title),
              one.owner ?? "—",
              day(one.from),
              day(one.started),
              day(one.due),
              state === "under-way" && progress !== null ? `${word} ${locale.percent(progress, 0)}` : word,
              late ? locale.t(`plan.late.${late.kind}`, { days: late.days }) : locale.t("plan.in-time"),
              cost.spent === null && cost.planned === null
                ? "—"
                : `${money(cost.spent ?? cost.accrued)} / ${money(cost.planned)}`,
            ],
          };
        })}
      />
      {measures.map(({ id, title, fed }) =>
        fed ? (
          <p key={id} class="note">
            {locale.pick(title)}: {locale.pick(fed)}
          </p>
        ) : null,
      )}
    </div>
  );
}

function NodeTable({ nodes, locale }: { nodes: readonly ExpectedNode[]; locale: Locale }) {
  return (
    <div class="card">
      <h3>{locale.t("plan.nodes")}</h3>
      <DataTable
        caption={locale.t("plan.nodes")}
        stack
        columns={(["node", "at-start", "now", "without", "planned", "really", "place"] as const).map(
          (name) => ({
            title: locale.t(`plan.${name}`),
            numeric: name === "at-start" || name === "now" || name === "place",
          }),
        )}
        rows={nodes.map(({ node, title, unit, atStart, actual, expected }) => ({
          id: node,
          cells: [
            locale.pick(title),
            metricValue(atStart, unit, locale),
            metricValue(actual, unit, locale),
            ...(["without", "planned", "started"] as const).map((name) => {
              const one = expected[name];
              if (!one) return "—";
              return locale.t("plan.ranged", {
                mean: metricValue(one.mean, unit, locale),
                low: bareValue(one.interval[0], unit, locale),
                high: bareValue(one.interval[1], unit, locale),
              });
            }),
            expected.started?.place == null ? "—" : locale.percent(expected.started.place, 0),
          ],
        }))}
      />
    </div>
  );
}

function RecordTable({ report, locale }: { report: PlanStatusReport; locale: Locale }) {
  const { records, measures } = report;
  const value = (number: number | null, { unit, unitText }: RecordLine): string => {
    if (number === null) return "—";
    if (unit === "share") return locale.percent(number, 1);
    if (unit === "other") return `${number}${unitText ? ` ${unitText}` : ""}`;
    return locale.t(`plan.unit.${unit}`, { value: number });
  };
  const remarks = (line: RecordLine): string => {
    const fed = measures.find(({ id }) => id === line.feeds);
    return [
      line.cases === null ? null : locale.t("plan.cases", { count: line.cases }),
      line.shares
        ? locale.t("plan.grades", {
            shares: line.shares.map((share) => locale.percent(share, 0)).join(" "),
          })
        : null,
      line.issue,
      line.measure,
      line.state ? locale.t(`plan.state.${line.state}`) : null,
      fed ? locale.t("plan.feeds", { measure: locale.pick(fed.title) }) : locale.t("plan.recorded-only"),
    ]
      .filter((text) => text !== null)
      .join(" · ");
  };
  return (
    <div class="card">
      <h3>{locale.t("plan.records")}</h3>
      <DataTable
        caption={locale.t("plan.records")}
        stack
        columns={(["record", "before", "now", "standard", "met", "remarks"] as const).map((name) => ({
          title: locale.t(`plan.${name}`),
          numeric: name === "before" || name === "now" || name === "standard",
        }))}
        rows={records.map((line, i) => ({
          id: String(i),
          cells: [
            `${locale.t(`plan.record.${line.kind}`)} ${line.title}`,
            ...[line.before, line.now, line.standard].map((number) => value(number, line)),
            line.met === null ? "—" : locale.t(line.met ? "plan.met-yes" : "plan.met-no"),
            remarks(line),
          ],
        }))}
      />
    </div>
  );
}

/** The plan: a sentence, the curve over the measures' days, and the tables behind. */
export function PlanFigures({ report, dossier, locale, size }: View & { readonly report: PlanStatusReport }) {
  const { scale } = dossier;
  const text = (value: number | null | undefined): string =>
    value == null ? "—" : locale.number(value, scale.digits);
  return (
    <>
      <div class="card">
        {planSentences(report, scale.digits, locale).map((sentence) => (
          <p key={sentence} class="say">
            {sentence}
          </p>
        ))}
      </div>
      {report.curve.length > 0 ? (
        <ChartFigure
          title={locale.t("plan.curve")}
          note={locale.t("plan.curve-note")}
          locale={locale}
          columns={[
            { title: locale.t("evaluation.day") },
            ...(["now", "without", "planned", "really"] as const).map((name) => ({
              title: locale.t(`plan.${name}`),
              numeric: true,
            })),
          ]}
          rows={() =>
            report.curve.map(({ date, actual, expected }) => ({
              id: date,
              cells: [
                locale.date(date),
                text(actual),
                ...(["without", "planned", "started"] as const).map((name) => text(expected[name]?.[1])),
              ],
            }))
          }
        >
          <PlanCurve report={report} scale={scale} locale={locale} size={size} />
          <Legend locale={locale} />
        </ChartFigure>
      ) : null}
      <MeasureTable measures={report.measures} locale={locale} />
      {report.nodes.length > 0 ? <NodeTable nodes={report.nodes} locale={locale} /> : null}
      {report.records.length > 0 ? <RecordTable report={report} locale={locale} /> : null}
    </>
  );
}
