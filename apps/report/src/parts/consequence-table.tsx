import type { ConsequenceLine, RequirementLine, ScoreReport } from "@scorecast/core/report";
import { type Dossier, nodeTitle } from "../dossier.ts";
import type { Locale } from "../locale.ts";
import { metricValue } from "../metric-value.ts";
import { conditionText, consequenceTitle } from "../sentences.ts";
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

/** What the score decides: each threshold with its result, its margin, and the claims that contradict it. */
export function ConsequenceTable(props: {
  readonly score: ScoreReport;
  readonly dossier: Dossier;
  readonly locale: Locale;
}) {
  const { score, dossier, locale } = props;
  const titleOf = new Map(score.consequences.map((line) => [line.id, consequenceTitle(line, locale)]));
  const metric = new Map(score.metrics.map((line) => [line.id, line]));
  const nodeText = (node: string): string =>
    node === "total" ? locale.t("node.total") : locale.pick(nodeTitle(dossier, node));
  const amount = (node: string, value: number): string => {
    const unit = metric.get(node)?.unit;
    return unit
      ? metricValue(value, unit, locale)
      : locale.number(value, Number.isInteger(value) ? 0 : dossier.scale.digits);
  };
  /** Room before things get worse: positive is good, for what must hold and for what must not strike alike. */
  const slackText = (slack: number, node: string): string => `${slack > 0 ? "+" : ""}${amount(node, slack)}`;
  const condition = ({ node, op, threshold }: RequirementLine): string =>
    metric.has(node)
      ? locale.t(`op.${op}`, { value: amount(node, threshold) })
      : conditionText(op, threshold, locale);
  return (
    <DataTable
      stack
      caption={locale.t("trust.consequences")}
      columns={[
        { title: locale.t("trust.programme") },
        { title: locale.t("trust.condition") },
        { title: locale.t("trust.met") },
        { title: locale.t("trust.margin"), numeric: true },
        { title: locale.t("trust.source") },
      ]}
      rows={score.consequences.map((line, i) => ({
        id: `${i}`,
        cells: [
          <span key="title">
            {consequenceTitle(line, locale)} <ProvenanceMark provenance={line.provenance} locale={locale} />
            {line.product ? <span class="reason">{line.product}</span> : null}
            {line.conflictsWith.length > 0 ? (
              <span class="reason conflict">
                ⚠{" "}
                {locale.t("trust.conflict", {
                  others: locale.list(line.conflictsWith.map((id) => titleOf.get(id) ?? id)),
                })}
              </span>
            ) : null}
          </span>,
          <span key="condition">
            {line.requirements.map((requirement, r) => (
              <span key={`${requirement.node}${requirement.op}${requirement.threshold}`} class="requirement">
                {r > 0 ? `${locale.t("requirements.and")} ` : ""}
                {nodeText(requirement.node)} {condition(requirement)}
                {requirement.average.kind === "day" ? null : (
                  <span class="reason">
                    {locale.t(`average.${requirement.average.kind}`, { days: requirement.average.days })}
                  </span>
                )}
              </span>
            ))}
          </span>,
          <Result key="result" line={line} locale={locale} />,
          line.margin === null ? (
            <span class="none">{locale.t("no-data")}</span>
          ) : (
            slackText(line.effect === "requires" ? line.margin : -line.margin, line.node)
          ),
          <OutsideLink key="source" url={line.url} text={line.source} />,
        ],
      }))}
    />
  );
}
