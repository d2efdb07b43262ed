import { destroyRecords } from "../destroy-records.ts";
import type { Dirt } from "../dirt.ts";
import type { Cell } from "../draft.ts";
import { exportColumns } from "../export-columns.ts";

/** What a double holds of a whole number without a doubt. */
const EXACT = 15; // digits

/** Rows whose ids Excel has turned into numbers: 6.92E+18, the last digits gone for good. */
export const scientificIds = {
  id: "scientific-ids",
  title: { zh: "编号被 Excel 变成 6.92E+18", en: "ids that Excel turned into 6.92E+18" },
  destroys: true,
  per: "rows",
  usualDose: 0.02,
  soil: (drafts, circumstances) =>
    destroyRecords(
      drafts,
      circumstances,
      ({ form }) => form !== "json",
      (draft, row) => {
        const cells: Cell[] = [...row.cells];
        for (const column of exportColumns[draft.of].ids) {
          const id = row.clean[column]!.trim();
          const asNumber = draft.form === "workbook" && id.length > EXACT;
          cells[draft.columns.indexOf(column)] = asNumber
            ? { number: Number(id), shown: "number" }
            : scientific(id);
        }
        return { ...row, cells };
      },
    ),
} as const satisfies Dirt;

/** As Excel shows a long number: two decimals, cut off here. */
function scientific(id: string): string {
  return `${id[0]}.${id.slice(1, 3)}E+${id.length - 1}`;
}
