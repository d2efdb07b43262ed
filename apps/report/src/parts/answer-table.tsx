import type { Answer } from "@scorecast/simulator/report";
import type { Dossier } from "../dossier.ts";
import { frequency } from "../frequency.ts";
import type { Locale } from "../locale.ts";
import { conditionText, nodeText } from "../node-value.ts";
import { parseQuestion, type Question } from "../question.ts";
import { frequencyText } from "../sentences.ts";
import { DataTable } from "./data-table.tsx";
import { Unasked } from "./unasked.tsx";

type Asked = { readonly answer: Answer; readonly question: Question };

/** A probability with one decimal ; never 0 % or 100 %, which no number of simulations can show. */
function percentText(probability: number, locale: Locale): string {
  if (probability < 0.001) return locale.t("answers.tiny");
  if (probability > 0.999) return locale.t("answers.huge");
  return locale.percent(probability, 1);
}

function ChanceCell({ answer, locale }: { answer: Answer | undefined; locale: Locale }) {
  if (typeof answer?.value !== "number")
    return answer ? <span class="none">{locale.t("no-data")}</span> : <Unasked />;
  const { value, standardError } = answer;
  return (
    <span>
      <strong>{frequencyText(frequency(value), locale)}</strong>
      <span class="reason">
        {percentText(value, locale)}
        {standardError === null || standardError === 0
          ? null
          : ` ${locale.t("answers.error", { error: locale.percent(1.96 * standardError, standardError < 0.0005 ? 2 : 1) })}`}
      </span>
    </span>
  );
}

/** Answers about thresholds by date, in frequencies first; then the first days; then what this page cannot take apart. */
export function AnswerTable(props: {
  readonly answers: readonly Answer[];
  readonly dossier: Dossier;
  readonly locale: Locale;
}) {
  const { answers, dossier, locale } = props;
  const asked: Asked[] = answers.flatMap((answer) => {
    const question = parseQuestion(answer.question);
    return question ? [{ answer, question }] : [];
  });
  const nameOf = (q: Question): string =>
    `${nodeText(q.node, dossier, locale)} ${conditionText(q, dossier, locale)}`;
  const chances = asked.filter(({ question }) => question.kind !== "when");
  const dates = [...new Set(chances.flatMap(({ question: q }) => (q.kind === "on" ? [q.date] : [])))].sort();
  const names = [...new Set(chances.map(({ question }) => nameOf(question)))];
  const withEver = chances.some(({ question }) => question.kind === "ever");
  const cell = (name: string, column: string) =>
    chances.find(
      ({ question: q }) => nameOf(q) === name && (q.kind === "on" ? q.date === column : column === "ever"),
    )?.answer;
  const others = [
    ...asked.flatMap(({ answer, question: q }) =>
      q.kind === "when"
        ? [
            {
              name: `${nodeText(q.node, dossier, locale)}: ${locale.t("answers.when", {
                probability: locale.percent(q.probability, 0),
                condition: conditionText(q, dossier, locale),
              })}`,
              text: typeof answer.value === "string" ? locale.date(answer.value) : locale.t("answers.never"),
            },
          ]
        : [],
    ),
    ...answers
      .filter((answer) => parseQuestion(answer.question) === null)
      .map((answer) => ({
        name: answer.question,
        text: answer.value === null ? locale.t("no-data") : `${answer.value}`,
      })),
  ];
  const missing = Math.max(0, ...answers.map((answer) => answer.missing));
  return (
    <>
      {names.length > 0 ? (
        <DataTable
          stack
          caption={locale.t("answers.title")}
          columns={[
            { title: locale.t("answers.condition") },
            ...dates.map((date) => ({ title: locale.t("answers.on", { date: locale.date(date) }) })),
            ...(withEver ? [{ title: locale.t("answers.ever") }] : []),
          ]}
          rows={names.map((name) => ({
            id: name,
            cells: [
              name,
              ...dates.map((date) => <ChanceCell key={date} answer={cell(name, date)} locale={locale} />),
              ...(withEver ? [<ChanceCell key="ever" answer={cell(name, "ever")} locale={locale} />] : []),
            ],
          }))}
        />
      ) : null}
      {others.length > 0 ? (
        <dl class="pairs">
          {others.map(({ name, text }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <p class="note">
        {locale.t(answers.length > 0 ? "answers.note" : "answers.none")}{" "}
        {missing > 0 ? locale.t("answers.missing", { share: locale.percent(missing, 1) }) : null}
      </p>
    </>
  );
}
