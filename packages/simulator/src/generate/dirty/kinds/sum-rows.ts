import { timeText } from "../../local-time.ts";
import type { Dirt } from "../dirt.ts";
import { recordsOf } from "../draft.ts";
import { exportColumns } from "../export-columns.ts";
import { soilFiles } from "../soil-files.ts";

/** A row of sums below the table, and a note on when it was made. */
export const sumRows = {
  id: "sum-rows",
  title: { zh: "末尾有合计和说明行", en: "sums and notes below the rows" },
  destroys: false,
  per: "files",
  usualDose: 0.4,
  soil: (drafts, circumstances) =>
    soilFiles(drafts, circumstances, (draft, random) => {
      if (draft.form === "json") return null;
      const records = recordsOf(draft);
      const { amounts } = exportColumns[draft.of];
      const sum = draft.columns.map((column, i) => {
        if (i === 0) return "合计";
        if (!amounts.includes(column)) return "";
        const cents = records.reduce(
          (all, { clean }) => all + Math.round(100 * Number(clean[column]!.replaceAll(",", ""))),
          0,
        );
        return (cents / 100).toFixed(2);
      });
      const notes = [`共 ${records.length} 条`, `导出时间：${timeText(draft.exportedAt)}`];
      const below = [sum, ...notes.slice(0, Math.floor(random() * 3)).map((note) => [note])];
      return { ...draft, below };
    }),
} as const satisfies Dirt;
