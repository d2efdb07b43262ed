import type { ComponentChildren } from "preact";
import type { ChartSize } from "../charts/chart-size.ts";
import { type Compared, comparedTitle } from "../compare/compared.ts";
import { conditionsOf } from "../compare/conditions.ts";
import {
  commonDay,
  EndRanges,
  EndTable,
  type ForecastProps,
  MeasureTable,
} from "../compare/forecast-tables.tsx";
import { judge } from "../compare/judgement.ts";
import { MetricsTable, OutcomeTable, STACKED } from "../compare/outcome-table.tsx";
import { rescoreCommands } from "../compare/rescore.ts";
import type { Locale } from "../locale.ts";
import { DataTable } from "../parts/data-table.tsx";

/** What compare mode is handed. */
export interface CompareView {
  /** At least two. */
  readonly compared: readonly Compared[];
  /** What the others are measured against; the reader's choice. */
  readonly reference: { value: number };
  readonly locale: Locale;
  readonly size: ChartSize;
}

interface Props extends Omit<CompareView, "reference"> {
  readonly reference: Compared;
}

function ReferencePicker({ compared, reference, locale }: CompareView) {
  return (
    <label class="picker inside">
      <span>{locale.t("compare.reference")}</span>
      <select
        value={reference.value}
        onChange={(event) => {
          reference.value = Number(event.currentTarget.value);
        }}
      >
        {compared.map((one, i) => (
          <option key={one.letter} value={i}>
            {comparedTitle(one, locale)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What each difference may be called, in a sentence, and how to get rid of what stands in the way. */
function Judgements({ compared, reference, locale }: Props) {
  const others = compared.filter((one) => one !== reference);
  const judged = others.map((one) => ({ one, judgement: judge(reference.dossier, one.dossier) }));
  const blocked = judged.filter(({ judgement: { obstacles } }) =>
    obstacles.some((obstacle) => obstacle === "rules" || obstacle === "weights" || obstacle === "program"),
  );
  return (
    <div class="card">
      <h3>{locale.t("compare.reading")}</h3>
      {judged.map(({ one, judgement: { obstacles, remainder } }) => {
        const blanks = { reference: reference.letter, other: one.letter };
        return obstacles.length === 0 ? (
          <p key={one.letter} class="say">
            {locale.t(`compare.remains.${remainder}`, blanks)}
          </p>
        ) : (
          <div key={one.letter} class="say">
            <p class="warn">{locale.t("compare.refused", blanks)}</p>
            <ul class="plain-list">
              {obstacles.map((obstacle) => (
                <li key={obstacle}>{locale.t(`compare.obstacle.${obstacle}`)}</li>
              ))}
            </ul>
          </div>
        );
      })}
      {blocked.length > 0 ? (
        <>
          <p class="note">{locale.t("compare.rescore", { reference: reference.letter })}</p>
          <pre class="commands">
            <code>
              {rescoreCommands(
                reference,
                blocked.map(({ one }) => one),
              ).join("\n")}
            </code>
          </pre>
        </>
      ) : null}
    </div>
  );
}

function Conditions({ compared, locale }: Props) {
  const conditions = conditionsOf(compared, locale);
  return (
    <div class="card">
      <h3>{locale.t("compare.conditions")}</h3>
      <DataTable
        stack={compared.length <= STACKED}
        caption={locale.t("compare.conditions")}
        columns={[
          { title: locale.t("compare.condition") },
          { title: locale.t("compare.same-or-not"), tight: true },
          ...compared.map((one) => ({ title: comparedTitle(one, locale) })),
        ]}
        rows={[
          ...conditions.filter(({ differs }) => differs),
          ...conditions.filter(({ differs }) => !differs),
        ].map(({ id, values, differs }) => ({
          id,
          cells: [
            locale.t(`compare.condition.${id}`),
            <span key="same" class={differs ? "unmet" : "none"}>
              {differs ? "≠" : "="} {locale.t(differs ? "compare.differs" : "compare.same")}
            </span>,
            ...values.map((value, i) =>
              value === null ? (
                <span key={compared[i]!.letter} class="none">
                  {locale.t("compare.untold")}
                </span>
              ) : id === "data" ? (
                <code key={compared[i]!.letter}>{value}</code>
              ) : (
                value
              ),
            ),
          ],
        }))}
      />
      <p class="note">{locale.t("compare.conditions-note")}</p>
    </div>
  );
}

function Outcomes(props: Props) {
  const { compared, reference, locale } = props;
  const mixed = compared.some((one) => judge(reference.dossier, one.dossier).obstacles.length > 0);
  return (
    <>
      {mixed ? <p class="card problem">{locale.t("compare.mixed")}</p> : null}
      <div class="card">
        <h3>{locale.t("compare.outcomes")}</h3>
        <OutcomeTable {...props} />
      </div>
      {compared.some(({ dossier }) => dossier.score) ? (
        <div class="card">
          <h3>{locale.t("compare.metrics")}</h3>
          <MetricsTable {...props} />
        </div>
      ) : null}
    </>
  );
}

function Forecasts(props: ForecastProps) {
  const { compared, locale } = props;
  const date = commonDay(compared);
  return (
    <>
      {date === null ? (
        <p class="card plain">{locale.t("compare.no-common-day")}</p>
      ) : (
        <>
          <div class="card">
            <h3>{locale.t("compare.ends", { date: locale.date(date) })}</h3>
            <EndTable {...props} date={date} />
            <p class="note">{locale.t("compare.ends-note")}</p>
          </div>
          <EndRanges {...props} date={date} />
        </>
      )}
      <MeasureTable {...props} />
    </>
  );
}

export interface CompareSection {
  readonly id: "conditions" | "outcomes" | "outlook";
  readonly body: ComponentChildren;
}

/** Compare mode: what differs in how the results were made, before what differs in them. */
export function compareSections(view: CompareView): readonly CompareSection[] {
  const reference = view.compared[view.reference.value] ?? view.compared[0]!;
  const props = { ...view, reference };
  const forecasts = view.compared.filter(({ dossier }) => dossier.projection);
  return [
    {
      id: "conditions",
      body: (
        <>
          <ReferencePicker {...view} />
          <Judgements {...props} />
          <Conditions {...props} />
        </>
      ),
    },
    { id: "outcomes", body: <Outcomes {...props} /> },
    ...(forecasts.length > 1
      ? [
          {
            id: "outlook" as const,
            body: (
              <Forecasts
                {...props}
                compared={forecasts}
                reference={forecasts.includes(reference) ? reference : forecasts[0]!}
              />
            ),
          },
        ]
      : []),
  ];
}
