import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { csvText, pasteText } from "../saving/csv-text.ts";
import { copyText, fileName, saveFile } from "../saving/save-file.ts";
import { tableRows } from "../saving/table-rows.ts";
import { useWords } from "../words.ts";

/** Buttons that copy a table for a spreadsheet and save it as CSV, as it is shown. */
export function SaveTable({
  table,
  caption,
}: {
  table: RefObject<HTMLTableElement | null>;
  caption: string;
}) {
  const locale = useWords();
  const said = useSignal<"save.copied" | "save.not-copied" | null>(null);
  const rows = () => tableRows(table.current!, (column) => locale.t("save.note-column", { column }));
  return (
    <div class="save">
      <button
        type="button"
        aria-label={locale.t("save.copy-label", { title: caption })}
        onClick={async () => {
          said.value = (await copyText(pasteText(rows()))) ? "save.copied" : "save.not-copied";
        }}
      >
        {locale.t("save.copy")}
      </button>
      <button
        type="button"
        aria-label={locale.t("save.csv-label", { title: caption })}
        onClick={() =>
          saveFile(fileName(caption, "csv"), new Blob([csvText(rows())], { type: "text/csv;charset=utf-8" }))
        }
      >
        {locale.t("save.csv")}
      </button>
      <p aria-live="polite">{said.value ? locale.t(said.value) : null}</p>
    </div>
  );
}
