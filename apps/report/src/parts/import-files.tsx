import { useSignal } from "@preact/signals";
import type { ImportedFileLine, ImportReport } from "@scorecast/core/report";
import { hatch } from "../charts/hatch.ts";
import { RowFateBar } from "../charts/row-fate-bar.tsx";
import type { Locale } from "../locale.ts";
import { DataTable } from "./data-table.tsx";
import { Unasked } from "./unasked.tsx";

/** Files that are shown without asking; the others follow on demand. */
const FIRST = 12;

function FileName({ file }: { file: ImportedFileLine }) {
  const inside = [file.member, file.sheet].filter((part) => part !== null);
  return (
    <span>
      <bdi>{file.file}</bdi>
      {inside.map((part) => (
        <span key={part} class="reason">
          <bdi>{part}</bdi>
        </span>
      ))}
    </span>
  );
}

function LeftOut({ file, locale }: { file: ImportedFileLine; locale: Locale }) {
  const reasons = file.leftOut.filter(({ rows }) => rows > 0);
  if (reasons.length === 0) return <span class="none">0</span>;
  return (
    <span>
      {locale.number(file.rowsRead - file.rowsUsed, 0)}
      {reasons.map(({ reason, title, rows }) => (
        <span key={reason} class="reason">
          {locale.t("origin.reason", { reason: locale.pick(title), rows })}
        </span>
      ))}
    </span>
  );
}

function FileTable({ files, locale }: { files: readonly ImportedFileLine[]; locale: Locale }) {
  return (
    <DataTable
      stack
      caption={locale.t("origin.files")}
      columns={[
        { title: locale.t("origin.file") },
        { title: locale.t("origin.kind") },
        { title: locale.t("origin.read"), numeric: true },
        { title: locale.t("origin.used"), numeric: true },
        { title: locale.t("origin.left") },
        { title: locale.t("origin.fate") },
      ]}
      rows={files.map((file, i) => ({
        id: `${i}`,
        cells: [
          <FileName key="file" file={file} />,
          file.recognisedAs === "unknown" ? (
            <span key="kind" class="unmet">
              ✕ {locale.t("origin.kind-unknown")}
            </span>
          ) : (
            <bdi key="kind">{locale.pick(file.title)}</bdi>
          ),
          locale.number(file.rowsRead, 0),
          locale.number(file.rowsUsed, 0),
          <LeftOut key="left" file={file} locale={locale} />,
          file.rowsRead > 0 ? <RowFateBar key="fate" file={file} locale={locale} /> : <Unasked key="fate" />,
        ],
      }))}
    />
  );
}

function Legend({ locale }: { locale: Locale }) {
  return (
    <ul class="legend">
      <li>
        <svg viewBox="0 0 22 12" aria-hidden="true" class="chart fate">
          <rect class="used" x="0" y="1" width="22" height="10" />
        </svg>
        {locale.t("origin.legend-used")}
      </li>
      <li>
        <svg viewBox="0 0 22 12" aria-hidden="true" class="chart fate">
          <path class="left" d={`M0.5 1.5h21v9h-21z${hatch(0.5, 1.5, 21, 9)}`} />
        </svg>
        {locale.t("origin.legend-left")}
      </li>
    </ul>
  );
}

/** What became of the rows of every file. */
export function ImportFiles({ account, locale }: { account: ImportReport; locale: Locale }) {
  const opened = useSignal(false);
  const { files } = account;
  const rest = files.slice(FIRST);
  return (
    <div class="card">
      <h3>{locale.t("origin.files")}</h3>
      {files.length === 0 ? (
        <p class="note">{locale.t("origin.files-none")}</p>
      ) : (
        <>
          <FileTable files={files.slice(0, FIRST)} locale={locale} />
          {rest.length > 0 ? (
            <details
              onToggle={(event) => {
                if (event.currentTarget.open) opened.value = true;
              }}
            >
              <summary>{locale.t("origin.rest", { count: rest.length })}</summary>
              {opened.value ? <FileTable files={rest} locale={locale} /> : null}
            </details>
          ) : null}
          <Legend locale={locale} />
          <p class="note">{locale.t("origin.files-note")}</p>
        </>
      )}
    </div>
  );
}
