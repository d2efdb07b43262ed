import type { Dirt } from "../dirt.ts";
import { soilFiles } from "../soil-files.ts";

/** Files that were sent in one .zip. */
export const zips = {
  id: "zips",
  title: { zh: "几个文件打包在一个 zip 里", en: "files packed into a zip" },
  destroys: false,
  per: "files",
  usualDose: 0.3,
  soil: (drafts, circumstances) =>
    soilFiles(drafts, circumstances, (draft) =>
      draft.form === "workbook" ? null : { ...draft, container: "导出打包" },
    ),
} as const satisfies Dirt;
