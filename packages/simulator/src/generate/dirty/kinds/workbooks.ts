import type { RandomSource } from "../../random-source.ts";
import type { Dirt } from "../dirt.ts";
import { type Draft, type NumberCell, recordsOf, withRecords } from "../draft.ts";
import { exportColumns } from "../export-columns.ts";
import { soilFiles } from "../soil-files.ts";

const DAY = 86_400;
/** Days from 1899-12-30, where Excel counts from, to 1970-01-01. */
const EPOCH = 25_569;

/** Tables gathered as sheets of one .xlsx per day of export; times are Excel's serials, some without a date's looks. */
export const workbooks = {
  id: "workbooks",
  title: {
    zh: "存成多张工作表的 XLSX，时间成了序列数",
    en: "XLSX with several sheets, times as serial numbers",
  },
  destroys: false,
  per: "files",
  usualDose: 0.3,
  soil: (drafts, circumstances) =>
    soilFiles(drafts, circumstances, (draft, random) =>
      draft.form === "csv" && recordsOf(draft).length > 0 ? inWorkbook(draft, random) : null,
    ),
} as const satisfies Dirt;

function inWorkbook(draft: Draft, random: RandomSource): Draft {
  const times = exportColumns[draft.of].times.map((column) => ({
    at: draft.columns.indexOf(column),
    shown: random() < 0.6 ? ("date" as const) : ("number" as const),
  }));
  const serials = withRecords(draft, (row) => {
    const cells = [...row.cells];
    for (const { at, shown } of times) {
      const text = cells[at]!;
      if (typeof text === "string" && text !== "") cells[at] = serialOf(text, shown);
    }
    return { ...row, cells };
  });
  const day = new Date(draft.exportedAt * 1000).toISOString().slice(0, 10);
  return { ...serials, form: "workbook", container: `数据汇总_${day}` };
}

function serialOf(text: string, shown: NumberCell["shown"]): NumberCell {
  const seconds = Date.parse(`${text.replace(" ", "T")}Z`) / 1000;
  return { number: EPOCH + seconds / DAY, shown };
}
