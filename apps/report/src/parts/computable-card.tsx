import { useSignal } from "@preact/signals";
import type { ComputableLine, ImportReport } from "@scorecast/core/report";
import { canTotals, rulesInForce } from "../import-totals.ts";
import type { Locale } from "../locale.ts";
import { columnTitle } from "./column-title.ts";
import { DataTable } from "./data-table.tsx";
import { Unasked } from "./unasked.tsx";

const signs = { exact: "✓", "stand-in": "≈", no: "✕" } as const satisfies Record<
  ComputableLine["can"],
  string
>;
const looks = { exact: "met", "stand-in": "warn", no: "unmet" } as const;

function Mend({ line, locale }: { line: ComputableLine; locale: Locale }) {
  if (line.mendedBy) return <>{locale.pick(line.mendedBy.title)}</>;
  const [lack] = line.lacks;
  if (line.can === "no" && lack !== undefined)
    return <span class="reason">{locale.t("can.mend-none", { file: `${lack.split(".")[0]}.csv` })}</span>;
  return <Unasked />;
}

function Metrics(props: {
  readonly metrics: readonly ComputableLine[];
  readonly account: ImportReport;
  readonly locale: Locale;
}) {
  const { metrics, account, locale } = props;
  return (
    <DataTable
      stack
      caption={locale.t("can.title")}
      columns={[
        { title: locale.t("can.metric") },
        { title: locale.t("can.can"), tight: true },
        { title: locale.t("can.lacks") },
        { title: locale.t("can.mend") },
      ]}
      rows={metrics.map((line) => ({
        id: line.metric,
        cells: [
          locale.pick(line.title),
          <span key="can" class={looks[line.can]}>
            {signs[line.can]} {locale.t(`can.${line.can}`)}
          </span>,
          line.lacks.length === 0 ? (
            <Unasked key="lacks" />
          ) : (
            <span key="lacks">
              {line.lacks.map((name) => (
                <span key={name} class="requirement" title={name}>
                  {name.includes(".")
                    ? columnTitle(name, account, locale)
                    : locale.t("can.table", { table: columnTitle(name, account, locale) })}
                </span>
              ))}
            </span>
          ),
          <Mend key="mend" line={line} locale={locale} />,
        ],
      }))}
    />
  );
}

function Overview({ rules, locale }: { rules: ImportReport["rules"]; locale: Locale }) {
  return (
    <DataTable
      stack
      caption={locale.t("can.all")}
      columns={[
        { title: locale.t("can.version") },
        ...(["exact", "stand-in", "no"] as const).map((can) => ({
          title: `${signs[can]} ${locale.t(`can.${can}`)}`,
          numeric: true,
        })),
      ]}
      rows={rules.map((version) => {
        const { exact, standIn, no } = canTotals(version);
        return {
          id: version.id,
          cells: [
            version.inForce
              ? locale.t("can.in-force", { rules: locale.pick(version.title) })
              : locale.pick(version.title),
            ...[exact, standIn, no].map((n) => locale.number(n, 0)),
          ],
        };
      })}
    />
  );
}

/** Which metrics can be computed from the folder, under the version that applies or another of the reader's choice. */
export function ComputableCard({ account, locale }: { account: ImportReport; locale: Locale }) {
  const { rules } = account;
  const chosen = useSignal((rulesInForce(account) ?? rules[0])?.id ?? null);
  const opened = useSignal(false);
  const version = rules.find(({ id }) => id === chosen.value);
  if (!version) return null;
  return (
    <div class="card">
      <h3>{locale.t("can.title")}</h3>
      <label class="picker inside">
        <span>{locale.t("can.version")}</span>
        <select
          value={version.id}
          onChange={(event) => {
            chosen.value = event.currentTarget.value;
          }}
        >
          {rules.map(({ id, title, inForce }) => (
            <option key={id} value={id}>
              {inForce ? locale.t("can.in-force", { rules: locale.pick(title) }) : locale.pick(title)}
            </option>
          ))}
        </select>
      </label>
      <Metrics metrics={version.metrics} account={account} locale={locale} />
      <p class="note">{locale.t("can.note")}</p>
      <details
        onToggle={(event) => {
          if (event.currentTarget.open) opened.value = true;
        }}
      >
        <summary>{locale.t("can.all")}</summary>
        {opened.value ? <Overview rules={rules} locale={locale} /> : null}
      </details>
    </div>
  );
}
