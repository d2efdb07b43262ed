import { useSignal } from "@preact/signals";
import type { ImportProblemLine } from "@scorecast/core/report";
import type { Locale } from "../locale.ts";

/** Problems of a kind that are shown without asking, and on demand. */
const FIRST = 6;
const MOST = 300;

function Lines({ problems, locale }: { problems: readonly ImportProblemLine[]; locale: Locale }) {
  return (
    <ul class="plain-list">
      {problems.map((problem, i) => (
        <li key={i}>
          <bdi>{locale.pick(problem.text)}</bdi>
          {problem.count > 1 ? (
            <span class="reason">{locale.t("problems.times", { count: problem.count })}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Group(props: {
  readonly severity: ImportProblemLine["severity"];
  readonly problems: readonly ImportProblemLine[];
  readonly locale: Locale;
}) {
  const { severity, problems, locale } = props;
  const opened = useSignal(false);
  if (problems.length === 0) return null;
  const rest = problems.slice(FIRST, MOST);
  return (
    <>
      <h4>
        {severity === "error" ? "✕" : "!"} {locale.t(`problems.${severity}`, { count: problems.length })}
      </h4>
      <Lines problems={problems.slice(0, FIRST)} locale={locale} />
      {rest.length > 0 ? (
        <details
          onToggle={(event) => {
            if (event.currentTarget.open) opened.value = true;
          }}
        >
          <summary>{locale.t("problems.rest", { count: rest.length })}</summary>
          {opened.value ? <Lines problems={rest} locale={locale} /> : null}
        </details>
      ) : null}
      {problems.length > MOST ? (
        <p class="note">{locale.t("problems.unlisted", { count: problems.length - MOST })}</p>
      ) : null}
    </>
  );
}

/** Errors first, then warnings: the first of each at once, the others behind a click. */
export function ProblemList(props: {
  readonly problems: readonly ImportProblemLine[];
  readonly locale: Locale;
}) {
  return (
    <>
      {(["error", "warning"] as const).map((severity) => (
        <Group
          key={severity}
          severity={severity}
          problems={props.problems.filter((problem) => problem.severity === severity)}
          locale={props.locale}
        />
      ))}
    </>
  );
}
