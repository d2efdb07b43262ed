import type { QualityLine } from "@scorecast/core/report";
import type { Locale } from "../locale.ts";
import { DataTable } from "./data-table.tsx";

function Places({ line, locale }: { line: QualityLine; locale: Locale }) {
  const what = locale.pick(line.what);
  const untold = line.places.filter((place) => !what.includes(place));
  if (untold.length === 0) return null;
  return (
    <span class="reason">
      {locale.t("quality.places", { places: untold.join(locale.t("punctuation.comma")) })}
    </span>
  );
}

/** What a careful analyst would point at, and what to do about it. */
export function FindingTable({ quality, locale }: { quality: readonly QualityLine[]; locale: Locale }) {
  return (
    <DataTable
      stack
      caption={locale.t("quality.title")}
      columns={[
        { title: locale.t("quality.finding") },
        { title: locale.t("quality.of"), numeric: true },
        { title: locale.t("quality.fix") },
      ]}
      rows={quality.map((line, i) => ({
        id: `${i}`,
        cells: [
          <span key="what">
            <span class={line.severity === "warning" ? "mark mark-assumed" : "mark"}>
              {locale.t(`severity.${line.severity}`)}
            </span>{" "}
            {locale.pick(line.what)}
            <Places line={line} locale={locale} />
          </span>,
          locale.t("quality.count", { count: line.count, of: line.of }),
          locale.pick(line.fix),
        ],
      }))}
    />
  );
}
