import type { ImportReport } from "@scorecast/core/report";
import { importSentences } from "../import-sentences.ts";
import type { Locale } from "../locale.ts";
import { columnTitle, standInTitle } from "../parts/column-title.ts";
import { ComputableCard } from "../parts/computable-card.tsx";
import { CoverageFigure } from "../parts/coverage-figure.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { FindingTable } from "../parts/finding-table.tsx";
import { ImportFiles } from "../parts/import-files.tsx";
import { ProblemList } from "../parts/problem-list.tsx";
import type { View } from "../view.ts";

interface Props extends View {
  readonly account: ImportReport;
}

function Outcome({ account, locale }: { account: ImportReport; locale: Locale }) {
  const { folder, written, problems } = account;
  const errors = problems.filter(({ severity }) => severity === "error").length;
  if (!written && errors > 0)
    return <li class="warn">✕ {locale.t("origin.not-written", { count: errors })}</li>;
  if (!written || folder === null) return <li>{locale.t("origin.looked")}</li>;
  return <li>{locale.t("origin.written", { folder })}</li>;
}

function Summary({ account, locale }: Props) {
  const tables = account.tables.filter(({ rows }) => rows > 0);
  return (
    <div class="card">
      <div class="answer-text">
        {importSentences(account, locale).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <ul class="facts">
          <Outcome account={account} locale={locale} />
          {tables.map(({ table, title, rows }) => (
            <li key={table}>{locale.t("origin.table", { table: locale.pick(title), rows })}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function StandIns({ account, locale }: Props) {
  return (
    <>
      <DataTable
        stack
        caption={locale.t("stand-ins.title")}
        columns={[
          { title: locale.t("stand-ins.column") },
          { title: locale.t("stand-ins.from") },
          { title: locale.t("stand-ins.rows"), numeric: true },
        ]}
        rows={account.fallbacks.map(({ table, column, from, rows, of }, i) => ({
          id: `${i}`,
          cells: [
            columnTitle(`${table}.${column}`, account, locale),
            standInTitle(from, account, locale),
            locale.t("stand-ins.of", { rows, of, share: of === 0 ? "—" : locale.percent(rows / of) }),
          ],
        }))}
      />
      <p class="note">{locale.t("stand-ins.note")}</p>
    </>
  );
}

/** Where the data came from: what became of every row, which days there are, and what they are good for. */
export function OriginSection(view: Props) {
  const { account, locale, size } = view;
  const { quality, problems, fallbacks } = account;
  return (
    <>
      <Summary {...view} />
      <ImportFiles account={account} locale={locale} />
      <CoverageFigure account={account} locale={locale} size={size} />
      <ComputableCard account={account} locale={locale} />
      <div class="card">
        <h3>{locale.t("quality.title")}</h3>
        {quality.length > 0 ? (
          <FindingTable quality={quality} locale={locale} />
        ) : (
          <p class="note">{locale.t("quality.none")}</p>
        )}
      </div>
      <div class="card">
        <h3>{locale.t("problems.title")}</h3>
        {problems.length > 0 ? (
          <ProblemList problems={problems} locale={locale} />
        ) : (
          <p class="note">{locale.t("problems.none")}</p>
        )}
      </div>
      <div class="card">
        <h3>{locale.t("stand-ins.title")}</h3>
        {fallbacks.length > 0 ? <StandIns {...view} /> : <p class="note">{locale.t("stand-ins.none")}</p>}
      </div>
    </>
  );
}
