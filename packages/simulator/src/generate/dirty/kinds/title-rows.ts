import { timeText } from "../../local-time.ts";
import type { Dirt } from "../dirt.ts";
import { soilFiles } from "../soil-files.ts";

/** One to three rows of title above the header, some as wide as the table. */
export const titleRows = {
  id: "title-rows",
  title: { zh: "表头上方有标题行", en: "title rows above the header" },
  destroys: false,
  per: "files",
  usualDose: 0.4,
  soil: (drafts, circumstances) =>
    soilFiles(drafts, circumstances, (draft, random) => {
      if (draft.form === "json") return null;
      const titles = [
        [`店铺名称：${circumstances.tables.shop.name}`],
        [`导出时间：${timeText(draft.exportedAt)}`],
        [draft.path, ...draft.columns.slice(1).map(() => "")],
      ];
      return { ...draft, above: titles.slice(0, 1 + Math.floor(random() * titles.length)) };
    }),
} as const satisfies Dirt;
