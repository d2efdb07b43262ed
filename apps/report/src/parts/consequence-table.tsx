import type { ConsequenceLine, RequirementLine, ScoreReport } from "@scorecast/core/report";
import type { Dossier } from "../dossier.ts";
import type { Locale } from "../locale.ts";
import { conditionText, nodeText, nodeValue } from "../node-value.ts";
import { consequenceTitle } from "../sentences.ts";
import { DataTable } from "./data-table.tsx";
import { OutsideLink } from "./outside-link.tsx";
import { ProvenanceMark } from "./provenance-mark.tsx";

function Result({ line, locale }: { line: ConsequenceLine; locale: Locale }) {
  if (line.met === null) return <span class="none">{locale.t("met.unknown")}</span>;
  const good = line.met === (line.effect === "requires");
  return (
    <span class={good ? "met" : "unmet"}>
      {good ? "✓" : "✕"} {locale.t(`met.${line.effect}.${line.met ? "yes" : "no"}`)}
    </span>
  );
}

/** Over which days a requirement looks at its node. */
function averageText(average: Exclude<RequirementLine["average"], { kind: "day" }>, locale: Locale): string {
  if (average.kind === "every-day") return locale.t("average.every-day", { days: average.days });
  const { days, running } = average;
  return running === undefined
    ? locale.t("average.mean", { days })
    : locale.t("average.running", { days, running });
}

/** What the score decides: each threshold with its result, its margin, and the claims that contradict it. */
export function ConsequenceTable(props: {
  readonly score: ScoreReport;
  readonly dossier: Dossier;
  readonly locale: Locale;
}) {
  const { score, dossier, locale } = props;
  const key = (programme: string, id: string): string => `${programme}/${id}`;
  const titleOf = new Map(
    score.consequences.map((line) => [key(line.programme, line.id), consequenceTitle(line, locale)]),
  );
  /** Names of the claims in this report that say otherwise. */
  const rivals = ({ programme, conflictsWith }: ConsequenceLine): readonly string[] =>
    conflictsWith.flatMap((id) => titleOf.get(key(programme, id)) ?? []);
  /** Room before things get worse: positive is good, for what must hold and for what must not strike alike. */
  const slackText = ({ node, margin, effect }: ConsequenceLine): string => {
    if (margin === null) return locale.t("no-data");
    const slack = effect === "requires" ? margin : -margin;
    return `${slack > 0 ? "+" : ""}${nodeValue(node, slack, dossier, locale)}`;
  };
  return (
    <DataTable
      stack
      caption={locale.t("trust.consequences")}
      columns={[
        { title: locale.t("trust.programme") },
        { title: locale.t("trust.condition") },
        { title: locale.t("trust.met"), tight: true },
        { title: locale.t("trust.margin"), numeric: true },
        { title: locale.t("trust.source") },
      ]}
      rows={score.consequences.map((line, i) => ({
        id: `${i}`,
        cells: [
          <span key="title">
            {consequenceTitle(line, locale)} <ProvenanceMark provenance={line.provenance} locale={locale} />
            {line.product ? <span class="reason">{line.product}</span> : null}
            {line.categories.length > 0 ? (
              <span class="reason">
                {locale.t("trust.categories", { categories: locale.list(line.categories) })}
              </span>
            ) : null}
            {rivals(line).length > 0 ? (
              <span class="reason conflict">
                ⚠{" "}
                {locale.t("trust.conflict", {
                  others: locale.list(rivals(line)),
                })}
              </span>
            ) : null}
          </span>,
          <span key="condition">
            {line.requirements.map((requirement, r) => (
              <span key={`${requirement.node}${requirement.op}${requirement.threshold}`} class="requirement">
                {r > 0 ? `${locale.t("requirements.and")} ` : ""}
                {nodeText(requirement.node, dossier, locale)} {conditionText(requirement, dossier, locale)}
                {requirement.average.kind === "day" ? null : (
                  <span class="reason">{averageText(requirement.average, locale)}</span>
                )}
              </span>
            ))}
          </span>,
          <Result key="result" line={line} locale={locale} />,
          <span key="slack" class={line.margin === null ? "none" : undefined}>
            {slackText(line)}
          </span>,
          <OutsideLink key="source" url={line.url} text={line.source} />,
        ],
      }))}
    />
  );
}
